// What listens to PostgreSQL gives up at once where there is none, and leaves nothing behind that tries again.
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { listenForPages } from '../../../server/store/listen-for-pages.ts'

test('a connection that never came about is not made again', async () => {
  const errors: Error[] = []
  const ignore = () => undefined
  // Port 1 of this machine: nobody answers there.
  const listening = listenForPages('postgres://nobody@127.0.0.1:1/none', {
    onPage: ignore,
    onBuild: ignore,
    onGap: ignore,
    onError: error => errors.push(error),
  })
  await expect(listening).rejects.toThrow('ECONNREFUSED')
  await wait(200)
  expect(errors).toEqual([])
})
