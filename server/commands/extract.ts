// `baotu extract`: the facts of page files as JSON Lines.
import { basename } from 'node:path'
import { extractFacts } from '../../pipeline/extract.ts'
import { loadKnowledge } from '../../pipeline/knowledge.ts'
import { readTextPage } from '../../pipeline/read/read-text-page.ts'
import type { ArticleFacts } from '../../pipeline/types.ts'
import { GRAPH_DATA } from '../graph-data.ts'
import { type Language, messageOf } from '../messages.ts'
import { readUserFile } from '../read-user-file.ts'
import { fromUser } from '../settings.ts'

/** Prints what it can; false where a file failed, whose reason is on standard error. */
export async function extract(files: readonly string[], language: Language): Promise<boolean> {
  const knowledge = loadKnowledge(GRAPH_DATA)
  let ok = true
  for (const file of files) {
    try {
      const page = readTextPage(readUserFile(fromUser(process.env, file)), basename(file), {
        newspapers: knowledge.agencies,
      })
      for (const facts of extractFacts(page, knowledge).articles) {
        process.stdout.write(`${JSON.stringify(publish(facts))}\n`)
      }
    } catch (error) {
      ok = false
      console.error(`${file}: ${messageOf(error, language)}`)
    }
  }
  return ok
}

/** One article's facts in the shape that other programs rely on. */
function publish({ article, entities, mentions, relations, quotes, figures }: ArticleFacts) {
  const { id, pageId, kind, title, subtitle, authors, agency, date, text } = article
  return {
    id,
    page: pageId,
    kind,
    title,
    subtitle,
    authors,
    agency,
    date,
    text,
    entities,
    mentions,
    relations,
    quotes,
    figures,
  }
}
