// Closes up s p a c e d runs of characters: 中 国 医 学 科 学 院 is set wide to fill its line, 王 明  李 刚 are two names.
import { partIntoNames } from './common-surnames.ts'

type Token = { text: string; gap: number }

// What a person's name follows or goes before in print, with the name often set wide: 记者 张 伟, 李 然 摄.
const BYLINE_WORD =
  /(?:记者|記者|通讯员|通訊員|撰稿人|实习生|作者|编辑|責編|责编|摄影|攝影|评论员|摄|攝|报道|報道)$/u

/** `line` without indent, every white space a plain space. Other spaces stay as they are. */
export function closeSpacedRuns(line: string): string {
  if (!/(?:^| )\p{P}{0,2}\p{Script=Han}\p{P}{0,2}(?: |$)/u.test(line)) return line
  const tokens = readTokens(line)
  let closed = ''
  // Set while the words since 记者 or 通讯员 are short enough for names.
  let amongNames = false
  for (let i = 0; i < tokens.length; ) {
    const end = runEnd(tokens, i)
    const run = tokens.slice(i, end)
    const last = end === tokens.length
    const signed = last && /[。！？”]$/.test(tokens[i - 1]?.text ?? '')
    const bylined = amongNames || signed || /^(?:摄|攝|[/／])/u.test(tokens[end]?.text ?? '')
    closed += closeRun(run, { bylined, alone: run.length === tokens.length })
    closed += ' '.repeat(run[run.length - 1]?.gap ?? 0)
    const word = run[run.length - 1]?.text ?? ''
    amongNames = BYLINE_WORD.test(word) || (amongNames && word.length <= 4)
    i = end
  }
  return closed
}

/** The words of a line, each with the width of the gap behind it. */
function readTokens(line: string): Token[] {
  const tokens: Token[] = []
  for (const match of line.matchAll(/([^ ]+)( *)/g)) {
    tokens.push({ text: match[1] as string, gap: (match[2] as string).length })
  }
  return tokens
}

// One hanzi, with or without punctuation: 贡, ，也, 然/摄
function isSpacedCharacter(text: string): boolean {
  return (
    /^\p{P}{0,2}\p{Script=Han}(?:\p{P}{0,2}|[/／][摄攝])$/u.test(text) || /^[，。、：；？！]$/u.test(text)
  )
}

function runEnd(tokens: readonly Token[], start: number): number {
  let end = start
  while (end < tokens.length && isSpacedCharacter((tokens[end] as Token).text)) end++
  return Math.max(end, start + 1)
}

function closeRun(run: readonly Token[], place: { bylined: boolean; alone: boolean }): string {
  const asItStands = () =>
    run.map((token, i) => token.text + (i < run.length - 1 ? ' '.repeat(token.gap) : '')).join('')
  if (run.length < 2) return asItStands()
  const gaps = run.slice(0, -1).map(token => token.gap)
  const narrow = gaps.reduce((least, gap) => Math.min(least, gap))
  if (gaps.some(gap => gap !== narrow)) {
    // 王 明  李 刚: the wider gaps part the words, the narrow ones only stretch them.
    return run.map((token, i) => token.text + (i < run.length - 1 && token.gap > narrow ? ' ' : '')).join('')
  }
  const characters = run.map(token => token.text)
  const names = run.length <= 12 ? namesOf(characters) : null
  if (names !== null && (place.bylined || (run.length <= 6 && (place.alone || run.length >= 4)))) {
    return names.join(' ')
  }
  if (place.alone || run.length >= 4) return characters.join('')
  return asItStands()
}

function namesOf(characters: readonly string[]): readonly string[] | null {
  // The bracket of （记者 张 伟） sticks to its last character.
  const last = characters.at(-1) as string
  const bare = last.replace(/(?:\p{P}+|[/／][摄攝])$/u, '')
  const names = partIntoNames([...characters.slice(0, -1), bare])
  return names === null ? null : [...names.slice(0, -1), `${names.at(-1)}${last.slice(bare.length)}`]
}
