// What simulated news is made of: places, bodies, people and sentences of our own, none of them real news.

export const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
]
export const GIVEN = [
  ...'伟芳娜敏静磊强洋勇艳杰娟涛明超兰霞平刚桂文辉力健俊浩宇晨思雨佳欣怡诗梦琪子涵泽嘉怀远启航立新海峰春生国栋志远书瑶亦凡',
]
export const TOWNS = [...'云河星泉青石玉白龙凤南北东西安平和兴永昌广新长高清江海山湖林桥港岭原丰宁']
export const FIELDS = [
  '新材料',
  '智能装备',
  '生物医药',
  '现代农业',
  '信息技术',
  '轨道交通',
  '清洁能源',
  '食品加工',
  '航空配件',
  '海洋工程',
]
export const BODIES: readonly { ending: string; titles: readonly string[] }[] = [
  { ending: '有限公司', titles: ['董事长', '总经理', '技术总监'] },
  { ending: '集团', titles: ['董事长', '总裁'] },
  { ending: '研究院', titles: ['院长', '研究员'] },
  { ending: '行业协会', titles: ['会长', '秘书长'] },
]
export const COUNCILS: readonly { ending: string; titles: readonly string[] }[] = [
  { ending: '市教育局', titles: ['局长', '副局长'] },
  { ending: '市水利局', titles: ['局长', '总工程师'] },
  { ending: '市人民政府', titles: ['市长', '副市长'] },
  { ending: '市人民医院', titles: ['院长', '主任医师'] },
]
export const SUBJECTS = [
  '灌溉改造',
  '旧厂房改建',
  '远程会诊',
  '校园足球',
  '粮食收购',
  '港口扩建',
  '雨水收集',
  '夜间公交',
]

/** `{body}`, `{other}`, `{person}`, `{title}`, `{town}`, `{subject}`, `{figure}` are filled in; each sentence ends a thought. */
export const SENTENCES = [
  '{body}与{other}在{town}市签署协议，共同推进{subject}。',
  '{body}{title}{person}表示，{subject}今年已完成投资{figure}亿元。',
  '{body}主办的第{figure}届{town}{subject}论坛在{town}市举行，{other}参加。',
  '{town}市{subject}项目由{body}承建，总投资{figure}亿元，同比增长{figure}.5%。',
  '{body}发布《{town}市{subject}三年规划》，{other}负责落实。',
  '“{subject}要先问居民的意见。”{body}{title}{person}说。',
  '{person}曾在{other}工作，现任{body}{title}。',
  '{body}向{other}投资{figure}亿元。',
] as const

export const OPENINGS = [
  '记者从{body}获悉，{town}市的{subject}有了新进展。',
  '{town}市的{subject}进入第二阶段，{body}参与其中。',
]
export const HEADLINES = [
  '{town}{subject}有新进展',
  '{body}参与{subject}',
  '{town}市推进{subject}',
  '{subject}惠及{town}居民',
]
