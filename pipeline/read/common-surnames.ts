// The surnames that tell a printed name from a word where only its place on the page speaks for it.

const SINGLE =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强丘滕华滑楼瞿穆佟冷佘闫肖祖蒲厉娄敖桑蔺初干苑明郎应岑臧国麦宫冀庾乌巴仇占连晏房鄢褚宗全喻邬冉储阚练匡戚车边阴艾束商木卓简尚付古卞骆茅缪荆闻晁寇屠帅晋揭荀郁鞠雍敬栗刁吉冼麻禹苟贡郦阙靖翦粟谌仝亓邸蔚皮'
const DOUBLE = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '令狐',
  '慕容',
  '司徒',
  '夏侯',
  '端木',
  '轩辕',
]
const TRADITIONAL =
  '張劉陳楊趙黃吳孫馬羅鄭謝韓馮許鄧呂蘇盧蔣賈葉閻鐘譚鄒陸顧龍萬錢湯賴龔龐蘭顏倪嚴蘆畢聶叢齊莊塗紀歐項陽衛單寧閔華樓厲婁應麥閆宮鄔儲練車陰簡關費'

const SURNAMES: ReadonlySet<string> = new Set([...SINGLE, ...TRADITIONAL, ...DOUBLE])

export function isSurname(text: string): boolean {
  return SURNAMES.has(text)
}

// Words of headings, sections and bylines that are built like names.
const NOT_NAMES: ReadonlySet<string> = new Set(
  '文化 文体 文摘 金融 时政 时评 周刊 方法 方案 高端 高层 江苏 安徽 云南 温州 常州 温馨提示 党建 关注 国际 万象 言论 严选 华为 马上 常识 易知 时讯 史话 车市 车讯 楼市 文娱 项目 成效 成果 方向 党课 应用 全国 全球 全文 安全 安排 宁夏 广东 广西 项目介绍 解读 解析 卫生 康养 简讯 简介 通知 单位 单项 路线 关键词 章程 贺信 祝福 古迹 常态 强项 强音'.split(
    ' ',
  ),
)

/** 张伟, 欧阳修远, 王李明珠 are built like a name; 高新技术 is too, so the place on the page must speak for it as well. */
export function isBuiltLikeName(text: string): boolean {
  // 王伟说, 李明则: a name and what its bearer does.
  if (NOT_NAMES.has(text) || /[说說称稱则則也已将將是的了在和与與]$/.test(text)) return false
  const characters = [...text]
  if (!characters.every(character => /\p{Script=Han}/u.test(character))) return false
  if (characters.length >= 3 && characters.length <= 4 && isSurname(characters.slice(0, 2).join('')))
    return true
  return characters.length >= 2 && characters.length <= 3 && isSurname(characters[0] as string)
}

/** Parts single hanzi into names of two or three, each led by a surname, the fewest there can be; null where that fails. */
export function partIntoNames(characters: readonly string[]): readonly string[] | null {
  if (!characters.every(character => /^\p{Script=Han}$/u.test(character))) return null
  const fewest: (string[] | undefined)[] = [[]]
  for (let end = 1; end <= characters.length; end++) {
    for (const size of [3, 2]) {
      const before = fewest[end - size]
      if (before === undefined || !isSurname(characters[end - size] as string)) continue
      const names = [...before, characters.slice(end - size, end).join('')]
      if (names.length < (fewest[end]?.length ?? Number.POSITIVE_INFINITY)) fewest[end] = names
    }
  }
  return fewest[characters.length] ?? null
}
