// One line of what the search found: an entity with how it matched and who it is, or an article with the sentence.
import { useTranslation } from 'react-i18next'
import type { ArticleSummary, SearchAnswer, Sentence } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { headlineOf } from '../panel/article-words.ts'
import { useDescriptionText } from '../panel/description.tsx'
import { excerptOf } from '../panel/excerpt.ts'
import { type Span, splitText } from '../panel/split-text.ts'
import { typeName } from '../schema.ts'
import { TypeMark } from '../type-mark.tsx'
import classes from './search.module.css'

type EntityHitProps = {
  entity: SearchAnswer['entities'][number]
  /** Leave the type out where it stands above already. */
  within?: 'type' | 'all'
}

export function EntityHit({ entity, within = 'all' }: EntityHitProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { name, type, hint, by, matched, mentions } = entity
  const description = useDescriptionText(entity.description)
  const how = by === 'alias' ? t('search.alias', { name: matched }) : by === 'name' ? null : t(`search.${by}`)
  const facts = [within === 'all' && typeName(type, language), how, description ?? hint].filter(Boolean)
  return (
    <>
      <TypeMark type={type} size={18} />
      <span className={classes.hitName}>{name}</span>
      <span className={classes.hitHow}>{facts.join(' · ')}</span>
      <span className={classes.hitCount} title={t('panel.mentions', { count: mentions })}>
        {mentions}
      </span>
    </>
  )
}

type ArticleHitProps = { article: ArticleSummary; sentence: Sentence | null; found: readonly Span[] }

export function ArticleHit({ article, sentence, found }: ArticleHitProps) {
  const excerpt = sentence && excerptOf(sentence.text, found, 52)
  const inHeadline = sentence === null && article.title !== null ? found : []
  return (
    <span className={classes.articleHit}>
      <span className={classes.hitHeadline}>
        <Marked text={headlineOf(article)} found={inHeadline} />
      </span>
      {excerpt && (
        <span className={classes.hitSentence}>
          {excerpt.before && '…'}
          <Marked text={excerpt.text} found={excerpt.marks} />
          {excerpt.after && '…'}
        </span>
      )}
    </span>
  )
}

const Marked = ({ text, found }: { text: string; found: readonly Span[] }) =>
  splitText(text, found).map(({ text, start, mark }) => (mark ? <mark key={start}>{text}</mark> : text))
