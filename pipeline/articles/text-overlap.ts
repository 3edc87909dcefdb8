// Says how many of a headline's words a story has: pairs of neighbouring characters, the rarer on the page the heavier.

/** Two characters of the basic plane as one number, else a string. */
export type Pair = number | string

const NO_WORD = 0
const WORD = 1
const LETTER = 2
const DIGIT = 3
const CLASSES = characterClasses()

function characterClasses(): Uint8Array {
  const classes = new Uint8Array(65_536)
  for (let code = 0; code < classes.length; code++) {
    const character = String.fromCharCode(code)
    if (/[A-Za-z]/.test(character)) classes[code] = LETTER
    else if (/[0-9]/.test(character)) classes[code] = DIGIT
    else if (/[\p{L}\p{N}]/u.test(character)) classes[code] = WORD
  }
  return classes
}

/** Pairs of neighbouring hanzi, letters' words or numbers; punctuation and spaces part them. */
export function pairsOf(text: string): Set<Pair> {
  const pairs = new Set<Pair>()
  // What stands before: its place, and its code where it is a single character.
  let beforeStart = -1
  let beforeCode = -1
  for (let start = 0; start < text.length; ) {
    const end = tokenEnd(text, start)
    const code = end - start === 1 ? text.charCodeAt(start) : -1
    const isWord = code >= 0 ? CLASSES[code] !== NO_WORD : /^[\p{L}\p{N}]/u.test(text.slice(start, end))
    if (isWord && beforeStart >= 0)
      pairs.add(code >= 0 && beforeCode >= 0 ? beforeCode * 65_536 + code : text.slice(beforeStart, end))
    beforeStart = isWord ? start : -1
    beforeCode = isWord ? code : -1
    start = end
  }
  return pairs
}

/** The end of the letters, the number with its decimals, or the one character that begins at `start`. */
function tokenEnd(text: string, start: number): number {
  const kind = CLASSES[text.charCodeAt(start)]
  const runEnd = (from: number): number => {
    let end = from
    while (end < text.length && CLASSES[text.charCodeAt(end)] === kind) end++
    return end
  }
  if (kind === LETTER) return runEnd(start + 1)
  if (kind !== DIGIT) return start + ((text.codePointAt(start) as number) > 0xffff ? 2 : 1)
  const end = runEnd(start + 1)
  return text[end] === '.' && CLASSES[text.charCodeAt(end + 1)] === DIGIT ? runEnd(end + 2) : end
}

/** The share of a headline's pairs that a text has. */
export function shareIn(heading: string, text: string): number {
  const pairs = pairsOf(heading)
  const there = pairsOf(text)
  let shared = 0
  for (const pair of pairs) if (there.has(pair)) shared++
  return pairs.size === 0 ? 0 : shared / pairs.size
}

export type StoryWords = { readonly all: ReadonlySet<Pair>; readonly lead: ReadonlySet<Pair> }

// A headline takes its words from the lead; the rest of a long story holds something of everything.
const LEAD_LENGTH = 260

/** The words are read when they are first asked for: most stories have no headline in doubt. */
export function storyWords(text: string): StoryWords {
  let all: Set<Pair> | undefined
  let lead: Set<Pair> | undefined
  return {
    get all() {
      all ??= pairsOf(text)
      return all
    },
    get lead() {
      lead ??= pairsOf(text.slice(0, LEAD_LENGTH))
      return lead
    },
  }
}

export type Cover = (headline: string, story: StoryWords) => number

/** Makes the measure for a page with these stories: 0 for no word shared, 1 for a headline whose every pair is in the lead. */
export function createCover(stories: readonly StoryWords[]): Cover {
  let holders: Map<Pair, number> | undefined
  const weight = (pair: Pair) => {
    holders ??= countHolders(stories)
    return Math.log(1 + (stories.length + 1) / (holders.get(pair) ?? 1))
  }
  return (headline, story) => {
    let whole = 0
    let inAll = 0
    let inLead = 0
    for (const pair of pairsOf(headline)) {
      const heavy = weight(pair)
      whole += heavy
      if (story.all.has(pair)) inAll += heavy
      if (story.lead.has(pair)) inLead += heavy
    }
    return whole === 0 ? 0 : (0.6 * inAll + 0.4 * inLead) / whole
  }
}

function countHolders(stories: readonly StoryWords[]): Map<Pair, number> {
  const holders = new Map<Pair, number>()
  for (const { all } of stories) for (const pair of all) holders.set(pair, (holders.get(pair) ?? 0) + 1)
  return holders
}
