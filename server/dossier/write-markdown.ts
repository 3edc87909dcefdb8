// A dossier as Markdown: what is stated of each entity, what it said, where it stands.
import { citationOf, placeInWords } from '../api/cite.ts'
import type { DossierAnswer, StatedRelation } from '../api/types.ts'
import type { Language } from '../messages.ts'
import type { SchemaWords } from '../read-schema.ts'
import { DOSSIER_WORDS, figureInWords } from './words.ts'

export function* writeMarkdown(
  dossier: DossierAnswer,
  schema: SchemaWords,
  language: Language,
): Generator<string> {
  const words = DOSSIER_WORDS[language]
  yield `# ${words.title}${language === 'zh' ? '：' : ': '}${plain(dossier.entities.map(({ entity }) => entity.name).join('、'))}\n`
  if (dossier.between.length > 0) {
    yield `\n## ${words.between}\n\n`
    for (const { edge, from, to, sentence } of dossier.between) {
      const relation =
        edge.kind === 'stated' ? (schema.relations[edge.type]?.[language] ?? edge.type) : words.together
      const what = [relation, edge.labels.join('；')].filter(Boolean).join(' · ')
      yield `- **${plain(from.name)}** — ${plain(what)} — **${plain(to.name)}**  \n  ${plain(citationOf(sentence, language))}\n`
    }
  }
  for (const { entity, aliases, relations, quotes, figures, articles } of dossier.entities) {
    yield `\n## ${plain(entity.name)}\n\n`
    if (entity.description)
      yield `${plain(entity.description[language].map(({ text }) => text).join(''))}\n\n`
    const kind = schema.entities[entity.type]
    const subtype = entity.subtype === undefined ? undefined : kind?.subtypes[entity.subtype]?.[language]
    const facts = [kind?.[language], subtype, words.named(entity.mentions, entity.articles)].filter(Boolean)
    yield `${facts.join(' · ')}\n`
    if (aliases.length > 0) yield `\n${words.aliases} ${plain(aliases.join('、'))}\n`
    if (relations.length > 0) {
      yield `\n### ${words.relations}\n\n`
      for (const relation of relations) yield relationLine(relation, schema, language)
    }
    if (quotes.length > 0) {
      yield `\n### ${words.quotes}\n\n`
      for (const { sentence } of quotes) yield `- ${plain(citationOf(sentence, language))}\n`
    }
    if (figures.length > 0) {
      yield `\n### ${words.figures}\n\n`
      for (const { figure, sentence } of figures)
        yield `- ${plain(figureInWords(figure, language))}  \n  ${plain(citationOf(sentence, language))}\n`
    }
    if (articles.length > 0) {
      yield `\n### ${words.articles}\n`
      for (const { article, sentences } of articles) {
        const [first] = sentences
        yield `\n${plain(placeInWords(article, first?.lines ?? [1, 1], language))}\n\n`
        for (const { text } of sentences) yield `> ${plain(text)}\n>\n`
      }
    }
  }
}

function relationLine(relation: StatedRelation, schema: SchemaWords, language: Language): string {
  const { type, direction, other, labels, sentence } = relation
  const name = other.kind === 'entity' ? other.entity.name : (other.article.title ?? other.article.opening)
  const words = schema.relations[type]
  const what = words === undefined ? type : direction === 'out' ? words[language] : words.inverse[language]
  const line = `- ${what} **${plain(name)}**${labels.length > 0 ? ` ${plain(labels.join('；'))}` : ''}`
  return sentence === null ? `${line}\n` : `${line}  \n  ${plain(citationOf(sentence, language))}\n`
}

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '&': '&amp;' }

/** Text of a newspaper is never Markdown or HTML; a line end would begin something new. */
function plain(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]<>#|~&]/gu, character => ENTITIES[character] ?? `\\${character}`)
      .replace(/[\r\n]+/gu, ' ')
      // 1. 5 - 2031: what stands at the beginning of a line would make it a list.
      .replace(/^(\d{1,9})([.)])(?=\s)/u, '$1\\$2')
      .replace(/^[-+=]/u, '\\$&')
  )
}
