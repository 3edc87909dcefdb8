// Reads one article over the graph, every name in it underlined in its type's colour and a way to its entity.
import { Fragment, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleAnswer } from '../../server/api/types.ts'
import { FailedAnswer } from '../failed-answer.tsx'
import { BackIcon } from '../icons.tsx'
import { PanelSkeleton } from '../panel/panel-skeleton.tsx'
import { useArticle } from '../queries.ts'
import { useView, ViewLink } from '../view-context.tsx'
import { ArticleText } from './article-text.tsx'
import classes from './reader.module.css'

type Part = { start: number; end: number }

export function Reader({ id, part }: { id: string; part: Part | null }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useArticle(id)
  return (
    <section className={classes.reader} aria-label={t('reader.label')}>
      <div className={classes.bar}>
        <ViewLink className={classes.back} change={{ reading: null }}>
          <BackIcon /> {t('reader.close')}
        </ViewLink>
        {data && (
          <span>{t('reader.entities', { count: new Set(data.mentions.map(each => each.entity)).size })}</span>
        )}
      </div>
      {data && <Article key={id} answer={data} part={part} />}
      {error && <FailedAnswer error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <div className={classes.article}>
          <PanelSkeleton />
        </div>
      )}
    </section>
  )
}

function Article({ answer, part }: { answer: ArticleAnswer; part: Part | null }) {
  const { t } = useTranslation()
  const { view } = useView()
  const heading = useRef<HTMLHeadingElement>(null)
  const { article, text, mentions, lines, continuedFrom } = answer
  const first = lines.at(0)?.line
  const last = lines.at(-1)?.line
  // An article without a headline is headed by what it is: its first words would stand there twice.
  const kind =
    continuedFrom === null ? t(`kind.${article.kind}`) : t('kind.continuedFrom', { page: continuedFrom })
  const facts = [
    article.title !== null && article.kind !== 'news' && kind,
    article.agency,
    article.authors.length > 0 && t('reader.by', { names: article.authors.join(' ') }),
    article.date,
  ].filter(Boolean)
  const chosen = view.selection?.kind === 'entity' ? view.selection.id : null

  // The reader takes the keyboard along; it stays at the top unless a sentence was asked for.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])

  return (
    <article className={classes.article} lang="zh-CN">
      <h1 ref={heading} tabIndex={-1} data-untitled={article.title === null}>
        {article.title ?? kind}
      </h1>
      {article.subtitle && <p className={classes.subtitle}>{article.subtitle}</p>}
      <div className={classes.facts}>
        {facts.map(fact => (
          <Fragment key={String(fact)}>{fact} · </Fragment>
        ))}
        {article.newspaper && `${article.newspaper} · `}
        {first !== undefined &&
          last !== undefined &&
          t('reader.source', { source: article.source, first, last })}
      </div>
      <ArticleText text={text} mentions={mentions} part={part} chosen={chosen} />
    </article>
  )
}
