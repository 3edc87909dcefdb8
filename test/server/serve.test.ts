// A server that can't start says why and leaves nothing behind: no port, no lock on its folder, no process that goes on.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { expect, onTestFinished, test, vi } from 'vitest'
import { NoAccessToken, type ServeSettings, serve } from '../../server/serve.ts'
import { FolderInUse } from '../../server/store/folder-in-use.ts'
import { lockFolder } from '../../server/store/folder-lock.ts'
import { EXTRACTION_BY_HAND } from './jobs/extraction-script.ts'
import { emptyDataFolder } from './open-test-store.ts'

vi.setConfig({ testTimeout: 120_000 })

const CLI = fileURLToPath(new URL('../../server/cli.ts', import.meta.url))
const TOKENS_NEEDED = { tokenNeeded: true, hosts: [], proxies: 0 }

async function listenOn(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

async function stopListening(server: Server): Promise<number> {
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** An empty folder, and what a server in it is started with: on a port that was free a moment ago. */
async function startingIn(others: Partial<ServeSettings> = {}): Promise<ServeSettings & { folder: string }> {
  const folder = emptyDataFolder()
  const sample = join(folder, 'sample')
  mkdirSync(sample)
  return {
    folder,
    store: { folder },
    host: '127.0.0.1',
    port: await stopListening(await listenOn(0)),
    log: pino({ level: 'silent' }),
    sample,
    extractor: { script: EXTRACTION_BY_HAND },
    version: 'by hand',
    ...others,
  }
}

/** Throws where the folder is still held, or the port taken. */
async function expectNothingLeft({ folder, port }: { folder: string; port: number }): Promise<void> {
  lockFolder(folder).release()
  await stopListening(await listenOn(port))
}

test.each<[string, Partial<ServeSettings>, object]>([
  [
    'the database can’t be reached',
    { store: { url: 'postgres://nobody@127.0.0.1:1/none' } },
    { code: 'ECONNREFUSED' },
  ],
  ['nobody could get in', { access: TOKENS_NEEDED }, { name: NoAccessToken.name }],
])('where %s it does not start', async (_, others, error) => {
  const settings = await startingIn(others)
  await expect(serve(settings)).rejects.toMatchObject(error)
  await expectNothingLeft(settings)
})

test('where another holds the folder it does not start, and leaves that one its folder', async () => {
  const settings = await startingIn()
  const lock = lockFolder(settings.folder)
  await expect(serve(settings)).rejects.toThrow(FolderInUse)
  expect(() => lockFolder(settings.folder)).toThrow(FolderInUse)
  lock.release()
  await expectNothingLeft(settings)
})

test('where the port is taken it does not touch the folder', async () => {
  const settings = await startingIn()
  const other = await listenOn(settings.port)
  await expect(serve(settings)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await stopListening(other)
  await expectNothingLeft(settings)
})

test.each<[string, Partial<ServeSettings>]>([
  ['the sample is gone', { sample: '/nowhere/sample' }],
  [
    'rules and dictionaries can’t be loaded',
    { extractor: { script: new URL('./jobs/extraction-that-fails.ts', import.meta.url) } },
  ],
])('where %s it is unsound, and closes all the same', async (_, others) => {
  const settings = await startingIn(others)
  const server = await serve(settings)
  await expect(server.sound).rejects.toThrow()
  await server.close()
  await server.close()
  await expectNothingLeft(settings)
})

test('a server that is closed before it is ready stops what it began', async () => {
  const settings = await startingIn()
  const server = await serve(settings)
  await server.close()
  await expectNothingLeft(settings)
})

test('the command ends by itself where the port is taken', async () => {
  const other = await listenOn(0)
  onTestFinished(() => {
    other.close()
  })
  const { port } = other.address() as AddressInfo
  const env = { ...process.env, BAOTU_DATA: emptyDataFolder(), LANG: 'en_GB.UTF-8' }
  const [code, complaint] = await new Promise<[unknown, string]>(resolve =>
    execFile(process.execPath, [CLI, 'serve', '--port', `${port}`], { env }, (error, _out, err) =>
      resolve([error?.code, err]),
    ),
  )
  expect([code, complaint]).toEqual([
    1,
    `Port ${port} is taken. Choose another: npm start -- --port ${port + 1}\n`,
  ])
})
