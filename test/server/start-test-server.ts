// A server of its own for a test file, over a real port, with pages made by hand in its store.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { Facts } from '../../pipeline/types.ts'
import { hashToken, type TokenHolder } from '../../server/access/access-token.ts'
import type { Access } from '../../server/app.ts'
import type { ExtractorSettings } from '../../server/jobs/extractor.ts'
import { type RunningServer, serve } from '../../server/serve.ts'
import { openStore } from '../../server/store/store.ts'
import { EXTRACTION_BY_HAND } from './jobs/extraction-script.ts'
import { copyEmptyDatabase } from './open-test-store.ts'

/** Of the rules that made the pages: servers that name another read them again. */
const VERSION = 'by hand'

export type TestServer = RunningServer & {
  /** Fetches a path; the Host header and others can be given. */
  ask(path: string, request?: RequestInit): Promise<Response>
  folder: string
  /** Lines that the server logged. */
  logged: string[]
}

export async function startTestServer({
  pages = [],
  extractor = { script: EXTRACTION_BY_HAND },
  version = VERSION,
  access,
  tokens = [],
  client,
  requestLimitMs,
}: {
  pages?: readonly Facts[]
  extractor?: ExtractorSettings
  version?: string
  access?: Access
  requestLimitMs?: number
  /** The built explorer, for tests that open it in a browser. */
  client?: string
  /** Tokens that let in, with whom. */
  tokens?: readonly (TokenHolder & { token: string })[]
} = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'baotu-test-'))
  copyEmptyDatabase(folder)
  const store = await openStore({ folder })
  for (const page of pages) await store.savePage(page, VERSION)
  for (const { token, ...holder } of tokens) await store.addToken({ hash: hashToken(token), ...holder })
  await store.close()

  const blank = join(folder, 'client')
  mkdirSync(join(blank, 'assets'), { recursive: true })
  writeFileSync(join(blank, 'index.html'), '<!doctype html><title>报图</title>')
  writeFileSync(join(blank, 'assets', 'app-1a2b.js'), 'export {}')
  writeFileSync(join(blank, '.built-from'), 'secret')
  const sample = join(folder, 'sample')
  mkdirSync(sample)

  const logged: string[] = []
  const log = pino({ level: 'warn' }, { write: line => logged.push(line) })
  const server = await serve({
    store: { folder },
    host: '127.0.0.1',
    port: 0,
    log,
    sample,
    client: client ?? blank,
    extractor,
    version,
    ...(requestLimitMs === undefined ? {} : { requestLimitMs }),
    ...(access === undefined ? {} : { access }),
  })
  await server.ready
  return {
    ...server,
    folder,
    logged,
    ask: (path, request) => fetch(new URL(path, server.address), request),
    close: async () => {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
