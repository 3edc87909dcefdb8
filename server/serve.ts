// Runs the server: listens at once, opens the store meanwhile, and takes everything down in order at its end.
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { MAX_PAGE_BYTES } from './api/ingest.ts'
import { createApp } from './app.ts'
import { type CurrentGraph, keepCurrentGraph } from './graph/current-graph.ts'
import { GRAPH_DATA } from './graph-data.ts'
import { createExtractor, type Extractor, type ExtractorSettings } from './jobs/extractor.ts'
import { type IngestTools, ingestPage } from './jobs/ingest-page.ts'
import { createIngestQueue } from './jobs/ingest-queue.ts'
import { refreshPages } from './jobs/refresh-pages.ts'
import { rulesVersion } from './jobs/rules-version.ts'
import type { Service } from './service.ts'
import type { StoreSettings } from './store/open-database.ts'
import { openStore, type Store } from './store/store.ts'

export type ServeSettings = {
  store: StoreSettings
  host: string
  /** 0: any free port. */
  port: number
  log: Logger
  /** Folder whose text files an empty store begins with. */
  sample?: string
  /** The built explorer. */
  client?: string
  extractor?: ExtractorSettings
}

export type RunningServer = {
  /** Where it answers: `http://127.0.0.1:4321/`. */
  address: string
  /** Resolves when the first graph is built; throws where the store or the rules can't be opened. */
  ready: Promise<Service>
  close(): Promise<void>
}

const SAMPLE = join(GRAPH_DATA, 'sample')

/** Time for running requests to finish once the server is told to stop. */
const GRACE_MS = 2000

/**
 * Resolves once the store is open and the address answers; the first graph may still be building.
 * Throws `FolderInUse`, and an error with the code EADDRINUSE where the port is taken.
 */
export async function serve(settings: ServeSettings): Promise<RunningServer> {
  const { host, port, log, sample = SAMPLE } = settings
  const parts: { store?: Store; current?: CurrentGraph } = {}
  const extractor = createExtractor(settings.extractor)
  const service = Promise.withResolvers<Service>()
  service.promise.catch(() => undefined)

  const app = createApp({
    service: service.promise,
    host,
    log,
    ...(settings.client === undefined ? {} : { client: settings.client }),
  })
  const server = createServer(app)
  server.on('checkContinue', (request, response) => {
    // Who asks before sending (curl) hears of a file that is too large before it is sent.
    if (Number(request.headers['content-length'] ?? 0) <= MAX_PAGE_BYTES) response.writeContinue()
    app(request, response)
  })

  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= closeAll(server, service.promise, parts, extractor)
    return closing
  }

  try {
    await listen(server, { host, port })
    const address = addressOf(server, host)
    const store = await openStore(settings.store)
    parts.store = store
    store.announce(address)
    prepare().then(service.resolve, service.reject)
    return { address, ready: service.promise, close }

    async function prepare(): Promise<Service> {
      const tools: IngestTools = { store, extractor, version: rulesVersion() }
      await extractor.start()
      if ((await store.countPages()) === 0) await ingestSample(tools, sample, log)
      const current = keepCurrentGraph(store)
      parts.current = current
      await current.state()
      const ingests = createIngestQueue(tools, current, error => log.error({ err: error }, 'ingest failed'))
      refreshPages(tools, current, log).catch(error =>
        log.error({ err: error }, 'reading pages again failed'),
      )
      return { store, current, ingests }
    }
  } catch (error) {
    // Neither the port nor the folder was to be had: what waits for the service is told, and nothing stays open.
    service.reject(error)
    await close()
    throw error
  }
}

async function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  const listening = once(server, 'listening')
  server.listen({ host, port })
  await listening
}

function addressOf(server: Server, host: string): string {
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server listens on no port')
  // 0.0.0.0 is no address to open in a browser.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${bound.port}/`
}

async function ingestSample(tools: IngestTools, folder: string, log: Logger): Promise<void> {
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.txt')) continue
    const outcome = await ingestPage(tools, readFileSync(join(folder, file)), file)
    if (outcome.state === 'failed')
      log.error({ file, reason: outcome.failure.messages.en }, 'a page of the sample failed')
  }
}

/** In the order of who needs whom: no new requests, the page that is being saved, the graph, the store. */
async function closeAll(
  server: Server,
  service: Promise<Service>,
  parts: { store?: Store; current?: CurrentGraph },
  extractor: Extractor,
): Promise<void> {
  const stopped = server.listening ? once(server, 'close') : undefined
  server.close()
  server.closeIdleConnections()
  // Event streams and slow downloads don't end by themselves.
  const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  extractor.close()
  const [prepared] = await Promise.allSettled([service])
  if (prepared.status === 'fulfilled') await prepared.value.ingests.close()
  await parts.current?.close()
  await stopped
  clearTimeout(grace)
  await parts.store?.close()
}
