// `baotu suggest`: names that keep appearing and that no dictionary knows, as rows ready for a dictionary file.
import { basename } from 'node:path'
import { extractFacts } from '../../pipeline/extract.ts'
import { loadKnowledge } from '../../pipeline/knowledge.ts'
import { readTextPage } from '../../pipeline/read/read-text-page.ts'
import { type Suggestion, suggestEntries } from '../../pipeline/suggest-entries.ts'
import type { ArticleFacts } from '../../pipeline/types.ts'
import { GRAPH_DATA } from '../graph-data.ts'
import { type Language, messageOf } from '../messages.ts'
import { readUserFile } from '../read-user-file.ts'
import { fromUser, storeSettings } from '../settings.ts'
import { openStore } from '../store/store.ts'

export type SuggestOptions = { least: number }

/**
 * Prints, by type, the columns of a dictionary file under comments that count and quote; from page files, or from the store where
 * none is given. False where a file failed, whose reason is on standard error.
 */
export async function suggest(
  files: readonly string[],
  { least }: SuggestOptions,
  language: Language,
): Promise<boolean> {
  const { facts, ok } = files.length > 0 ? factsOfFiles(files, language) : await factsOfStore()
  const suggestions = suggestEntries(facts, { leastArticles: least })
  for (const type of new Set(suggestions.map(suggestion => suggestion.type))) {
    process.stdout.write(`# ${type}\nname\tsubtype\taliases\tparent\tnote\n`)
    for (const suggestion of suggestions)
      if (suggestion.type === type) process.stdout.write(rowsOf(suggestion))
  }
  return ok
}

function factsOfFiles(files: readonly string[], language: Language): { facts: ArticleFacts[]; ok: boolean } {
  const knowledge = loadKnowledge(GRAPH_DATA)
  const facts: ArticleFacts[] = []
  let ok = true
  for (const file of files)
    try {
      const bytes = readUserFile(fromUser(process.env, file))
      const page = readTextPage(bytes, basename(file), { newspapers: knowledge.agencies })
      facts.push(...extractFacts(page, knowledge).articles)
    } catch (error) {
      ok = false
      console.error(`${file}: ${messageOf(error, language)}`)
    }
  return { facts, ok }
}

async function factsOfStore(): Promise<{ facts: ArticleFacts[]; ok: boolean }> {
  const store = await openStore(storeSettings(process.env))
  try {
    return { facts: await store.loadFacts(), ok: true }
  } finally {
    await store.close()
  }
}

/** One table row, its evidence above it as comments. Names from pages hold no tabs or line ends, sentences may hold anything else. */
function rowsOf({ name, subtype, aliases, articles, mentions, sentences }: Suggestion): string {
  const quoted = sentences.map(sentence => `#   ${sentence.replace(/\s+/g, ' ')}\n`).join('')
  return `# ${articles} / ${mentions}\n${quoted}${[name, subtype, aliases.join('|'), '', ''].join('\t')}\n`
}
