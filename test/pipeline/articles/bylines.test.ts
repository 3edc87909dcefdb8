// Who signed, and what only looks like a signature.
import { expect, test } from 'vitest'
import { bylineAtEnd, bylineOfLine } from '../../../pipeline/articles/bylines.ts'

type Signed = { writers?: string[]; photographers?: string[]; editors?: string[]; house?: string | null }

const signed = ({ writers = [], photographers = [], editors = [], house = null }: Signed) => ({
  writers,
  photographers,
  editors,
  house,
})

test.each<[string, Signed]>([
  ['▶ 本报记者 张伟', { writers: ['张伟'], house: '本报' }],
  ['■本报记者 王伟 通讯员 李明', { writers: ['王伟', '李明'], house: '本报' }],
  ['□ 本报驻澄湾记者 林一', { writers: ['林一'], house: '本报' }],
  ['（记者 王芳 李强）', { writers: ['王芳', '李强'] }],
  [
    '（云州日报记者 周一 吴二 阿依古丽·买买提）',
    { writers: ['周一', '吴二', '阿依古丽·买买提'], house: '云州日报' },
  ],
  ['本报记者王芳、李强', { writers: ['王芳', '李强'], house: '本报' }],
  ['（记者 魏长风匡小雨）', { writers: ['魏长风', '匡小雨'] }],
  ['记者林听雨实习生陈果', { writers: ['林听雨', '陈果'] }],
  ['董瑞丰 戴小河', { writers: ['董瑞丰', '戴小河'] }],
  ['本报记者 王伟 文/图', { writers: ['王伟'], house: '本报' }],
  ['文/林一 图/李然', { writers: ['林一'], photographers: ['李然'] }],
  ['新华社记者 李然/摄', { photographers: ['李然'], house: '新华社' }],
  ['中国海油供图', {}],
  ['新华社记者 李然摄', { photographers: ['李然'], house: '新华社' }],
  ['李然 摄', { photographers: ['李然'] }],
  ['李然 王芳 摄', { photographers: ['李然', '王芳'] }],
  ['摄影：李然', { photographers: ['李然'] }],
  ['本报记者 万里 摄影报道', { photographers: ['万里'], house: '本报' }],
  ['陈星河摄（云州图片）', { photographers: ['陈星河'] }],
  ['责任编辑：周宁 美编：林一', { editors: ['周宁', '林一'] }],
  ['【编辑:朱延静】', { editors: ['朱延静'] }],
])('%s', (line, expected) => {
  const { writers, photographers, editors, house } = bylineOfLine(line) ?? {}
  expect({ writers, photographers, editors, house }).toEqual(signed(expected))
})

test.each([
  '记者获悉',
  '他告诉记者',
  '向记者介绍',
  '要闻',
  '文化 体育 财经 教育 科技',
  '云州市轨道交通集团',
  '从实验室走向产业',
  '全国中小企业服务月启动',
  '新华社记者',
  '',
])('%j signs nothing', line => {
  expect(bylineOfLine(line)).toBe(null)
})

test.each<[string, string | null, string[]]>([
  ['……的行业倡议。 董瑞丰 戴小河', '董瑞丰 戴小河', ['董瑞丰', '戴小河']],
  ['智能化水平。 童晟', '童晟', ['童晟']],
  ['智能化水平。童晟', '童晟', ['童晟']],
  ['缩短了二十二天。（金子健）', '（金子健）', ['金子健']],
  ['占七成。（郝佳 通讯员 罗琳）', '（郝佳 通讯员 罗琳）', ['郝佳', '罗琳']],
  ['推进项目。（本报记者 王伟）（下转第4版）', '（本报记者 王伟）', ['王伟']],
  ['“我们不怕难。”本报记者 王伟', '本报记者 王伟', ['王伟']],
  ['发挥效益。 【编辑:朱延静】', '【编辑:朱延静】', ['朱延静']],
  ['在会上参观。 新华社记者 李然摄', '新华社记者 李然摄', ['李然']],
  ['在会上参观。新华社发（李然 摄）', '新华社发（李然 摄）', ['李然']],
  ['图为活动现场 李然 摄', '李然 摄', ['李然']],
  ['他叫王伟。', null, []],
  ['今年已建成三座。其中', null, []],
  ['“办法总比困难多。”王伟说', null, []],
  ['云州大学教授梁启文认为，这种做', null, []],
  ['覆盖31个省（区、市）', null, []],
  ['（以下简称《办法》）', null, []],
  ['荣获金奖（第三名）', null, []],
])('the end of %j is signed %j', (paragraph, quotation, names) => {
  const end = bylineAtEnd(paragraph)
  expect(end && paragraph.slice(end.span.start, end.span.end)).toBe(quotation)
  expect([
    ...(end?.byline.writers ?? []),
    ...(end?.byline.photographers ?? []),
    ...(end?.byline.editors ?? []),
  ]).toEqual(names)
})
