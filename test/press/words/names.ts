// Names of people, places, papers and bodies for made-up news; a name that someone bears is chance.
import type { Random } from '../random.ts'

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
const DOUBLE_SURNAMES = ['欧阳', '司马', '上官', '诸葛', '夏侯']
const GIVEN =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红建文辉玲志宏海燕晓春梅鹏飞宇浩然子轩思雨佳怡俊凯欣悦天乐诗涵一诺清远卓凡书航景行若彤知远沐阳南星云帆立新国庆德福守义长林秋菊冬青素琴'

export function personName(random: Random): string {
  const surname = random.chance(0.02) ? random.pick(DOUBLE_SURNAMES) : random.pick([...SURNAMES])
  const first = random.pick([...GIVEN])
  return surname + (random.chance(0.3) && surname.length === 1 ? first : first + random.pick([...GIVEN]))
}

const PLACE_FIRST = '云青白清临宁澜棠梧槐枫鹿鹤雁松泽沅澄湄丹瑶琼霁曲望岚柘桐榆碧锦'
const PLACE_LAST = '州阳江川泽陵原河湖溪安宁海城岭台峰塘浦津山源'

/** Two characters, without 市 or 县. */
export function placeName(random: Random): string {
  return random.pick([...PLACE_FIRST]) + random.pick([...PLACE_LAST])
}

const VILLAGE_FIRST = [
  '大槐',
  '石桥',
  '柳树',
  '双井',
  '上坪',
  '下湾',
  '新店',
  '马家',
  '竹园',
  '沙坝',
  '古渡',
  '松林',
  '杏花',
  '龙泉',
  '桃源',
  '红土',
  '三岔',
  '白塔',
  '芦花',
  '梅岭',
]
export function villageName(random: Random): string {
  return random.pick(VILLAGE_FIRST) + random.pick(['村', '村', '镇', '乡', '街道', '社区'])
}

const FIRM_FIRST = [
  '恒远',
  '瑞丰',
  '启明',
  '华澜',
  '中泽',
  '天枢',
  '远图',
  '和光',
  '德源',
  '金禾',
  '云帆',
  '星汉',
  '博雅',
  '鼎新',
  '众诚',
  '凌波',
  '汇川',
  '北辰',
  '长庚',
  '同济堂',
]
export function firmName(random: Random): string {
  return random.pick(FIRM_FIRST)
}

export function newspaperName(random: Random, kind: 'daily' | 'evening' | 'county' | 'magazine'): string {
  const place = placeName(random)
  if (kind === 'evening') return `${place}${random.pick(['晚报', '都市报', '早报'])}`
  if (kind === 'county') return `${place}${random.pick(['日报', '报', '新报'])}`
  if (kind === 'magazine') return `${place}${random.pick(['周刊', '周末'])}`
  return `${place}${random.pick(['日报', '日报', '经济报', '工人报', '时报'])}`
}
