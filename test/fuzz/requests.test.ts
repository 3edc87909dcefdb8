// Whatever is asked of it, the server answers, says what is wrong, changes nothing that it refused, and goes on.
import { expect, test } from 'vitest'
import { HOMES } from '../server/open-test-store.ts'
import { fuzzRequests } from './fuzz-requests.ts'

test.each(HOMES)('2,000 hostile requests in $home', { timeout: 300_000 }, async ({ empty }) => {
  const { answers, ...wrong } = await fuzzRequests(await empty(), { count: 2000, seed: 6 })
  expect(wrong).toEqual({ faults: [], changes: [], logged: [] })
  // The requests are not all refused at the door.
  expect(answers[200]).toBeGreaterThan(200)
  expect(answers[202]).toBeGreaterThan(3)
})
