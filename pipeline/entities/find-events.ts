// Finds events by what stands around them: “…”演习, 台风“海鸥”, 纪念……周年座谈会, sessions of bodies, editions of known events.
import type { Finding } from './certainty.ts'
import { quotations } from './find-products.ts'
import type { NameContext } from './grow-names.ts'
import type { WordList } from './word-list.ts'

export type EventGrammar = {
  /** What kinds may follow a quotation that names an event; `words` right behind it or up to five characters on. */
  behind_quotation: { words: readonly string[] }
  /** Right before or behind a quotation these make it a storm: 台风“海鸥”. */
  storms: { words: readonly string[] }
  /** 纪念……周年 and 庆祝……周年 with one of `words`. */
  anniversaries: { openings: readonly string[]; words: readonly string[] }
  /** How meetings of bodies end: 全国政协十四届三次会议. */
  sessions: { words: readonly string[]; never_within: string }
  /** What follows a known event as its edition or part: 博鳌亚洲论坛2024年年会. */
  editions: { words: readonly string[]; stages: readonly string[] }
}

export type EventFinder = (context: NameContext) => (Finding & { subtype: string })[]

const NUMBER = '[一二三四五六七八九十百\\d]{1,4}'
// 湖北省 and 十四届全国人大 in front of a session's number.
const REACH = 24

/** @param endings words that end a quotation which is an event's name as it stands. @throws SyntaxError for a wrong pattern. */
export function createEventFinder(grammar: EventGrammar, endings: WordList): EventFinder {
  const { behind_quotation, storms, anniversaries, sessions, editions } = grammar
  const behind = new RegExp(
    `^(?:[^\\P{Script=Han}的了和与在是等为及]{0,5}?)(?:第${NUMBER}届[^\\P{Script=Han}的了和与在是等为及]{0,6}?)?(?:${longestFirst(behind_quotation.words)})(?!者|员|家)`,
    'u',
  )
  const stormBehind = new RegExp(`^(?:超强|强|热带)?(?:${storms.words.join('|')})`, 'u')
  const stormBefore = new RegExp(`(?:${storms.words.join('|')})$`, 'u')
  const anniversary = new RegExp(
    `(?:${anniversaries.openings.join('|')})[^，。；：！？\\n“”]{2,30}周年(?:${longestFirst(anniversaries.words)})`,
    'gu',
  )
  const plain = `[^\\P{Script=Han}${sessions.never_within}]`
  const meeting = `(?:${longestFirst(sessions.words)})`
  // 十四届全国人大三次会议, 第十四届委员会常务委员会第九次会议: a term and a number.
  const ofTerm = new RegExp(
    `(?:第${NUMBER}届|[一二三四五六七八九十]{1,3}届)${plain}{0,22}?第?${NUMBER}次(?:全体)?${meeting}`,
    'gu',
  )
  // 二十国集团|领导人第十九次峰会, 中国作家协会|第十次全国代表大会.
  const ofBody = new RegExp(`^${plain}{0,8}?第${NUMBER}[次届]${plain}{0,8}?${meeting}`, 'u')
  const ofYear = new RegExp(
    `^20\\d\\d年度?(?:全国|全体|${plain}{0,4}?)(?:${longestFirst(editions.words)})`,
    'u',
  )
  // 香港回归|25周年大会, 世界杯|亚洲区预选赛.
  const years = new RegExp(
    `^${plain}{0,2}?(?:\\d{1,3}|[一二三四五六七八九十百]{1,4})周年(?:${longestFirst(anniversaries.words)})`,
    'u',
  )
  const stage = new RegExp(`^${plain}{0,4}?(?:${longestFirst(editions.stages)})`, 'u')
  const part = new RegExp(`^[·—－]{1,2}${plain}{2,12}?(?:${longestFirst(editions.words)})`, 'u')

  return ({ text, known, knownEnding }) => {
    const found: (Finding & { subtype: string })[] = []
    const add = (start: number, end: number, reason: string, subtype: string) =>
      found.push({ start, end, type: 'event', subtype, reason })

    for (const { start, end } of quotations(text)) {
      const ending = endings.endingAt(text, end - 1, end - start - 4)
      if (ending) add(start + 1, end - 1, `rule:quoted-event:${ending}`, '')
      const kind = behind.exec(text.slice(end, end + 24))?.[0]
      if (kind) add(start, end + kind.length, `rule:event-behind-marks:${kind}`, '')
      if (
        stormBefore.test(text.slice(Math.max(0, start - 4), start)) ||
        stormBehind.test(text.slice(end, end + 5))
      )
        add(start + 1, end - 1, 'rule:quoted-storm', 'incident')
    }
    for (const { 0: name, index } of text.matchAll(anniversary))
      add(index, index + name.length, 'rule:anniversary', 'conference')
    for (const { 0: name, index } of text.matchAll(ofTerm)) {
      // 湖北省|第十四届……, 政协武汉市|第十四届……: the bodies and places right before it belong to it.
      let start = index
      for (
        let unit = knownEnding.get(start);
        unit && index - unit.start <= REACH;
        unit = knownEnding.get(start)
      ) {
        const type = unit.entries[0]?.type
        if (type !== 'place' && type !== 'organization') break
        start = unit.start
      }
      // 政协|武汉市第十四届委员会第三次会议.
      if (start < index && /(?:政协|中共)$/.test(text.slice(Math.max(0, start - 2), start))) start -= 2
      // 省|十四届人大二次会议 in a paper of the province.
      if (start === index && /[省市县区州]/.test(text[start - 1] ?? '')) start--
      add(start, index + name.length, 'rule:session', 'conference')
    }
    for (const { start, end, entries } of known) {
      const type = entries[0]?.type
      if (type !== 'organization' && type !== 'event') continue
      const following = text.slice(end, end + REACH + 4)
      const rest =
        ofYear.exec(following)?.[0] ??
        (type === 'event'
          ? (part.exec(following) ?? years.exec(following) ?? stage.exec(following))?.[0]
          : ofBody.exec(following)?.[0])
      if (rest)
        add(start, end + rest.length, type === 'event' ? 'rule:edition' : 'rule:session', 'conference')
    }
    return found
  }
}

/** Alternatives for a pattern: 专项行动 before 行动. */
const longestFirst = (words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length).join('|')
