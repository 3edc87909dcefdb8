// Finds who said what: words in quotation marks with their speaker, and reported speech.
import { tableOf } from '../characters.ts'
import { firstEndingBehind, overlapping, overlapsAny } from '../entities/spans.ts'
import type { LinkedMention, Quote, Span } from '../types.ts'

// The verb may carry 说 or 道 behind it: 介绍说, 笑着说, 解释道.
const VERB =
  '(?:表示|指出|强调|认为|介绍说?|坦言|透露|告诉记者|告诉[\\p{Script=Han}]{2,4}|建议|解释[说道]?|回忆[说道]?|感慨[说道]?|补充[说道]?|分析[说称]?|提醒|呼吁|回应|直言|[笑坦感]?[\\p{Script=Han}]{0,2}说道?|称|说)'
const AFTER_SPEAKER = new RegExp(
  `^(?:还|又|也|最后|同时|随后|在[\\p{Script=Han}]{1,12}[上时中])?(${VERB})`,
  'u',
)
const LONGEST_QUOTE = 600
const ENDS_SENTENCE = tableOf('。！？\n')

/**
 * Direct quotations of at least 8 characters whose speaker stands before (X说：“…”) or behind them (“…”X说), and reported speech (X表示，…).
 * The speaker of a quotation that follows another in the same paragraph without a name of its own is carried over.
 * @param named mentions in order of start. @param references likewise the words that stand for them: 他说.
 */
export function findQuotes(
  text: string,
  named: readonly LinkedMention[],
  references: readonly LinkedMention[],
): Quote[] {
  const speakers = [...named, ...references].sort((a, b) => a.start - b.start)
  const people = speakers.filter(
    ({ type }) => type === 'person' || type === 'organization' || type === 'document',
  )
  const quotes: Quote[] = []
  const aboutOf = (span: Span, speaker: string) => [
    ...new Set(
      overlapping(speakers, span)
        .filter(({ start, end, entity }) => start >= span.start && end <= span.end && entity !== speaker)
        .map(({ entity }) => entity),
    ),
  ]
  const add = (span: Span, speaker: string, verb: string, kind: Quote['kind'], reason: string) =>
    quotes.push({ ...span, speaker, verb, kind, about: aboutOf(span, speaker), reason })

  const startingAt = new Map(people.map(mention => [mention.start, mention]))
  const spoken: Span[] = []
  let last: { speaker: string; verb: string; end: number } | undefined
  for (const span of quotedSpeech(text)) {
    if (last && text.slice(last.end, span.start).includes('\n')) last = undefined
    const before = speakerBefore(text, span.start, people)
    const behind = speakerBehind(text, span.end, startingAt)
    const found = behind ?? before
    if (found)
      add(
        span,
        found.speaker,
        found.verb,
        'direct',
        behind ? 'rule:words-then-speaker' : 'rule:speaker-then-words',
      )
    else if (last) add(span, last.speaker, last.verb, 'direct', 'rule:speaker-carried-over')
    else continue
    spoken.push(span)
    last = {
      speaker: found?.speaker ?? (last as { speaker: string }).speaker,
      verb: found?.verb ?? (last as { verb: string }).verb,
      end: span.end,
    }
  }

  for (const mention of people) {
    const verb = AFTER_SPEAKER.exec(text.slice(mention.end, mention.end + 24))
    if (!verb) continue
    const at = mention.end + verb[0].length
    if (!/[，：,:]/.test(text[at] ?? '') || text[at + 1] === '“') continue
    const end = sentenceEnd(text, at + 1)
    if (end - at < 8 || overlapsAny({ start: at, end }, spoken)) continue
    add({ start: at + 1, end }, mention.entity, verb[1] as string, 'indirect', 'rule:reported-speech')
  }
  return quotes.sort((a, b) => a.start - b.start)
}

/** The words inside “…” that are speech: long enough, or a whole sentence. */
function quotedSpeech(text: string): Span[] {
  const spans: Span[] = []
  for (let open = text.indexOf('“'); open >= 0; open = text.indexOf('“', open + 1)) {
    const close = text.slice(open + 1, open + LONGEST_QUOTE).search(/[”\n]/)
    if (close < 8 || text[open + 1 + close] !== '”') continue
    const span = { start: open + 1, end: open + 1 + close }
    const isSentence = /[。！？，]/.test(text[span.end - 1] as string) || /[：:，]/.test(text[open - 1] ?? '')
    if (isSentence) spans.push(span)
    open = span.end
  }
  return spans
}

function speakerBefore(text: string, start: number, people: readonly LinkedMention[]) {
  const lead = text.slice(Math.max(0, start - 30), start - 1)
  const speaker = lastEndingBefore(people, start)
  if (!speaker || start - speaker.end >= 26 || !/[：，:]$/.test(lead)) return undefined
  const verb = AFTER_SPEAKER.exec(text.slice(speaker.end, start - 1))
  return verb && speaker.end + verb[0].length >= start - 3
    ? { speaker: speaker.entity, verb: verb[1] as string }
    : undefined
}

/** “……。”国家数据局副局长陈荣辉表示: office and body may stand before the name. */
function speakerBehind(text: string, end: number, startingAt: ReadonlyMap<number, LinkedMention>) {
  for (let at = end + 1; at < Math.min(text.length, end + 45); at++) {
    if (/[。！？；\n“]/.test(text[at] as string)) return undefined
    const mention = startingAt.get(at)
    if (mention?.type !== 'person') continue
    const verb = AFTER_SPEAKER.exec(text.slice(mention.end, mention.end + 24))
    if (verb) return { speaker: mention.entity, verb: verb[1] as string }
    // 在新闻发布会上，……陈荣辉在回答提问时说 is reached by the next name.
  }
  return undefined
}

function lastEndingBefore(mentions: readonly LinkedMention[], offset: number): LinkedMention | undefined {
  return mentions[firstEndingBehind(mentions, offset - 1) - 1]
}

function sentenceEnd(text: string, from: number): number {
  const end = Math.min(text.length, from + LONGEST_QUOTE)
  for (let at = from; at < end; at++)
    if (ENDS_SENTENCE[text.charCodeAt(at)]) return text[at] === '\n' ? at : at + 1
  return end
}
