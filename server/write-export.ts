// Writes the graph in one of the export formats, with the words and colours of the schema: for the API and for the command.
import { setImmediate as breathe } from 'node:timers/promises'
import type { ExportSource } from '../pipeline/export/export-source.ts'
import { EXPORT_FORMATS, type ExportFormatName } from '../pipeline/export/formats.ts'
import type { ExportOptions } from '../pipeline/export/gexf.ts'
import type { Language, Message } from './messages.ts'
import { readSchema } from './read-schema.ts'

/** What the schema does not name: the article as a node, and the edges that are not stated. */
const OTHER_NAMES: Readonly<Record<string, Message>> = {
  article: { zh: '文章', en: 'Article' },
  stated: { zh: '陈述', en: 'stated' },
  co_occurs: { zh: '同句出现', en: 'named together' },
  mentions: { zh: '提及', en: 'mentions' },
}

/** Characters written at once: the formats yield a line or less at a time. */
const BLOCK = 64 * 1024

/** The file in blocks, between which others have their turn. */
export async function* writeExport(
  format: ExportFormatName,
  graph: ExportSource,
  language: Language,
): AsyncGenerator<string> {
  let block = ''
  for await (const piece of EXPORT_FORMATS[format].write(graph, wordsAndColours(language))) {
    block += piece
    if (block.length < BLOCK) continue
    yield block
    block = ''
    await breathe()
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
