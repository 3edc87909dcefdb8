// A backup holds everything, goes into either home, and is refused where it would harm.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { backUp, COUNTED_TABLES, restore, TABLES } from '../../../server/store/back-up.ts'
import { openDatabase, type StoreSettings } from '../../../server/store/open-database.ts'
import { createStore, openStore } from '../../../server/store/store.ts'
import { FIRST_PAGE, pageByHand, SECOND_PAGE } from '../facts-by-hand.ts'
import { HOMES } from '../open-test-store.ts'

async function fill(settings: StoreSettings): Promise<string[]> {
  const database = await openDatabase(settings)
  const store = createStore(database)
  await store.savePage(FIRST_PAGE, 'v1')
  await store.savePage(SECOND_PAGE, 'v1')
  for (let nth = 0; nth < 520; nth++) await store.addSource(FIRST_PAGE.page.id, `重名${nth}.txt`)
  await store.addToken({ hash: 'a1', name: '资料室', role: 'reader' })
  await store.saveFailure({ hash: 'f1', source: '坏.txt', code: 'binary', messages: { zh: '坏', en: 'bad' } })
  const lines = await Array.fromAsync(backUp(database.db))
  await store.close()
  return lines
}

async function* from(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

describe.each(HOMES)('written in $home', ({ empty: source }) => {
  test.each(HOMES)('comes back in $home', async ({ empty: target }) => {
    const lines = await fill(await source())
    const settings = await target()
    await restore(settings, from(lines))
    const store = await openStore(settings)
    const saved = [FIRST_PAGE, SECOND_PAGE].sort((a, b) => (a.page.id < b.page.id ? -1 : 1))
    expect(await store.loadFacts()).toEqual(saved.flatMap(({ articles }) => articles))
    expect(await store.loadPage(FIRST_PAGE.page.id)).toEqual(FIRST_PAGE.page)
    expect(await store.findToken('a1')).toEqual({ name: '资料室', role: 'reader' })
    await store.close()
    const database = await openDatabase(settings)
    expect(await Array.fromAsync(backUp(database.db))).toEqual(lines)
    await database.close()
  })
})

describe.each(HOMES)('in $home', ({ empty }) => {
  let filled: Promise<string[]> | undefined
  /** The lines of one store, filled once: only copies of them are changed. */
  const backedUp = () => {
    filled ??= empty().then(fill)
    return filled
  }

  test('every table is in a backup, or counted from those that are', async () => {
    const { db, close } = await openDatabase(await empty())
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(
      db,
    )
    expect(rows.map(({ name }) => name).sort()).toEqual([...TABLES, ...COUNTED_TABLES].sort())
    await close()
  })

  test.each([
    ['no backup', () => ['hello'], /no backup/],
    ['an empty file', () => [], /no backup/],
    ['one of a newer Baotu', () => ['{"baotu":"backup","shape":"9999-later"}'], /newer Baotu/],
    ['one cut off', (lines: readonly string[]) => lines.slice(0, -1), /not whole/],
    ['one that lost a row', (lines: readonly string[]) => lines.toSpliced(-2, 1), /not whole/],
    [
      'one with an unknown table',
      (lines: readonly string[]) => lines.toSpliced(1, 0, '{"table":"pg_class","row":{}}'),
      /unknown table/,
    ],
  ])('%s is refused, and the store stays empty', async (_, change, message) => {
    const lines = await backedUp()
    const settings = await empty()
    await expect(restore(settings, from(change(lines)))).rejects.toThrow(message)
    const store = await openStore(settings)
    expect(await store.countPages()).toBe(0)
    await store.close()
  })

  test('a store that holds something is left alone', async () => {
    const settings = await empty()
    const lines = await fill(settings)
    await expect(restore(settings, from(lines))).rejects.toThrow(/empty store/)
  })

  test('so is one that holds no page, only a token', async () => {
    const lines = await backedUp()
    const settings = await empty()
    const store = await openStore(settings)
    await store.addToken({ hash: 'c3', name: '别人', role: 'editor' })
    await store.close()
    await expect(restore(settings, from(lines))).rejects.toThrow(/access_token holds something/)
    const again = await openStore(settings)
    expect(await again.listTokens()).toEqual([{ name: '别人', role: 'editor' }])
    expect(await again.countPages()).toBe(0)
    await again.close()
  })
})

test('a page with every kind of character comes back', async () => {
  const [home] = HOMES
  if (home === undefined) throw new Error('there is a home')
  const page = pageByHand('x"\\.txt', [{ text: '𠮷野家\t“引号”\\反斜杠\u2028今天' }])
  const database = await openDatabase(await home.empty())
  await createStore(database).savePage(page, 'v1')
  const lines = await Array.fromAsync(backUp(database.db))
  await database.close()
  const settings = await home.empty()
  await restore(settings, from(lines))
  const store = await openStore(settings)
  expect(await store.loadFacts()).toEqual(page.articles)
  await store.close()
})
