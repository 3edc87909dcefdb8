import { expect, test } from 'vitest'
import { openStore } from '../../../server/store/store.ts'
import { FIRST_PAGE, SECOND_PAGE } from '../facts-by-hand.ts'
import { temporaryFolder } from '../open-test-store.ts'

test('facts come out as they went in, also after reopening', async () => {
  const folder = temporaryFolder()
  const store = await openStore({ folder })
  await store.savePage(FIRST_PAGE, 'v1')
  await store.savePage(SECOND_PAGE, 'v1')
  const facts = await store.loadFacts()
  await store.close()
  const saved = [FIRST_PAGE, SECOND_PAGE].sort((a, b) => (a.page.id < b.page.id ? -1 : 1))
  expect(facts).toEqual(saved.flatMap(({ articles }) => articles))
  const reopened = await openStore({ folder })
  expect(await reopened.loadFacts()).toEqual(facts)
  expect(await reopened.loadPage(FIRST_PAGE.page.id)).toEqual(FIRST_PAGE.page)
  await reopened.close()
})
