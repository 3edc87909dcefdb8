// Takes one file through reading, extracting and saving, and says what became of it.
import { createHash } from 'node:crypto'
import type { Facts } from '../../pipeline/types.ts'
import type { Store } from '../store/store.ts'
import type { PageFailure } from './extraction-messages.ts'
import { type Extractor, PageFailed } from './extractor.ts'

export type IngestStage = 'reading' | 'extracting' | 'saving'

export type IngestOutcome =
  /** `known`: the page was there, read with these very rules. */
  | { state: 'known'; page: string; articles: number; entities: number }
  | { state: 'done'; page: string; articles: number; entities: number; facts: Facts }
  | { state: 'failed'; failure: PageFailure }

export type IngestTools = { store: Store; extractor: Extractor; version: string }

/** A page that fails is noted in the store and returned as failed; only a failing store throws. */
export async function ingestPage(
  { store, extractor, version }: IngestTools,
  bytes: Uint8Array,
  source: string,
  onStage: (stage: IngestStage) => void = () => undefined,
): Promise<IngestOutcome> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  try {
    onStage('reading')
    const page = await extractor.read(bytes, source)
    const known = await store.countPage(page.id)
    if (known?.version === version) {
      await store.addSource(page.id, source)
      await store.clearFailure(hash)
      return { state: 'known', page: page.id, articles: known.articles, entities: known.entities }
    }
    onStage('extracting')
    const facts = await extractor.extract(page)
    onStage('saving')
    await store.savePage(facts, version)
    await store.clearFailure(hash)
    const entities = new Set(facts.articles.flatMap(article => article.entities.map(({ id }) => id)))
    return { state: 'done', page: page.id, articles: facts.articles.length, entities: entities.size, facts }
  } catch (error) {
    if (!(error instanceof PageFailed)) throw error
    const failure = { code: error.code, messages: error.messages }
    await store.saveFailure({ hash, source, ...failure })
    return { state: 'failed', failure }
  }
}
