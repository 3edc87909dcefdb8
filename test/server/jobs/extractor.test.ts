// A page that stalls, crashes or fills the memory fails alone, and the next one is read.
import { expect, onTestFinished, test } from 'vitest'
import type { Page } from '../../../pipeline/types.ts'
import { createExtractor, ExtractorClosed, type ExtractorSettings } from '../../../server/jobs/extractor.ts'
import { EXTRACTION_BY_HAND } from './extraction-script.ts'

function extractor(settings: ExtractorSettings = {}) {
  const made = createExtractor({ script: EXTRACTION_BY_HAND, ...settings })
  onTestFinished(() => made.close())
  return made
}
const bytes = (text: string) => new TextEncoder().encode(text)

test('a page is read and extracted', async () => {
  const { read, extract } = extractor()
  const { pages } = await read(bytes('「甲公司」与「乙公司」'), '一.txt')
  const facts = await extract(pages[0] as Page)
  expect(facts.articles[0]?.entities.map(({ name }) => name)).toEqual(['甲公司', '乙公司'])
})

test.each([
  ['stalls', 'stall', { timeLimitMs: 300 }, 'time_limit'],
  ['crashes', 'crash', {}, 'extraction_crashed'],
  ['fills the heap', 'memory', { memoryLimitMb: 64 }, 'memory_limit'],
  ['fills the memory outside the heap', 'buffers', { residentLimitMb: 400 }, 'memory_limit'],
  ['cannot be read', '', {}, 'empty'],
])('a page that %s fails with its reason, the next succeeds', async (_, text, settings, code) => {
  const { read } = extractor(settings)
  const [bad, good] = await Promise.allSettled([read(bytes(text), '坏.txt'), read(bytes('好'), '好.txt')])
  expect(bad).toMatchObject({ status: 'rejected', reason: { code, messages: { zh: expect.any(String) } } })
  expect(good).toMatchObject({ status: 'fulfilled', value: { pages: [{ source: '好.txt' }] } })
})

test('closing breaks off the page at work without blaming it', async () => {
  const made = extractor()
  await made.start()
  const page = made.read(bytes('stall'), '慢.txt')
  const outcome = expect(page).rejects.toThrow(ExtractorClosed)
  setTimeout(made.close, 100)
  await outcome
  await expect(made.read(bytes('好'), '好.txt')).rejects.toThrow(ExtractorClosed)
})

test('a process without work ends; the next page has another, unless it comes before', async () => {
  const { read } = extractor({ idleLimitMs: 200 })
  const processOf = async (name: string) => {
    const { pages } = await read(bytes('process'), name)
    return Number(pages[0]?.lines[0]?.text.split(' ')[1])
  }
  const first = await processOf('一.txt')
  expect(await processOf('二.txt')).toBe(first)
  await expect.poll(() => isAlive(first)).toBe(false)
  expect(await processOf('三.txt')).not.toBe(first)
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

test('rules that cannot be loaded are told at the start', async () => {
  const { start } = extractor({ script: new URL('./no-such-file.ts', import.meta.url) })
  await expect(start()).rejects.toThrow(/ended at its start/)
})
