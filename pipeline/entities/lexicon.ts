// All words that the pipeline looks for, in one table: a single walk over a text finds curated names, titles and endings of names.
// Hot code: numbers in typed arrays, no objects, no strings.

/**
 * The table has a row for each beginning of a word, found by hashing the node of the beginning without its last character and that
 * character: the node walked from, the character's code, the node walked to, and 0 or, where a word ends there, its meaning for the
 * finders. The node of a single character is its code.
 */
const ROW = 4
const FROM = 0
const CODE = 1
const TO = 2
const MEANING = 3

const CODES = 65_536

/** A word found: `start` and `end` in the text, and what the finder that was asked says of it. */
export type Found<Value> = { start: number; end: number; value: Value }

/** All places of a finder's words, also those that overlap, in order of start, the longest first. */
export type WordFinder<Value> = (text: string) => Found<Value>[]

export type Lexicon = ReturnType<typeof createLexicon>

export function createLexicon() {
  let capacity = 1 << 15
  let rows = new Int32Array(capacity * ROW)
  let nodes = CODES
  // Meanings of words of one character, by its code.
  const single = new Int32Array(CODES)
  // 1 where a word of more characters may begin with two whose mixture this is: nine in ten pairs of a text are in no word.
  const begins = new Uint8Array(1 << PAIR_BITS)
  let meanings = 1

  const rowOf = (from: number, code: number): number => {
    const mask = capacity - 1
    let row = hash(from, code) & mask
    for (;;) {
      const at = row * ROW
      if (rows[at + TO] === 0) return at
      if (rows[at + FROM] === from && rows[at + CODE] === code) return at
      row = (row + 1) & mask
    }
  }

  const grow = (): void => {
    const old = rows
    capacity *= 2
    rows = new Int32Array(capacity * ROW)
    for (let at = 0; at < old.length; at += ROW) {
      if (old[at + TO] === 0) continue
      const row = rowOf(old[at + FROM] as number, old[at + CODE] as number)
      for (let k = 0; k < ROW; k++) rows[row + k] = old[at + k] as number
    }
  }

  /** The row of the word `text.slice(start, end)` of two or more characters, made where there is none. */
  const addWord = (text: string, start: number, end: number): number => {
    if (nodes - CODES + end - start > capacity * 0.7) grow()
    let node = text.charCodeAt(start)
    let at = 0
    begins[pair(node, text.charCodeAt(start + 1))] = 1
    for (let i = start + 1; i < end; i++) {
      const code = text.charCodeAt(i)
      at = rowOf(node, code)
      if (rows[at + TO] === 0) {
        rows[at + FROM] = node
        rows[at + CODE] = code
        rows[at + TO] = nodes++
      }
      node = rows[at + TO] as number
    }
    return at
  }

  const scanned = createScan()

  /** Walks the table from every character, from the last to the first. */
  const read = (text: string): void => {
    if (text === scanned.text) return
    startScan(scanned, text)
    const { codes } = scanned
    const { length } = text
    const table = rows
    const mask = capacity - 1
    for (let i = length - 1; i >= 0; i--) {
      const code = codes[i] as number
      if (single[code] !== 0) keep(scanned, i, i + 1, single[code] as number)
      if (i + 1 === length || begins[pair(code, codes[i + 1] as number)] === 0) continue
      let node = code
      for (let j = i + 1; j < length; j++) {
        const next = codes[j] as number
        let at = (hash(node, next) & mask) * ROW
        while (table[at + TO] !== 0 && (table[at] !== node || table[at + CODE] !== next))
          at = (at + ROW) & (mask * ROW + ROW - 1)
        node = table[at + TO] as number
        if (node === 0) break
        const meaning = table[at + MEANING] as number
        if (meaning !== 0) keep(scanned, i, j + 1, meaning)
      }
    }
  }

  const createFinder = <Value>(words: Iterable<readonly [string, Value]>): WordFinder<Value> => {
    const values: (Value | undefined)[] = []
    for (const [word, value] of words) {
      if (word === '') continue
      const isSingle = word.length === 1
      const at = isSingle ? word.charCodeAt(0) : addWord(word, 0, word.length)
      const meaning = (isSingle ? single[at] : rows[at + MEANING]) || meanings++
      if (isSingle) single[at] = meaning
      else rows[at + MEANING] = meaning
      values[meaning] = value
    }
    scanned.text = undefined
    return text => {
      read(text)
      const { finds, findsEnd } = scanned
      const found: Found<Value>[] = []
      for (let k = findsEnd - 3; k >= 0; k -= 3) {
        const value = values[finds[k + 2] as number]
        if (value !== undefined) found.push({ start: finds[k] as number, end: finds[k + 1] as number, value })
      }
      return found
    }
  }

  return { createFinder }
}

type Scan = {
  text: string | undefined
  codes: Uint16Array
  /** Start, end and meaning of each word to be found, from the last to the first. */
  finds: Int32Array
  findsEnd: number
}

const createScan = (): Scan => ({
  text: undefined,
  codes: new Uint16Array(0),
  finds: new Int32Array(3 * 256),
  findsEnd: 0,
})

function startScan(scan: Scan, text: string): void {
  const { length } = text
  if (length > scan.codes.length) scan.codes = new Uint16Array(length)
  const { codes } = scan
  for (let i = 0; i < length; i++) codes[i] = text.charCodeAt(i)
  scan.text = text
  scan.findsEnd = 0
}

function keep(scan: Scan, start: number, end: number, meaning: number): void {
  const { findsEnd } = scan
  if (findsEnd + 3 > scan.finds.length) {
    const longer = new Int32Array(2 * scan.finds.length)
    longer.set(scan.finds)
    scan.finds = longer
  }
  scan.finds[findsEnd] = start
  scan.finds[findsEnd + 1] = end
  scan.finds[findsEnd + 2] = meaning
  scan.findsEnd = findsEnd + 3
}

const PAIR_BITS = 18
/** A number for two characters, small enough for a table that stays in the processor's nearest memory. */
const pair = (one: number, other: number): number =>
  (Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) >>> (32 - PAIR_BITS)

/** Spreads the next node's place over the table. */
const hash = (from: number, code: number): number => {
  const mixed = Math.imul(from ^ Math.imul(code, 0x85ebca6b), 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}
