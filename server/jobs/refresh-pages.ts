// Reads pages again that older rules or dictionaries were used on, from the lines the store keeps.
import type { Logger } from 'pino'
import type { CurrentGraph } from '../graph/current-graph.ts'
import { PageFailed } from './extractor.ts'
import type { IngestTools } from './ingest-file.ts'

/** A page that fails under the new rules keeps the facts it has. Rebuilds the graph once, at the end. */
export async function refreshPages(
  { store, extractor, version }: IngestTools,
  current: CurrentGraph,
  log: Logger,
): Promise<void> {
  const outdated = (await store.listPages()).filter(page => page.version !== version)
  if (outdated.length === 0) return
  log.info({ pages: outdated.length }, 'rules or dictionaries changed: reading pages again')
  for (const { id } of outdated) {
    const page = await store.loadPage(id)
    if (page === undefined) continue
    try {
      const facts = await extractor.extract(page)
      await store.savePage(facts, version)
    } catch (error) {
      if (!(error instanceof PageFailed)) throw error
      log.warn({ page: page.source, reason: error.messages.en }, 'a page keeps the facts it had')
    }
  }
  await current.rebuild()
}
