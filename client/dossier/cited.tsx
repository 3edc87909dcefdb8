// A sentence of the dossier with its names marked, and where it stands.
import { useTranslation } from 'react-i18next'
import type { Sentence } from '../../server/api/types.ts'
import { placeInWords } from '../panel/citation.ts'
import { splitText } from '../panel/split-text.ts'
import { typeStyle } from '../type-mark.tsx'
import { ViewLink } from '../view-context.tsx'
import classes from './dossier.module.css'

export function Cited({ sentence, about }: { sentence: Sentence; about: readonly string[] }) {
  const { t } = useTranslation()
  const { article, text, start, end, lines } = sentence
  const marks = sentence.marks.filter(({ entity }) => about.includes(entity))
  return (
    <figure className={classes.cited}>
      <blockquote lang="zh-CN">
        {splitText(text, marks).map(({ text, start, mark }) =>
          mark ? (
            <mark key={start} style={typeStyle(mark.type)}>
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </blockquote>
      <figcaption>
        <ViewLink change={{ reading: { article: article.id, part: { start, end } } }}>
          {placeInWords(article, lines, t)}
        </ViewLink>
      </figcaption>
    </figure>
  )
}
