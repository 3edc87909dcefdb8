// Writes the graph in one of the export formats, with the words and colours of the schema: for the API and for the command.
import { EXPORT_FORMATS, type ExportFormatName } from '../pipeline/export/formats.ts'
import type { ExportOptions } from '../pipeline/export/gexf.ts'
import type { FactGraph } from '../pipeline/graph/fact-graph.ts'
import type { Language, Message } from './messages.ts'
import { readSchema } from './read-schema.ts'
import type { StoreCalls } from './store/store.ts'

/** What the schema does not name: the article as a node, and the edges that are not stated. */
const OTHER_NAMES: Readonly<Record<string, Message>> = {
  article: { zh: '文章', en: 'Article' },
  stated: { zh: '陈述', en: 'stated' },
  co_occurs: { zh: '同句出现', en: 'named together' },
  mentions: { zh: '提及', en: 'mentions' },
}

/** Characters written at once: the formats yield a line or less at a time. */
const BLOCK = 64 * 1024

/** The file in blocks. `graph` must be made of articles that `store` holds. */
export async function* writeExport(
  format: ExportFormatName,
  graph: FactGraph,
  store: Pick<StoreCalls, 'exportArticles'>,
  language: Language,
): AsyncGenerator<string> {
  const articles = await store.exportArticles()
  let block = ''
  for (const piece of EXPORT_FORMATS[format].write(graph, { ...wordsAndColours(language), articles })) {
    block += piece
    if (block.length < BLOCK) continue
    yield block
    block = ''
  }
  yield block
}

function wordsAndColours(language: Language): Pick<ExportOptions, 'colours' | 'names'> {
  const { entities, relations } = readSchema()
  const all = [
    ...Object.entries(OTHER_NAMES),
    ...Object.values(entities).flatMap(({ subtypes }) => Object.entries(subtypes)),
    ...Object.entries(entities),
    ...Object.entries(relations),
  ]
  return {
    colours: Object.fromEntries(Object.entries(entities).map(([type, { colour }]) => [type, colour])),
    names: Object.fromEntries(all.map(([key, named]) => [key, named[language]])),
  }
}
