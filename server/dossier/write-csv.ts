// A dossier as a table: one row for each sentence that says something.
import { CSV_OPENING, csvRow } from '../../pipeline/export/csv.ts'
import type { DossierAnswer, Sentence } from '../api/types.ts'
import type { Language } from '../messages.ts'
import type { SchemaWords } from '../read-schema.ts'
import { DOSSIER_WORDS, figureInWords } from './words.ts'

export function* writeCsv(
  dossier: DossierAnswer,
  schema: SchemaWords,
  language: Language,
): Generator<string> {
  const { columns, rows } = DOSSIER_WORDS[language]
  yield CSV_OPENING
  yield csvRow(columns)
  for (const { entity, relations, quotes, figures, articles } of dossier.entities) {
    const type = schema.entities[entity.type]?.[language] ?? entity.type
    const row = (item: string, content: string, other: string, sentence: Sentence) =>
      csvRow([entity.name, type, item, content, other, ...placeOf(sentence)])
    for (const { type, direction, other, labels, sentence } of relations) {
      if (sentence === null) continue
      const words = schema.relations[type]
      const what =
        words === undefined ? type : direction === 'out' ? words[language] : words.inverse[language]
      const name = other.kind === 'entity' ? other.entity.name : (other.article.title ?? '')
      yield row(rows.relation, [what, ...labels].join('；'), name, sentence)
    }
    for (const { quote, sentence } of quotes)
      yield row(rows.quote, quote.verb, quote.about.map(({ name }) => name).join('、'), sentence)
    for (const { figure, sentence } of figures)
      yield row(rows.figure, figureInWords(figure, language), '', sentence)
    for (const { sentences } of articles)
      for (const sentence of sentences) yield row(rows.sentence, '', '', sentence)
  }
}

function placeOf({ text, article, lines: [first, last] }: Sentence): (string | number | null)[] {
  return [text, article.title, article.newspaper, article.date, article.source, first, last]
}
