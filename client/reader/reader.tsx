// Reads one article over the graph: names underlined by type, quotes and figures beside it, the way from mention to mention.
import { lazy, Suspense, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleAnswer } from '../../server/api/types.ts'
import { keepPlace, placeLeft } from '../came-back.ts'
import { FailedAnswer } from '../failed-answer.tsx'
import { remember, remembered } from '../i18n/remembered.ts'
import { BackIcon, PageIcon } from '../icons.tsx'
import { PanelSkeleton } from '../panel/panel-skeleton.tsx'
import { useArticle } from '../queries.ts'
import { useHeadingFocus } from '../use-heading-focus.ts'
import { useView, ViewLink } from '../view-context.tsx'
import { ArticleText } from './article-text.tsx'
import { CiteArticle } from './cite-article.tsx'
import { MarginNotes } from './margin-notes.tsx'
import { MentionSteps } from './mention-steps.tsx'
import classes from './reader.module.css'

/** With it comes pdf.js: only for who wants to see a page. */
const PagePicture = lazy(() => import('./page-picture.tsx'))

const STORED_AS = 'baotu-original'

type Part = { start: number; end: number }

export function Reader({ id, part }: { id: string; part: Part | null }) {
  const { t } = useTranslation()
  const { view } = useView()
  const { data, error, refetch } = useArticle(id)
  const scroller = useRef<HTMLElement>(null)
  const chosen = view.selection?.kind === 'entity' ? view.selection.id : null
  const [original, setOriginal] = useState(() => remembered(STORED_AS) === 'shown')
  const place = printedPlace(data)

  function showOriginal() {
    setOriginal(!original)
    remember(STORED_AS, original ? 'hidden' : 'shown')
  }

  // Once the text is there, who came back is where he was.
  useLayoutEffect(() => {
    const left = data && placeLeft(`article ${id}`)
    if (left !== undefined) scroller.current?.scrollTo(0, left)
  }, [data, id])

  return (
    <section
      ref={scroller}
      className={classes.reader}
      aria-label={t('reader.label')}
      data-printed
      onScroll={event => keepPlace(`article ${id}`, event.currentTarget.scrollTop)}
    >
      <div className={classes.bar}>
        <ViewLink className={classes.back} change={{ reading: null }}>
          <BackIcon /> {t('reader.close')}
        </ViewLink>
        {data && (
          <span className={classes.tools}>
            {chosen === null ? (
              <span>
                {t('reader.entities', { count: new Set(data.mentions.map(each => each.entity)).size })}
              </span>
            ) : (
              <MentionSteps answer={data} chosen={chosen} part={part} />
            )}
            {place && (
              <button type="button" className={classes.toggle} aria-pressed={original} onClick={showOriginal}>
                <PageIcon /> {t('notes.original')}
              </button>
            )}
            <CiteArticle answer={data} part={part} />
          </span>
        )}
      </div>
      {data && (
        <div className={classes.spread} data-original={original && place !== null}>
          <Article key={id} answer={data} part={part} chosen={chosen} sure={view.sure} />
          {original && place && (
            <Suspense fallback={<p className={classes.drawing}>{t('notes.drawing')}</p>}>
              <PagePicture answer={data} place={place} chosen={chosen} part={part} />
            </Suspense>
          )}
        </div>
      )}
      {!data && <h1 className="visually-hidden">{t('reader.label')}</h1>}
      {error && <FailedAnswer error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <div className={classes.article}>
          <PanelSkeleton />
        </div>
      )}
    </section>
  )
}

/** Where the article is printed, if the file is there to show it. */
function printedPlace(answer: ArticleAnswer | undefined) {
  const place = answer?.place
  if (!place?.file || place.sheets.length === 0) return null
  return { ...place, file: place.file }
}

type ArticleProps = { answer: ArticleAnswer; part: Part | null; chosen: string | null; sure: number }

function Article({ answer, part, chosen, sure }: ArticleProps) {
  const { t } = useTranslation()
  // The reader takes the keyboard along; it stays at the top unless a sentence was asked for.
  const heading = useHeadingFocus({ unless: 'never' })
  const text = useRef<HTMLElement>(null)
  const { article, lines, continuedFrom } = answer
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
    article.newspaper,
    first !== undefined && last !== undefined && t('reader.source', { source: article.source, first, last }),
  ].filter(Boolean)

  return (
    <div className={classes.body}>
      <article ref={text} className={classes.article} lang="zh-CN">
        <h1 ref={heading} tabIndex={-1} data-untitled={article.title === null}>
          {article.title ?? kind}
        </h1>
        {article.subtitle && <p className={classes.subtitle}>{article.subtitle}</p>}
        <div className={classes.facts}>{facts.join(' · ')}</div>
        <ArticleText answer={answer} part={part} chosen={chosen} sure={sure} />
      </article>
      <MarginNotes answer={answer} text={text} />
    </div>
  )
}
