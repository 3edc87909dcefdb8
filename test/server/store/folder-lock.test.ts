// A data folder has one process at a time, and is free as soon as that is gone.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { FolderInUse } from '../../../server/store/folder-in-use.ts'
import { lockFolder } from '../../../server/store/folder-lock.ts'
import { openStore } from '../../../server/store/store.ts'
import { FIRST_PAGE } from '../facts-by-hand.ts'
import { temporaryFolder } from '../open-test-store.ts'

async function heldByAnother(folder: string) {
  const child = fork(fileURLToPath(new URL('./hold-folder.ts', import.meta.url)), [folder], { execArgv: [] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  await once(child, 'message')
  return child
}

test('a second process is told which folder, who holds it and where it answers', async () => {
  const folder = temporaryFolder()
  const child = await heldByAnother(folder)
  const refusal = await openStore({ folder }).catch((error: unknown) => error)
  if (!(refusal instanceof FolderInUse)) throw new Error('the folder was opened twice')
  for (const message of [refusal.messages.zh, refusal.messages.en]) {
    expect(message).toContain(folder)
    expect(message).toContain(String(child.pid))
    expect(message).toContain('http://127.0.0.1:4321/')
  }
})

test('a killed process leaves the folder free at once', async () => {
  const folder = temporaryFolder()
  const child = await heldByAnother(folder)
  child.kill('SIGKILL')
  await once(child, 'exit')
  // It does not wait: where the folder were still held, it would throw.
  lockFolder(folder).release()
})

test('the same process is refused, too, until the folder is released', async () => {
  const folder = temporaryFolder()
  const store = await openStore({ folder })
  await store.savePage(FIRST_PAGE, 'v1')
  await expect(openStore({ folder })).rejects.toThrow(FolderInUse)
  await store.close()
  const again = await openStore({ folder })
  expect(await again.countPages()).toBe(1)
  await again.close()
})
