// Whatever is killed while pages are read, each is accounted for and the graph is that of an undisturbed run, to the byte.
import { expect, test } from 'vitest'
import { HOMES } from '../server/open-test-store.ts'
import { runChaos } from './run-chaos.ts'

test.each(HOMES)('in $home', { timeout: 300_000 }, async ({ empty }) => {
  const corpus = { pages: 60, workers: 2, seed: 7, reading: 'by-hand' } as const
  const calm = await runChaos({ ...corpus, store: await empty(), kills: 0 })
  const disturbed = await runChaos({ ...corpus, store: await empty(), kills: 6 })
  expect(calm.counts).toMatchObject({ queued: 0, running: 0, dead: 0, failed: 0 })
  expect(Object.values(disturbed.killed).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
  // A page that was saved by a worker that died before it could say so counts as known or done, never as lost or twice.
  const { done = 0, known = 0 } = disturbed.counts
  expect(done + known).toBe(60)
  expect(disturbed.pages).toBe(calm.pages)
  expect(disturbed.graph).toBe(calm.graph)
})
