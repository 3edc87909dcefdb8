// A server on PostgreSQL shows what other processes save, also what they saved while its connection was gone.
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { keepCurrentGraph } from '../../../server/graph/current-graph.ts'
import { followPages } from '../../../server/graph/follow-pages.ts'
import { openStore } from '../../../server/store/store.ts'
import { FIRST_PAGE, SECOND_PAGE } from '../facts-by-hand.ts'
import { HOMES } from '../open-test-store.ts'

const postgres = HOMES.find(({ home }) => home === 'PostgreSQL')

test('pages of another process come into the graph, also those saved while the connection was gone', async () => {
  const settings = await postgres?.empty()
  if (settings === undefined) throw new Error('there is a PostgreSQL')
  const [ours, theirs] = [await openStore(settings), await openStore(settings)]
  const current = keepCurrentGraph(ours)
  const errors: unknown[] = []
  const unfollow = await followPages(ours, current, error => errors.push(error))
  const articles = async () => (await current.state()).totals.articles
  expect(await articles()).toBe(0)

  await theirs.savePage(FIRST_PAGE, 'v1')
  await vi.waitFor(async () => expect(await articles()).toBe(2), { timeout: 20_000 })

  // The database ends the connection that listens, as it does when it is restarted.
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where query like 'listen%' and datname = current_database()`.execute(theirs.connection)
  await theirs.savePage(SECOND_PAGE, 'v1')
  await vi.waitFor(async () => expect(await articles()).toBe(3), { timeout: 20_000 })
  expect(errors.length).toBeGreaterThan(0)

  await unfollow()
  await current.close()
  await ours.close()
  await theirs.close()
})
