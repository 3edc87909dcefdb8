// `baotu export`: the graph of the store as a file for other programs.
import { createWriteStream, renameSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ExportFormatName } from '../../pipeline/export/formats.ts'
import { addArticleNodes } from '../../pipeline/graph/add-article-nodes.ts'
import { arrangeGraph } from '../../pipeline/graph/arrange-graph.ts'
import { buildGraph } from '../../pipeline/graph/build-graph.ts'
import type { Language } from '../messages.ts'
import { fromUser, storeSettings } from '../settings.ts'
import { openStore } from '../store/store.ts'
import { writeExport } from '../write-export.ts'

export type ExportChoice = { format: ExportFormatName; out?: string; articles: boolean }

/** Throws `FolderInUse` where a server holds the store, and what writing the file throws. */
export async function exportGraph(
  { format, out, articles }: ExportChoice,
  language: Language,
): Promise<boolean> {
  const store = await openStore(storeSettings(process.env))
  try {
    const facts = await store.loadFacts()
    const entities = arrangeGraph(buildGraph(facts))
    const graph = articles ? addArticleNodes(entities, facts) : entities
    const blocks = Readable.from(writeExport(format, graph, store, language))
    if (out === undefined) {
      await pipeline(blocks, process.stdout, { end: false })
    } else {
      const file = fromUser(process.env, out)
      // Whole or not at all: a disk that fills up must not leave half a file under the name.
      await pipeline(blocks, createWriteStream(`${file}.part`))
      renameSync(`${file}.part`, file)
    }
  } finally {
    await store.close()
  }
  return true
}
