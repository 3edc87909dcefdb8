// Tells whether two stretches of text are of one story: a story comes back to the names and words it is about.

// Printed in every second story, so no sign of kinship.
const COMMONPLACES =
  '高质量发展 现代化 数字化 智能化 信息化 国际化 一体化 产业化 规范化 专业化 标准化 市场化 常态化 基础设施 科技成果 同比增长 同比下降 进一步 近年来 据介绍 据了解 据统计 据悉 负责人 有关部门 相关部门 介绍说 新华社记者 本报记者 本报讯 新闻发布会 研究院 研究所 有限公司 股份 委员会 人民政府 领导小组 经济社会 改革开放 创新驱动 竞争力 影响力 积极性 创造性 可持续 全过程 全方位 多领域 各领域 新时代 新征程 新发展 新格局 社会主义 贯彻落实 党中央 国务院 习近平 总书记 大会 组织开展 深入推进 加快推进 持续推进 不断提升 有力支撑 重要作用 充分发挥 首次 截至目前 百分点 亿元 万元 万人次 国家 地区 联合国 个方面 一系列 工作人员 老百姓 消费者 活动期间 现场 产业发展 经济发展 技术创新 科技创新 转型升级 优化升级 系统性 整体性 战略性 示范区 开发区 工作机制 合作机制 交流合作 共同发展 深度融合 融合发展 提供服务 公共服务 服务平台 生产力 产业链 供应链 重点项目 项目建设 主题 星期 今天 昨天 上午 下午 日前 近日 目前 记者采访 接受采访 向记者 科学技术 生态环境 人民群众 居民 企业家 志愿者 董事长 总经理 副主任 副局长 书记 省委 市委 县委'
    .split(' ')
    .flatMap(threes)

const COMMONPLACE: ReadonlySet<string> = new Set(COMMONPLACES)
// Three characters with one of these among them are no word.
const BETWEEN_WORDS = /[的了在和与及是为等将已也都就并这那其于对从把被向由以而或一不有到个年月日来还能可要说]/

function threes(text: string): string[] {
  const all: string[] = []
  if (/[\ud800-\udfff]/.test(text)) {
    const characters = [...text]
    for (let i = 0; i + 2 < characters.length; i++) all.push(characters.slice(i, i + 3).join(''))
  } else for (let i = 0; i + 2 < text.length; i++) all.push(text.slice(i, i + 3))
  return all
}

export type TellingWords = ReadonlyMap<string, number>

/** Three hanzi in a row that may be a word of this story, with how often they come. */
export function tellingWords(text: string): TellingWords {
  const counts = new Map<string, number>()
  for (const [run] of text.matchAll(/\p{Script=Han}{3,}/gu)) {
    for (const word of threes(run)) {
      if (BETWEEN_WORDS.test(word) || COMMONPLACE.has(word)) continue
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return counts
}

/** Below this kinship, two texts have in common what chance gives: neighbouring stories measured 0.00 to 0.01, parts of one 0.03 and more. */
export const STRANGERS = 0.012

/**
 * How much two texts share, from 0 to 1 of the words of the shorter. What one of them repeats is what it is about and counts in full;
 * what each says once counts half.
 */
export function kinship(a: TellingWords, b: TellingWords): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  let shared = 0
  for (const [word, count] of few) {
    const other = many.get(word)
    if (other !== undefined) shared += count > 1 || other > 1 ? 1 : 0.5
  }
  return few.size === 0 ? 0 : shared / few.size
}

// What a story says so often is what it is about.
const REFRAIN = 3

/** The shorter text, too short to be measured, says what the longer one keeps coming back to. */
export function sharesRefrain(story: TellingWords, short: TellingWords): boolean {
  for (const word of short.keys()) if ((story.get(word) ?? 0) >= REFRAIN) return true
  return false
}

/** Each text keeps coming back to words of its own, of which the other has none. */
export function keepApart(a: TellingWords, b: TellingWords): boolean {
  return isAboutOther(a, b) && isAboutOther(b, a)
}

function isAboutOther(text: TellingWords, other: TellingWords): boolean {
  const refrain = [...text].filter(([, count]) => count >= REFRAIN).map(([word]) => word)
  return refrain.length > 0 && !refrain.some(word => other.has(word))
}
