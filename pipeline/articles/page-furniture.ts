// Knows the lines that belong to the page and to no story: mastheads, page numbers, editors, addresses; and the jumps between pages.

const NUMERAL = '[0-9A-Z一二三四五六七八九十]{1,4}'

/** Each line must match as a whole. */
const FURNITURE: readonly { match: RegExp; reason: string; example: string }[] = [
  {
    match:
      /^.{0,30}(?:19|20)\d\d(?:年|[-./])\s?\d{1,2}(?:月|[-./])\s?\d{1,2}日?(?=.{0,40}(?:星期|周[一二三四五六日]|版|第\d+期|总第|农历)).{0,50}$/,
    reason: 'masthead with the date',
    example: '科技日报 2024年5月23日 星期四 第3版',
  },
  {
    match:
      /^.{0,30}[一二][〇○零九一二三四五六七八]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日(?:\s?(?:星期|第|农历|[A-Z]\d).{0,40})?$/,
    reason: 'masthead with the date in hanzi',
    example: '港聞 二〇二五年六月十一日 星期三 A8',
  },
  {
    match:
      /^(?:19|20)\d\d(?:年|[-./])\s?\d{1,2}(?:月|[-./])\s?\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?(?:\s*来源[：:].{0,30})?$/,
    reason: 'the date alone, or over a web article',
    example: '2024-05-23 10:20 来源：新华网',
  },
  {
    match: /^(?:星期|周)[一二三四五六日天].{0,20}$/,
    reason: 'day of the week',
    example: '星期四 农历四月十六',
  },
  { match: /^农历.{2,20}$/, reason: 'lunar date', example: '农历甲辰年四月十六' },
  {
    match: new RegExp(`^第?${NUMERAL}\\s?版(?:[\\s·|｜:：]*\\p{Script=Han}{2,8})?$`, 'u'),
    reason: 'page number',
    example: '第3版 要闻',
  },
  {
    match: new RegExp(`^\\p{Script=Han}{2,8}[\\s·|｜:：]+第?${NUMERAL}\\s?版?$`, 'u'),
    reason: 'section and page',
    example: '要闻 A03',
  },
  {
    match: /^[A-Z]?\d{1,3}(?:\s*[|｜·]?\s*\p{Script=Han}{2,4})?$/u,
    reason: 'page number and section',
    example: '03 要闻',
  },
  { match: /^[\p{P}\p{S}\s]+$/u, reason: 'rules and ornaments', example: '———' },
  {
    match:
      /^.{0,12}(?:国内统一(?:连续出版物|刊)号|邮发代号|新闻热线|报料热线|服务热线|广告(?:部|热线|经营)|发行(?:部|热线)|社址|本报地址|本版邮箱|投稿邮箱|零售价|定价|印刷[：:]|邮政编码|投稿信箱|电子邮箱|联系电话|官方网址|E-?mail).{0,80}$/i,
    reason: 'imprint',
    example: '新闻热线：010-00000000',
  },
  {
    match: /^(?:电话|传真|网址|邮箱|邮编|地址)[：:].{0,60}$/,
    reason: 'imprint',
    example: '电话：010-00000000',
  },
  {
    match: /^(?:本版|今日本版).{0,10}(?:编辑|责编|主编|校对).{0,40}$/,
    reason: 'editors of the page',
    example: '本版编辑 周宁',
  },
  {
    match:
      /^(?:(?:今日|本周|一周|每日)?(?:要闻|要聞|綜合|經濟|財經|社會|國內|國際|文體|體育|區域|港聞|兩岸|副刊|综合|时政|国内|国际|本地|地方|社会|财经|经济|产业|金融|科技|教育|文化|文体|体育|健康|生活|生态|法治|民生|理论|评论|观点|图片|摄影|副刊|专题|广告|简讯|导读|导航|区域|城市|乡村|世界|环球|视点|深度|特别报道)(?:新闻|要闻|时讯|周刊|专刊|专版|视点|观察|速览|速递|速读|动态|快讯|简讯|在线|聚焦|综合|导读|资讯|视野|广场|纵横|天地|前沿|版|专栏)?|今日谈|今日导读|人民论坛|编者按|编辑手记|记者手记|相关链接|新闻链接|延伸阅读|链接|短评|快评|时评|社评|名词解释|一句话新闻|新闻速览)$/,
    reason: 'name of a section or column',
    example: '国内新闻',
  },
  {
    match: /^今日(?:\d{1,3}|[一二三四五六七八九十]{1,3})版.{0,20}$/,
    reason: 'number of pages',
    example: '今日8版',
  },
]

export function isFurniture(line: string): boolean {
  return line.length <= 120 && FURNITURE.some(({ match }) => match.test(line))
}

const ORNAMENT = '[\\s▲△▶►▷◀◁■●◆★※→←<>《》—\\-]*'
const CONTINUED_FROM = new RegExp(
  `^${ORNAMENT}[（(【[]?(?:上接|紧接|緊接)\\s?第?\\s?(?:[A-Z]?(\\d{1,3})|([A-Z]?[一二三四五六七八九十]{1,3})|(头))\\s?版[^）)】\\]，。]{0,24}[）)】\\]]?${ORNAMENT}`,
)
const CONTINUED_ON = new RegExp(
  `^${ORNAMENT}[（(【[]?(?:下转|下轉|转)\\s?第?\\s?[A-Z]?(?:\\d{1,3}|[一二三四五六七八九十]{1,3})\\s?版[^，。]{0,12}$`,
)

/** `上接第1版` at the start of a line: the page it names, and where the story's words begin; null otherwise. */
export function continuedFrom(line: string): { page: number; end: number } | null {
  const match = CONTINUED_FROM.exec(line)
  if (match === null) return null
  const [all, digits, numeral] = match
  const page = digits !== undefined ? Number(digits) : numeral !== undefined ? readNumeral(numeral) : 1
  return { page, end: all.length }
}

/** 下转第4版 on a line of its own. */
export function isContinuedOn(line: string): boolean {
  return line.length <= 30 && CONTINUED_ON.test(line)
}

const NOTICE =
  /^(?:寻人|寻物|招聘|招租|招领|遗失|征稿|征文|租赁|拍卖|招标|中标|更名|迁址|注销|清算|债权转让|减资|停电|停水|道路封闭|尋人|招聘|遺失|拍賣)?(?:启事|公告|声明|通告|公示|更正|致歉|勘误|讣告|啟事|聲明|訃告)$/

/** 寻人启事, 遗失声明: the title of a notice, which is no news. */
export function isNoticeTitle(line: string): boolean {
  return NOTICE.test(line.replace(/\s/g, ''))
}

/** （作者单位：云州市行政学院）, under an opinion or essay. */
export function isAuthorNote(line: string): boolean {
  return /^[（(]\s?(?:本文)?作者[^（）()]{2,60}[）)]$/.test(line)
}

/** 十二 → 12 */
function readNumeral(text: string): number {
  const digit = (character: string | undefined) => '一二三四五六七八九'.indexOf(character ?? '?') + 1
  const han = text.replace(/^[A-Z]/, '')
  if (!han.includes('十')) return digit(han[0])
  const [tens, ones] = han.split('十')
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones))
}
