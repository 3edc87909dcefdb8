// A sentence as evidence: the words of the paper with names marked, where they stand, what found them.
import { Fragment, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sentence } from '../../server/api/types.ts'
import { typeStyle } from '../type-mark.tsx'
import { ViewLink } from '../view-context.tsx'
import { headlineOf } from './article-words.ts'
import { excerptOf } from './excerpt.ts'
import classes from './quote.module.css'
import { QuoteActions } from './quote-actions.tsx'
import { splitText } from './split-text.ts'
import { Why } from './why.tsx'

type Props = {
  sentence: Sentence
  /** Longest text; longer sentences are cut around their marks. */
  limit?: number
  /** Leave the article's name out where it stands above already. */
  within?: 'article' | 'entity'
  /** Entities whose names are marked; the sentence may name others as well. */
  about: readonly string[]
  /** The part of the sentence to keep in sight and set off: the words said, the figure. */
  part?: { start: number; end: number }
}

export function Quote({ sentence, limit = 110, within = 'entity', about, part }: Props) {
  const { t } = useTranslation()
  const [whyOpen, setWhyOpen] = useState(false)
  const whyId = useId()
  const { article, start, end, lines } = sentence
  const own = sentence.marks.filter(mark => about.includes(mark.entity))
  const { text, marks, before, after } = excerptOf(sentence.text, own, limit)
  const [first, last] = lines
  const facts = [
    ...(within === 'article' ? [] : [headlineOf(article), article.date]),
    first === last ? t('sentence.line', { line: first }) : t('sentence.lines', { first, last }),
  ].filter(fact => fact !== null)
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
          change={{ reading: { article: article.id, part: part ?? { start, end } } }}
          title={t('sentence.open')}
        >
          {facts.map((fact, index) => (
            <Fragment key={fact}>
              <span className={index === 0 && within !== 'article' ? undefined : classes.whole}>
                {fact}
                {index < facts.length - 1 && ' ·'}
              </span>{' '}
            </Fragment>
          ))}
        </ViewLink>
        <QuoteActions
          sentence={sentence}
          whyOpen={whyOpen}
          onWhy={() => setWhyOpen(open => !open)}
          controls={whyId}
        />
      </figcaption>
      {whyOpen && <Why id={whyId} sentence={sentence} marks={own.length > 0 ? own : sentence.marks} />}
    </figure>
  )
}
