// Says how many of a headline's words a story has: pairs of neighbouring characters, the rarer on the page the heavier.

/** Pairs of neighbouring hanzi, letters' words or numbers; punctuation and spaces part them. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  let before = ''
  for (const [token] of text.matchAll(/\p{Script=Han}|[A-Za-z]+|\d+(?:\.\d+)?|./gsu)) {
    const word = /^[\p{L}\p{N}]/u.test(token) ? token : ''
    if (word !== '' && before !== '') pairs.add(before + word)
    before = word
  }
  return pairs
}

/** The share of a headline's pairs that a text has. */
export function shareIn(heading: string, text: string): number {
  const pairs = pairsOf(heading)
  const there = pairsOf(text)
  let shared = 0
  for (const pair of pairs) if (there.has(pair)) shared++
  return pairs.size === 0 ? 0 : shared / pairs.size
}

export type StoryWords = { all: ReadonlySet<string>; lead: ReadonlySet<string> }

// A headline takes its words from the lead; the rest of a long story holds something of everything.
const LEAD_LENGTH = 260

export function storyWords(text: string): StoryWords {
  return { all: pairsOf(text), lead: pairsOf(text.slice(0, LEAD_LENGTH)) }
}

export type Cover = (headline: string, story: StoryWords) => number

/** Makes the measure for a page with these stories: 0 for no word shared, 1 for a headline whose every pair is in the lead. */
export function createCover(stories: readonly StoryWords[]): Cover {
  const holders = new Map<string, number>()
  for (const { all } of stories) for (const pair of all) holders.set(pair, (holders.get(pair) ?? 0) + 1)
  const weight = (pair: string) => Math.log(1 + (stories.length + 1) / (holders.get(pair) ?? 1))
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
