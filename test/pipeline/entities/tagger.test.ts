// A tagger trained on a few sentences finds names by their context, always the same, and is judged by register.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createSegmenter, type Segment } from '../../../pipeline/entities/segment.ts'
import { readTaggedSentences, type TaggedSentence } from '../../../pipeline/entities/tagged-sentences.ts'
import { type Hint, type NameSpan, readTagger, type Tagger } from '../../../pipeline/entities/tagger.ts'
import { cutForTagging, LONGEST_SENTENCE } from '../../../pipeline/entities/tagger-features.ts'
import { packModel, unpackModel } from '../../../pipeline/entities/tagger-model.ts'
import { TRAINING_SETTINGS, trainTagger } from '../../../pipeline/entities/train-tagger.ts'

const segment = createSegmenter(new Map())
const findHints = (text: string): Hint[] => {
  const start = text.indexOf('青川')
  return start < 0 ? [] : [{ start, end: start + 2, kind: 'place' }]
}

// Each surname and town with each frame: enough to learn that what stands before 说 is a person and behind 在 a place.
const sentences: TaggedSentence[] = [...'王李张刘陈杨赵黄周吴'].flatMap((surname, i) =>
  ['青川', '白水', '石门', '龙泉'].map((place, j) => {
    const person = `${surname}${'伟芳娜敏静'[(i + j) % 5]}`
    return {
      text: `昨天${person}在${place}说，大家都很高兴。`,
      names: [
        { start: 2, end: 4, type: 'person' as const },
        { start: 5, end: 7, type: 'place' as const },
      ],
      register: 'news',
    }
  }),
)
// In letters here a place is none of the names that count.
const letters: TaggedSentence[] = sentences.map(({ text, names }) => ({
  text: `亲爱的朋友：${text.slice(0, -1)}，祝好！`,
  names: names.slice(0, 1).map(({ start, end, type }) => ({ start: start + 6, end: end + 6, type })),
  register: 'letters',
}))
const training = {
  sentences: [...sentences, ...letters],
  segment,
  findHints,
  characterKinds: [['surname', '王李张刘陈杨赵黄周吴孙']] as const,
  settings: { ...TRAINING_SETTINGS, own: { sparsity: 0.1, shrinkage: 1 }, keptNames: 1 },
}
const train = (seed = 1) => trainTagger({ ...training, seed })
const names = (tag: Tagger, text: string, register?: string) =>
  tag(text, segment(text), findHints(text), register).map(
    ({ start, end, type }) => `${text.slice(start, end)} ${type}`,
  )

describe('training', () => {
  const bytes = train()
  const tag = readTagger(bytes)

  test.each([
    ['昨天孙敏在白水说，大家都很高兴。', ['孙敏 person', '白水 place']],
    [
      '昨天周芳在青川说，大家都很高兴。昨天杨娜在石门说。',
      ['周芳 person', '青川 place', '杨娜 person', '石门 place'],
    ],
    ['大家都很高兴。', []],
    ['', []],
  ])('finds by context: %s', (text, expected) => expect(names(tag, text)).toEqual(expected))

  test.each([
    ['news', ['孙敏 person', '白水 place']],
    ['letters', ['孙敏 person']],
  ])('keeps to the customs of the register: %s', (register, expected) =>
    expect(names(tag, '昨天孙敏在白水说，大家都很高兴。', register)).toEqual(expected),
  )

  test('judges the register where none is given', () => {
    expect(names(tag, '亲爱的朋友：昨天孙敏在白水说，大家都很高兴，祝好！')).toEqual(['孙敏 person'])
  })

  test('names the registers it knows', () =>
    expect(() => names(tag, '昨天', 'poetry')).toThrow('knows no register poetry, only letters, news'))

  test('gives the same bytes for the same seed', () => expect(Buffer.compare(train(), bytes)).toBe(0))

  test('gives other bytes for another seed', () => expect(Buffer.compare(train(2), bytes)).not.toBe(0))

  test('is certain between 0 and 1', () => {
    const text = '昨天孙敏在白水说，大家都很高兴。'
    for (const { margin } of tag(text, segment(text), [])) {
      expect(margin).toBeGreaterThan(0)
      expect(margin).toBeLessThanOrEqual(1)
    }
  })
})

describe('reading training sentences', () => {
  test('maps the kinds of known sets and passes over the others', () => {
    const line = JSON.stringify({ text: '王芳读《春》', ents: [[0, 2, 'name'], [4, 5, 'book']] }) // biome-ignore format: one row
    expect(readTaggedSentences(`${line}\n\n`, 'set.jsonl', 'web')).toEqual([
      { text: '王芳读《春》', names: [{ start: 0, end: 2, type: 'person' }], register: 'web' },
    ])
  })

  test.each([
    ['{"text": "王芳", "ents": [[0, 3, "PER"]]}', 'set.jsonl:1'],
    ['{"text": "王芳"}', 'set.jsonl:1'],
    ['王芳', 'set.jsonl:1'],
  ])('names file and line of %s', (line, message) =>
    expect(() => readTaggedSentences(line, 'set.jsonl', 'web')).toThrow(message),
  )
})

describe('the model file', () => {
  const model = unpackModel(train())

  test('comes back as it was packed', () => expect(unpackModel(packModel(model))).toEqual(model))

  test.each([
    ['another file', (bytes: Uint8Array) => bytes.fill(32, 0, 4), 'is no model'],
    ['an older version', (bytes: Uint8Array) => bytes.fill(0, 8, 12), 'version 0'],
    ['a damaged file', (bytes: Uint8Array) => bytes.fill(1, 40, 60), 'is damaged'],
    ['half a file', (bytes: Uint8Array) => bytes.subarray(0, 60), 'is damaged'],
    ['nothing', (bytes: Uint8Array) => bytes.subarray(0, 0), 'is no model'],
  ])('%s is refused with the mend', (_, spoil, message) => {
    const spoilt = spoil(packModel(model))
    expect(() => readTagger(spoilt)).toThrow(message)
    expect(() => readTagger(spoilt)).toThrow('baotu train')
  })
})

describe('cutting', () => {
  test.each([
    ['一。二！', ['一。', '二！']],
    ['无句号', ['无句号']],
    ['第一行\n第二行', ['第一行\n', '第二行']],
  ])('%s', (text, expected) =>
    expect(cutForTagging(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected),
  )

  test('cuts what is too long, and every character is in one part', () => {
    const text = `${'长'.repeat(200)}，${'句'.repeat(500)}`
    const parts = cutForTagging(text)
    expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
    expect(Math.max(...parts.map(({ start, end }) => end - start))).toBeLessThanOrEqual(LONGEST_SENTENCE)
    expect(parts[0]).toEqual({ start: 0, end: 201 })
  })
})

const MODEL = new URL('../../../graph-data/model/names.bin', import.meta.url)
const SETS = new URL('../../../../shared/ner/', import.meta.url)

describe('the model that ships', () => {
  const tag = readTagger(readFileSync(MODEL))

  test.each([
    ['本报讯（记者陈晓东）海州市教育局局长刘建华昨日在青石县调研。', ['陈晓东 person', '刘建华 person']],
    ['参加活动的有弗拉基米尔·伊万诺夫和张丽华。', ['弗拉基米尔·伊万诺夫 person', '张丽华 person']],
    ['大家一致认为，这项工作很有意义。', []],
  ])('%s', (text, expected) => expect(names(tag, text)).toEqual(expect.arrayContaining(expected)))

  // Squared time would be an hour: the test's time limit tells.
  test('takes one megabyte of one character', { timeout: 120_000 }, () => {
    const length = 350_000
    const segments: Segment[] = Array.from({ length }, (_, i) => ({
      start: i,
      end: i + 1,
      word: '王',
      tag: 'nr',
    }))
    expect(tag('王'.repeat(length), segments, [])).toBeInstanceOf(Array)
  })

  // The model card has the scores with dictionary hints; these are a point under those without. A change that costs more is to be seen.
  test.skipIf(!existsSync(SETS)).each([
    ['uner.test.jsonl', 'encyclopedia', 1, 72.5],
    ['msra.train.jsonl', 'news', 10, 91.5],
  ])('scores on %s, held out of its training', { timeout: 60_000 }, (file, register, every, least) => {
    const examples = readTaggedSentences(readFileSync(new URL(file, SETS), 'utf8'), file, register)
    const key = ({ start, end, type }: Pick<NameSpan, 'start' | 'end' | 'type'>) => `${start} ${end} ${type}`
    let [right, found, wanted] = [0, 0, 0]
    for (const { text, names } of examples.filter((_, i) => (i + 1) % every === 0)) {
      const gold = new Set(names.map(key))
      const spans = tag(text, segment(text), [], register).map(key)
      right += spans.filter(span => gold.has(span)).length
      found += spans.length
      wanted += gold.size
    }
    expect((200 * right) / (found + wanted)).toBeGreaterThan(least)
  })
})
