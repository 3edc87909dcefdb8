// One line of what the search found: an entity and how it matched, or an article with the sentence.
import { useTranslation } from 'react-i18next'
import type { ArticleSummary, SearchAnswer, Sentence } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { headlineOf } from '../panel/article-words.ts'
import { excerptOf } from '../panel/excerpt.ts'
import { splitText } from '../panel/split-text.ts'
import { typeName } from '../schema.ts'
import { TypeMark } from '../type-mark.tsx'
import classes from './search.module.css'

export function EntityHit({ entity }: { entity: SearchAnswer['entities'][number] }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { name, type, hint, by, matched, mentions } = entity
  const how = by === 'alias' ? t('search.alias', { name: matched }) : by === 'name' ? null : t(`search.${by}`)
  return (
    <>
      <TypeMark type={type} size={18} />
      <span className={classes.hitName}>{name}</span>
      <span className={classes.hitHow}>
        {[typeName(type, language), hint, how].filter(Boolean).join(' · ')}
      </span>
      <span className={classes.hitCount}>{mentions}</span>
    </>
  )
}

type ArticleHitProps = { article: ArticleSummary; sentence: Sentence | null; query: string }

export function ArticleHit({ article, sentence, query }: ArticleHitProps) {
  const at = sentence ? sentence.text.indexOf(query) : -1
  const found = at >= 0 ? [{ start: at, end: at + query.length }] : []
  const excerpt = sentence && excerptOf(sentence.text, found, 44)
  return (
    <span className={classes.articleHit}>
      <span className={classes.hitHeadline}>{headlineOf(article)}</span>
      {excerpt && (
        <span className={classes.hitSentence}>
          {excerpt.before && '…'}
          {splitText(excerpt.text, excerpt.marks).map(({ text, start, mark }) =>
            mark ? <mark key={start}>{text}</mark> : text,
          )}
          {excerpt.after && '…'}
        </span>
      )}
    </span>
  )
}
