import { expect, test } from 'vitest'
import { nameWidth, shortenName } from '../../../client/graph/shorten-name.ts'

test.each([
  ['国家数据局', 11, '国家数据局'],
  ['粤桂协作农产品展销中心', 11, '粤桂协作农产品展销中心'],
  ['北京时代凌宇科技股份有限公司', 11, '北京时代凌宇科技股份…'],
  ['2024中国卫星导航与位置服务产业发展白皮书', 11, '2024中国卫星导航与…'],
  ['关于深化智慧城市 推进转型的意见', 9, '关于深化智慧城市…'],
  // 𬱟 is two code units and one character.
  ['𬱟𬱟𬱟𬱟', 3, '𬱟𬱟…'],
])('%s in %d is %s', (name, limit, short) => {
  expect(shortenName(name, limit)).toBe(short)
  expect(nameWidth(short)).toBeLessThanOrEqual(limit)
})
