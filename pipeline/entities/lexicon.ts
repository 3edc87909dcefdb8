// All words that the pipeline looks for, in one table: a single walk over a text finds curated names, titles, endings of names and the
// likeliest words to cut it into. Hot code: numbers in typed arrays, no objects, no strings.

/**
 * The table has a row for each beginning of a word, found by hashing the node of the beginning without its last character and that
 * character: the node walked from, tag × 65536 + the character's code, the node walked to, and 0 or, where a word ends there, what it
 * is. The node of a single character is its code. 600,000 rows take 16 MB; as a tree of maps they took 150.
 */
const ROW = 4
const FROM = 0
const TAG_AND_CODE = 1
const TO = 2
const WORD = 3

// What a word is: in the upper bits the number of its meaning for the finders, in the lower that of its weight; 0 where it has none.
const WEIGHT_BITS = 13
const WEIGHT_MASK = (1 << WEIGHT_BITS) - 1
const MOST_MEANINGS = 2 ** (32 - WEIGHT_BITS)
const MOST_TAGS = 256
const CODES = 65_536

// jieba reads no word across these.
const SEPARATORS = ' \t\n，。'
const UNKNOWN_TAG = 'x'

/** A word found: `start` and `end` in the text, and what the finder that was asked says of it. */
export type Found<Value> = { start: number; end: number; value: Value }

/** All places of a finder's words, also those that overlap, in order of start, the longest first. */
export type WordFinder<Value> = (text: string) => Found<Value>[]

/**
 * The likeliest words of a text: `lengths[i]` and `tags[i]` are those of the word that begins at i, if one does; of one character is
 * what is no word, too. Good until the next text is read.
 */
export type LikeliestWords = { lengths: Int32Array; tags: Uint8Array }

export type Lexicon = ReturnType<typeof createLexicon>

/** @param dictionary jieba's: a line a word, `word frequency tag`. */
export function createLexicon(dictionary: string) {
  let capacity = 1 << 20
  let rows = new Int32Array(capacity * ROW)
  let nodes = CODES
  // Words of one character, by its code.
  const singleWords = new Int32Array(CODES)
  const singleTags = new Uint8Array(CODES)
  const separates = new Uint8Array(CODES)
  for (const mark of SEPARATORS) separates[mark.charCodeAt(0)] = 1
  const tags = [UNKNOWN_TAG]
  const frequencies = [0]
  let meanings = 1
  let weights = new Float64Array(0)

  const tagNumbers = new Map([[UNKNOWN_TAG, 0]])
  const tagNumber = (tag: string): number => numberOf(tag, tags, tagNumbers, MOST_TAGS)
  const frequencyNumbers = new Map([[0, 0]])
  const frequencyNumber = (frequency: number): number =>
    numberOf(frequency, frequencies, frequencyNumbers, WEIGHT_MASK)

  const rowOf = (from: number, code: number): number => {
    const mask = capacity - 1
    let row = hash(from, code) & mask
    for (;;) {
      const at = row * ROW
      if (rows[at + TO] === 0) return at
      if (rows[at + FROM] === from && ((rows[at + TAG_AND_CODE] as number) & 0xffff) === code) return at
      row = (row + 1) & mask
    }
  }

  const grow = (): void => {
    const old = rows
    capacity *= 2
    rows = new Int32Array(capacity * ROW)
    for (let at = 0; at < old.length; at += ROW) {
      if (old[at + TO] === 0) continue
      const row = rowOf(old[at + FROM] as number, (old[at + TAG_AND_CODE] as number) & 0xffff)
      for (let k = 0; k < ROW; k++) rows[row + k] = old[at + k] as number
    }
  }

  /** The row of the word `text.slice(start, end)` of two or more characters, made where there is none. */
  const addWord = (text: string, start: number, end: number): number => {
    if (nodes - CODES + end - start > capacity * 0.7) grow()
    let node = text.charCodeAt(start)
    let at = 0
    for (let i = start + 1; i < end; i++) {
      const code = text.charCodeAt(i)
      at = rowOf(node, code)
      if (rows[at + TO] === 0) {
        rows[at + FROM] = node
        rows[at + TAG_AND_CODE] = code
        rows[at + TO] = nodes++
      }
      node = rows[at + TO] as number
    }
    return at
  }

  /** The row of a word of two or more characters; -1 where there is none. */
  const findWord = (word: string): number => {
    let node = word.charCodeAt(0)
    let at = -1
    for (let i = 1; i < word.length; i++) {
      at = rowOf(node, word.charCodeAt(i))
      if (rows[at + TO] === 0) return -1
      node = rows[at + TO] as number
    }
    return at
  }

  const total = readDictionary(dictionary, (start, end, frequency, tag) => {
    const word = frequencyNumber(frequency)
    if (end - start === 1) {
      singleWords[dictionary.charCodeAt(start)] = word
      singleTags[dictionary.charCodeAt(start)] = tagNumber(tag)
      return
    }
    const at = addWord(dictionary, start, end)
    rows[at + WORD] = word
    rows[at + TAG_AND_CODE] = (tagNumber(tag) << 16) | dictionary.charCodeAt(end - 1)
  })
  const rarest = frequencies.reduce(
    (least, frequency) => (frequency > 0 && frequency < least ? frequency : least),
    total,
  )

  /** Teaches a word as jieba takes it from a user's dictionary; one that jieba knows keeps its frequency. True where it is new. */
  const teach = (word: string, frequency: number, tag: string): boolean => {
    const isSingle = word.length === 1
    const at = isSingle ? word.charCodeAt(0) : addWord(word, 0, word.length)
    const known = (isSingle ? singleWords[at] : rows[at + WORD]) as number
    const isNew = (known & WEIGHT_MASK) === 0
    const taught = isNew ? known | frequencyNumber(frequency) : known
    if (isSingle) {
      singleWords[at] = taught
      singleTags[at] = tagNumber(tag)
    } else {
      rows[at + WORD] = taught
      rows[at + TAG_AND_CODE] = (tagNumber(tag) << 16) | word.charCodeAt(word.length - 1)
    }
    return isNew
  }

  /** The tag of a word of two or more characters; undefined where it is none. */
  const tagOf = (word: string): string | undefined => {
    const at = findWord(word)
    if (at < 0 || ((rows[at + WORD] as number) & WEIGHT_MASK) === 0) return undefined
    return tags[(rows[at + TAG_AND_CODE] as number) >>> 16]
  }

  const scanned = createScan()
  // For words by themselves, so that the text they come from stays read.
  const scannedWord = createScan()

  /** Walks the table from every character, from the last to the first, and weighs the ways to cut what is behind it. */
  const read = (text: string, scan: Scan): void => {
    if (text === scan.text) return
    startScan(scan, text)
    if (weights.length !== frequencies.length)
      weights = Float64Array.from(frequencies, frequency => Math.log((frequency || rarest) / total))
    const { codes, lengths, tags: wordTags, best } = scan
    const { length } = text
    const table = rows
    const mask = capacity - 1
    best[length] = 0
    for (let i = length - 1; i >= 0; i--) {
      const code = codes[i] as number
      const single = singleWords[code] as number
      // A character outside of the basic plane is one, though two code units long.
      let longest =
        (code & 0xfc00) === 0xd800 && i + 1 < length && ((codes[i + 1] as number) & 0xfc00) === 0xdc00 ? 2 : 1
      let highest = (best[i + longest] as number) + (weights[single & WEIGHT_MASK] as number)
      let tag = singleTags[code] as number
      if (single >>> WEIGHT_BITS !== 0) keep(scan, i, i + 1, single >>> WEIGHT_BITS)
      let node = code
      for (let j = i + 1; j < length; j++) {
        const next = codes[j] as number
        let at = (hash(node, next) & mask) * ROW
        while (
          table[at + TO] !== 0 &&
          (table[at] !== node || ((table[at + TAG_AND_CODE] as number) & 0xffff) !== next)
        )
          at = (at + ROW) & (mask * ROW + ROW - 1)
        node = table[at + TO] as number
        if (node === 0) break
        const word = table[at + WORD] as number
        if (word === 0) continue
        const number = word & WEIGHT_MASK
        if (number !== 0) {
          const weight = (best[j + 1] as number) + (weights[number] as number)
          if (weight > highest) {
            highest = weight
            longest = j + 1 - i
            tag = (table[at + TAG_AND_CODE] as number) >>> 16
          }
        }
        if (word >>> WEIGHT_BITS !== 0) keep(scan, i, j + 1, word >>> WEIGHT_BITS)
      }
      lengths[i] = longest
      wordTags[i] = tag
      // What stands before a separator is weighed by itself.
      best[i] = separates[code] === 1 ? 0 : highest
    }
  }

  /** Makes a finder of words. @throws if there are more words to find, over all finders, than the table can tell apart. */
  const createFinder = <Value>(words: Iterable<readonly [string, Value]>): WordFinder<Value> => {
    const values: (Value | undefined)[] = []
    for (const [word, value] of words) {
      if (word === '') continue
      const isSingle = word.length === 1
      const at = isSingle ? word.charCodeAt(0) : addWord(word, 0, word.length)
      const known = (isSingle ? singleWords[at] : rows[at + WORD]) as number
      const meaning = known >>> WEIGHT_BITS || meanings++
      if (meaning >= MOST_MEANINGS) throw new RangeError(`more than ${MOST_MEANINGS} words to find`)
      const meant = (known & WEIGHT_MASK) | (meaning << WEIGHT_BITS)
      if (isSingle) singleWords[at] = meant
      else rows[at + WORD] = meant
      values[meaning] = value
    }
    scanned.text = undefined
    return text => {
      read(text, scanned)
      const { finds, findsEnd } = scanned
      const found: Found<Value>[] = []
      for (let k = findsEnd - 3; k >= 0; k -= 3) {
        const value = values[finds[k + 2] as number]
        if (value !== undefined) found.push({ start: finds[k] as number, end: finds[k + 1] as number, value })
      }
      return found
    }
  }

  /** Good until the next text is cut. */
  const cut = (text: string): LikeliestWords => {
    read(text, scanned)
    return scanned
  }

  /** Like `cut`, for a word of a text that was cut before and that is still needed. */
  const cutWord = (word: string): LikeliestWords => {
    read(word, scannedWord)
    return scannedWord
  }

  return { tags, teach, tagOf, createFinder, cut, cutWord }
}

type Scan = LikeliestWords & {
  text: string | undefined
  codes: Uint16Array
  /** By character: the weight of the likeliest words from it to the next separator. */
  best: Float64Array
  /** Start, end and meaning of each word to be found, from the last to the first. */
  finds: Int32Array
  findsEnd: number
}

const createScan = (): Scan => ({
  text: undefined,
  codes: new Uint16Array(0),
  lengths: new Int32Array(0),
  tags: new Uint8Array(0),
  best: new Float64Array(1),
  finds: new Int32Array(3 * 256),
  findsEnd: 0,
})

function startScan(scan: Scan, text: string): void {
  const { length } = text
  if (length > scan.codes.length) {
    scan.codes = new Uint16Array(length)
    scan.lengths = new Int32Array(length)
    scan.tags = new Uint8Array(length)
    scan.best = new Float64Array(length + 1)
  }
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

/** Spreads the next node's place over the table. */
const hash = (from: number, code: number): number => {
  const mixed = Math.imul(from ^ Math.imul(code, 0x85ebca6b), 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

function numberOf<Key>(key: Key, keys: Key[], numbers: Map<Key, number>, most: number): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  if (keys.length >= most) throw new RangeError(`more than ${most} kinds of words`)
  numbers.set(key, keys.length)
  return keys.push(key) - 1
}

/** Reads `word frequency tag` from each line, without making strings of 350,000 words; returns the sum of the frequencies. */
function readDictionary(
  text: string,
  take: (start: number, end: number, frequency: number, tag: string) => void,
): number {
  let sum = 0
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start)
    const wordEnd = text.indexOf(' ', start)
    const numberEnd = text.indexOf(' ', wordEnd + 1)
    const frequency = Number(text.slice(wordEnd + 1, numberEnd))
    take(start, wordEnd, frequency, text.slice(numberEnd + 1, lineEnd))
    sum += frequency
    start = lineEnd + 1
  }
  return sum
}
