// The same pages twice, shuffled, under other names, to 1 or 4 workers: the same graph, to the byte.
import { expect, test } from 'vitest'
import { HOMES } from '../server/open-test-store.ts'
import { giveSamePages } from './same-pages.ts'

test.each(HOMES)('in $home', { timeout: 300_000 }, async ({ empty }) => {
  const givings = await giveSamePages({ empty: () => empty(), pages: 40, seed: 3, reading: 'by-hand' })
  const [once] = givings
  expect(once?.counts).toMatchObject({ done: 40, known: 0 })
  for (const { giving, graph, build, pages, counts } of givings) {
    expect({ giving, graph, build, pages }).toEqual({
      giving,
      graph: once?.graph,
      build: once?.build,
      pages: 40,
    })
    // Two workers may read the same page at the same time: then both have saved it.
    const { done = 0, known = 0 } = counts
    expect(done + known).toBe(['twice', 'everything'].includes(giving) ? 80 : 40)
  }
})
