// Times extraction beside nodejieba's own `tag` on the same text in the same run: npm run bench.
//
// Text: the passages of test/pages. Ratios hold on any machine; single times do not.
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import nodejieba from 'nodejieba'
import { parse } from 'yaml'
import { splitArticles } from '../../pipeline/articles/split-articles.ts'
import { findMentions } from '../../pipeline/entities/find-mentions.ts'
import { extractArticles, extractFacts } from '../../pipeline/extract.ts'
import { loadKnowledge } from '../../pipeline/knowledge.ts'
import { readTextPage } from '../../pipeline/read/read-text-page.ts'
import { articleOf } from '../pipeline/knowledge-for-tests.ts'

const ROUNDS = 5
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
const peakMemory = () => megabytes(process.resourceUsage().maxRSS * 1024)
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number

const texts = globSync('half-*/*.yaml', { cwd: here('../pages') })
  .sort()
  .flatMap(file => Object.values(parse(readFileSync(here(`../pages/${file}`), 'utf8')) as object).flat())
  .flatMap(passage =>
    typeof (passage as { text?: unknown })?.text === 'string' ? [(passage as { text: string }).text] : [],
  )
const characters = texts.join('').length

const began = performance.now()
const knowledge = loadKnowledge(here('../../graph-data'))
console.log(
  `knowledge loaded in ${Math.round(performance.now() - began)} ms; resident ${megabytes(process.memoryUsage.rss())}; text: ${texts.length} passages, ${characters} characters`,
)

const articles = texts.map(text => articleOf(text))
const bytes = texts.map(text => new TextEncoder().encode(text))
const pages = bytes.map(page => readTextPage(page, 'page.txt'))
const { agencies } = knowledge

const stages: Record<string, () => void> = {
  'nodejieba tag': () => {
    for (const text of texts) nodejieba.tag(text)
  },
  'read a page': () => {
    for (const page of bytes) readTextPage(page, 'page.txt')
  },
  'split into articles': () => {
    for (const page of pages) splitArticles(page, { agencies })
  },
  'cut into words': () => {
    for (const text of texts) knowledge.segment(text)
  },
  'find mentions': () => {
    for (const article of articles) findMentions(article, knowledge)
  },
  'link and relate too': () => {
    for (const article of articles) extractArticles([article], knowledge)
  },
  'whole extraction': () => {
    for (const page of bytes) extractFacts(readTextPage(page, 'page.txt'), knowledge)
  },
}

const times = new Map<string, number[]>(Object.keys(stages).map(name => [name, []]))
// One round unmeasured; then the stages in turn, so that a slow moment of the machine hits all alike.
for (let round = 0; round <= ROUNDS; round++)
  for (const [name, run] of Object.entries(stages)) {
    const start = performance.now()
    run()
    if (round > 0) times.get(name)?.push(performance.now() - start)
  }
const reference = median(times.get('nodejieba tag') as number[])
console.log('\nstage                   characters/s    of nodejieba tag')
for (const [name, values] of times) {
  const time = median(values)
  console.log(
    `${name.padEnd(24)}${String(Math.round((1000 * characters) / time)).padStart(12)}${(reference / time).toFixed(3).padStart(15)}`,
  )
}

console.log('\npages in a row     ms a page')
for (const count of [1, 10, 100, 1000, 10_000]) {
  const start = performance.now()
  for (let i = 0; i < count; i++)
    extractFacts(readTextPage(bytes[i % bytes.length] as Uint8Array, 'page.txt'), knowledge)
  console.log(`${String(count).padStart(14)}${((performance.now() - start) / count).toFixed(2).padStart(14)}`)
}

console.log(`\npeak resident memory ${peakMemory()}`)

console.log('\nadversarial text of 200,000 characters     time of plain text')
const LENGTH = 200_000
const timeOf = (text: string) => {
  const start = performance.now()
  extractArticles([articleOf(text.slice(0, LENGTH))], knowledge)
  return performance.now() - start
}
const repeated = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length))
const plain = timeOf(repeated(texts.join('\n')))
for (const piece of ['国', '“《（', '副局长', '教育部、', '王说', '阿·', '1号', '在华为和'])
  console.log(`${piece.padEnd(20)}${(timeOf(repeated(piece)) / plain).toFixed(2).padStart(18)}`)
console.log(`\npeak resident memory, those texts too ${peakMemory()}`)
