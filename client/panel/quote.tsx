// A sentence as evidence: its names marked, and beneath it the article, the line in the file and the rule that found it.
import { useTranslation } from 'react-i18next'
import type { Sentence } from '../../server/api/types.ts'
import { typeStyle } from '../type-mark.tsx'
import { ViewLink } from '../view-context.tsx'
import { headlineOf, reasonInWords } from './article-words.ts'
import { excerptOf } from './excerpt.ts'
import classes from './quote.module.css'
import { splitText } from './split-text.ts'

type Props = {
  sentence: Sentence
  /** Longest text; longer sentences are cut around their marks. */
  limit?: number
  /** Leave the article's name out where it stands above already. */
  within?: 'article' | 'entity'
  withReasons?: boolean
  /** Entities whose names are marked; the sentence may name others as well. */
  about: readonly string[]
}

export function Quote({ sentence, limit = 110, within = 'entity', withReasons = false, about }: Props) {
  const { t } = useTranslation()
  const { article, start, end, lines, reasons } = sentence
  const { text, marks, before, after } = excerptOf(
    sentence.text,
    sentence.marks.filter(mark => about.includes(mark.entity)),
    limit,
  )
  const [first, last] = lines
  const facts = [
    ...(within === 'article' ? [] : [headlineOf(article)]),
    first === last ? t('sentence.line', { line: first }) : t('sentence.lines', { first, last }),
    ...(withReasons ? reasons.map(reason => reasonInWords(reason, t)) : []),
  ]
  return (
    <figure className={classes.quote}>
      <blockquote>
        {before && '……'}
        {splitText(text, marks).map(({ text, start, mark }) =>
          mark ? (
            <mark key={start} style={typeStyle(mark.type)}>
              {text}
            </mark>
          ) : (
            text
          ),
        )}
        {after && '……'}
      </blockquote>
      <figcaption>
        <ViewLink
          change={{ reading: { article: article.id, part: { start, end } } }}
          title={t('sentence.open')}
        >
          {facts.join(' · ')}
        </ViewLink>
      </figcaption>
    </figure>
  )
}
