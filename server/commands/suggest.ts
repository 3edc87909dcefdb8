// `baotu suggest`: names that keep appearing and that no dictionary knows, as rows ready for a dictionary file.
import { type Suggestion, suggestEntries } from '../../pipeline/suggest-entries.ts'
import type { ArticleFacts } from '../../pipeline/types.ts'
import { extractFiles } from '../extract-files.ts'
import { type Language, messageOf } from '../messages.ts'
import { storeSettings } from '../settings.ts'
import { openStore } from '../store/store.ts'

export type SuggestOptions = { least: number }

/**
 * Prints, by type, the columns of a dictionary file under comments that count and quote; from files of pages, or from the store where
 * none is given. False where a file failed, whose reason is on standard error.
 */
export async function suggest(
  files: readonly string[],
  { least }: SuggestOptions,
  language: Language,
): Promise<boolean> {
  const { facts, ok } = files.length > 0 ? await factsOfFiles(files, language) : await factsOfStore()
  const suggestions = suggestEntries(facts, { leastArticles: least })
  for (const type of new Set(suggestions.map(suggestion => suggestion.type))) {
    process.stdout.write(`# ${type}\nname\tsubtype\taliases\tparent\tnote\n`)
    for (const suggestion of suggestions)
      if (suggestion.type === type) process.stdout.write(rowsOf(suggestion))
  }
  return ok
}

async function factsOfFiles(
  paths: readonly string[],
  language: Language,
): Promise<{ facts: ArticleFacts[]; ok: boolean }> {
  const facts: ArticleFacts[] = []
  let ok = true
  for await (const page of extractFiles(paths)) {
    if ('articles' in page) facts.push(...page.articles)
    else {
      ok = false
      console.error(`${page.source}: ${messageOf(page.error, language)}`)
    }
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
