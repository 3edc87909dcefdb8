// How sure each mention is, by what found it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { certaintyOf } from '../../../pipeline/entities/certainty.ts'
import { factsOf } from '../knowledge-for-tests.ts'

const sources = fileURLToPath(new URL('../../../pipeline/entities', import.meta.url))

/** Every reason that the finders spell out: `rule:title-person`. */
const reasons = readdirSync(sources)
  .filter(name => name !== 'certainty.ts')
  .flatMap(name => [...readFileSync(join(sources, name), 'utf8').matchAll(/'((?:rule|dictionary):[\w-]+)/g)])
  .map(([, reason]) => reason as string)
  // The beginning of several, which a comparison asks for.
  .filter(reason => reason !== 'rule:title')

describe('the table', () => {
  test.each([...new Set(reasons)].sort())('knows %s', reason => {
    expect(certaintyOf(reason)).toBeGreaterThan(0.5)
    expect(certaintyOf(reason)).toBeLessThan(1)
  })

  test('names the row that is missing', () =>
    expect(() => certaintyOf('rule:by-chance')).toThrow(/rule:by-chance.*CERTAINTY/))
})

test.each([
  // Marks and dictionaries are surer than grammar, grammar surer than what only context says.
  ['《水库管理办法》公布。', '水库管理办法', 0.98],
  ['国家数据局昨天成立。', '国家数据局', 0.98],
])('%s', (text, name, certainty) =>
  expect(factsOf(text).mentions.find(({ start, end }) => text.slice(start, end) === name)).toMatchObject({
    certainty,
  }),
)

test('what the tagger finds has its probability', () => {
  const found = factsOf('天亮的时候，孙敏和伙伴们翻过了白鹭岭，又走了一整天。').mentions.filter(
    ({ reason }) => reason === 'tagger',
  )
  expect(found.length).toBeGreaterThan(0)
  for (const { certainty } of found) {
    expect(certainty).toBeGreaterThanOrEqual(0.65)
    expect(certainty).toBeLessThanOrEqual(1)
  }
})
