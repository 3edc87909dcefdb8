// The embedded database works in a thread of its own and says what went wrong as PostgreSQL does.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../server/store/open-database.ts'
import { emptyDataFolder } from '../open-test-store.ts'

test('a long query leaves the process free to do other things', async () => {
  const { db, close } = await openDatabase({ folder: emptyDataFolder() })
  let turns = 0
  const turning = setInterval(() => {
    turns += 1
  }, 1)
  await sql`select count(*) from generate_series(1, 2000000)`.execute(db)
  clearInterval(turning)
  expect(turns).toBeGreaterThan(5)
  await close()
})

test('errors carry the code of the database', async () => {
  const { db, close } = await openDatabase({ folder: emptyDataFolder() })
  const row = { hash: 'a', name: '甲', role: 'reader' }
  await db.insertInto('access_token').values(row).execute()
  await expect(db.insertInto('access_token').values(row).execute()).rejects.toMatchObject({ code: '23505' })
  // Nor does a transaction that failed keep what it had done, or the next caller out.
  const failing = db.transaction().execute(async transaction => {
    await transaction
      .insertInto('access_token')
      .values({ ...row, hash: 'b' })
      .execute()
    await transaction.insertInto('access_token').values(row).execute()
  })
  await expect(failing).rejects.toMatchObject({ code: '23505' })
  expect(await db.selectFrom('access_token').select('hash').execute()).toEqual([{ hash: 'a' }])
  await close()
  await expect(db.selectFrom('access_token').select('hash').execute()).rejects.toThrow()
})
