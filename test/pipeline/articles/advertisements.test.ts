// Lines of advertisements are known, and news of shops, homes and schools is not taken for one.
import { describe, expect, test } from 'vitest'
import { advertisementLines, isAdvertisement } from '../../../pipeline/articles/advertisements.ts'

describe('advertisements', () => {
  test.each([
    ['秋冬新款 全场六折起', true],
    ['车市销量同比增长六成', false],
    ['买三送一 货到付款', true],
    ['新到一批羊毛被', true],
    ['首付20万起 拎包入住', true],
    ['一批现房小区交付使用', false],
    ['报名热线：010-00000000', true],
    ['政务服务热线接通率升至九成', false],
    ['远航驾校 寒假招生', true],
    ['云州启动秋季招生', false],
    ['云州中小学 秋季招生方案公布', false],
    ['订报有礼 十一月开始', true],
    ['订报工作会议召开', false],
    ['各邮政网点均可订阅', true],
    ['老字号 总店', true],
    ['老字号总店修缮一新', false],
    ['家电 岁末钜惠', true],
    ['商家让利 年货市场升温', true],
    ['全场八折起，市民排队选购', false],
    ['農資送貨上門', false],
    ['買二贈一 送貨上門', true],
  ])('%s: %s', (line, expected) => {
    expect(isAdvertisement(line)).toBe(expected)
  })

  test('a line that was cut is read with its rest', () => {
    expect(advertisementLines('云州家居 周年盛', { before: '', after: '惠' })).toBe(2)
    expect(advertisementLines('云州家居 周年盛惠', { before: '', after: '全场五折起' })).toBe(1)
    expect(advertisementLines('云州大桥 今日通', { before: '', after: '车' })).toBe(0)
  })

  test('a line that fills its column amid a sentence is running text', () => {
    const before = '入冬以来街上的家电卖场'
    expect(advertisementLines('纷纷打出广告全场七折起', { before, after: '，前来选购的人' })).toBe(0)
    expect(advertisementLines('纷纷打出广告全场七折起', { before: '，天气转冷。', after: '' })).toBe(1)
  })
})
