// Runs the server: listens at once, opens the store meanwhile, and takes everything down in order at its end.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { MAX_FILE_BYTES } from '../pipeline/read/recognize-format.ts'
import { type Access, createApp } from './app.ts'
import { GRAPH_DATA } from './graph-data.ts'
import { createExtractor, type ExtractorSettings } from './jobs/extractor.ts'
import { rulesVersion } from './jobs/rules-version.ts'
import { prepareService } from './prepare-service.ts'
import type { Service } from './service.ts'
import type { StoreSettings } from './store/open-database.ts'
import { openStore, type Store } from './store/store.ts'

export type ServeSettings = {
  store: StoreSettings
  host: string
  /** By default everyone who reaches the address gets in: it is this machine's own. */
  access?: Access
  /** 0: any free port. */
  port: number
  log: Logger
  /** Folder whose text files an empty store begins with. */
  sample?: string
  /** The built explorer. */
  client?: string
  extractor?: ExtractorSettings
  /** Whether it works on the files that wait; by default it does. */
  works?: boolean
  /** How long a question to the store may take that a request asks. */
  requestLimitMs?: number
  /** Names the rules and dictionaries: pages with another version are read again. */
  version?: string
}

export type RunningServer = {
  /** Where it answers: `http://127.0.0.1:4321/`. */
  address: string
  /** Resolves when the first graph is built. */
  ready: Promise<Service>
  /** Throws where rules or dictionaries can't be loaded or the first graph can't be built: such a server is to be closed. */
  sound: Promise<void>
  close(): Promise<void>
}

/** Nobody could get in: tokens are needed, and none was made yet. */
export class NoAccessToken extends Error {
  readonly code = 'no_access_token'
  readonly messages = {
    zh: '其他机器需凭令牌进入，而现在一个也没有。请先运行：npm run baotu -- token create NAME --role editor',
    en: 'Other machines get in with a token, and there is none yet. Make one first: npm run baotu -- token create NAME --role editor',
  }

  constructor() {
    super('there is no access token yet')
    this.name = 'NoAccessToken'
  }
}

/** Time for running requests to finish once the server is told to stop. */
const GRACE_MS = 2000

/**
 * Resolves once the store is open and the address answers; the first graph may still be building.
 * Throws `FolderInUse`, and an error with the code EADDRINUSE where the port is taken.
 */
export async function serve(settings: ServeSettings): Promise<RunningServer> {
  const { host, log, sample = join(GRAPH_DATA, 'sample') } = settings
  const extractor = createExtractor(settings.extractor)
  const stopping = new AbortController()
  const service = Promise.withResolvers<Service>()
  heard(service.promise)

  const app = createApp({
    service: service.promise,
    host,
    access: settings.access ?? { tokenNeeded: false, hosts: [], proxies: 0 },
    log,
    ...(settings.client === undefined ? {} : { client: settings.client }),
  })
  const server = createServer(app)
  server.on('checkContinue', (request, response) => {
    // Who asks before sending (curl) hears of a file that is too large before it is sent.
    if (Number(request.headers['content-length'] ?? 0) <= MAX_FILE_BYTES) response.writeContinue()
    app(request, response)
  })

  /** In the order of who needs whom: no new requests, the page that is being saved, the graph, the store. */
  async function closeAll(store?: Store): Promise<void> {
    const stopped = stopListening(server)
    stopping.abort()
    extractor.close()
    const [prepared] = await Promise.allSettled([service.promise])
    if (prepared.status === 'fulfilled') await prepared.value.ingests.close()
    await stopped
    await store?.close()
  }

  try {
    await listen(server, settings)
    // Where others do the work, no process is kept for it: it would hold half a gigabyte.
    const rules = settings.works === false ? Promise.resolve() : extractor.start()
    heard(rules)
    const { requestLimitMs } = settings
    const store = await openStore(settings.store, requestLimitMs === undefined ? {} : { requestLimitMs })
    if (settings.access?.tokenNeeded && (await store.listTokens()).length === 0) {
      await store.close()
      throw new NoAccessToken()
    }
    const address = addressOf(server, host)
    store.announce(address)
    prepareService(
      { store, extractor, version: settings.version ?? rulesVersion() },
      { sample, works: settings.works ?? true, log, stopping: stopping.signal },
    ).then(service.resolve, service.reject)
    const sound = Promise.all([rules, service.promise]).then(() => undefined)
    heard(sound)
    let closing: Promise<void> | undefined
    return {
      address,
      ready: service.promise,
      sound,
      close: () => {
        closing ??= closeAll(store)
        return closing
      },
    }
  } catch (error) {
    service.reject(error)
    await closeAll()
    throw error
  }
}

/** Whoever waits for `promise` hears of its failure; that nobody waits yet must not end the process. */
function heard(promise: Promise<unknown>): void {
  promise.catch(() => undefined)
}

async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  const listening = once(server, 'listening')
  server.listen({ host, port })
  await listening
}

async function stopListening(server: Server): Promise<void> {
  if (!server.listening) return
  const stopped = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  // Event streams and slow downloads don't end by themselves.
  const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await stopped
  clearTimeout(grace)
}

function addressOf(server: Server, host: string): string {
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server listens on no port')
  // 0.0.0.0 is no address to open in a browser.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${bound.port}/`
}
