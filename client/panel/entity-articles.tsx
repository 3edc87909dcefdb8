// The articles that name an entity, each with the sentences that do; those too uncertain can be left out.
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useEntityArticles } from '../queries.ts'
import { useFilter } from '../time/filter-line.tsx'
import { useView } from '../view-context.tsx'
import { ArticleEntry } from './article-entry.tsx'
import own from './entity.module.css'
import classes from './panel.module.css'
import { PagedList } from './section.tsx'

/** Steps of the filter, percent: what rules vouch for lies above 90, what the tagger alone says below. */
const STEPS = [0, 80, 90, 95]

export function EntityArticles({ entity }: { entity: string }) {
  const { t } = useTranslation()
  const { data, fetchNextPage, isFetching } = useEntityArticles(entity, useFilter())
  const articles = data?.pages.flatMap(page => page.articles) ?? []
  const count = data?.pages[0]?.count ?? 0
  return (
    <>
      <SureFilter />
      {data && count === 0 && <p className={classes.quiet}>{t('sure.none')}</p>}
      <PagedList
        items={articles}
        count={count}
        onMore={() => void fetchNextPage()}
        waiting={isFetching}
        moreLabel={count => t('overview.moreArticles', { count })}
        className={classes.articles}
        render={({ article, sentences }) => (
          <ArticleEntry key={article.id} article={article} sentences={sentences} about={[entity]} />
        )}
      />
    </>
  )
}

/** Least certainty of the mentions that are shown, here and wherever names are shown. */
export function SureFilter() {
  const { t } = useTranslation()
  const { view, changeView } = useView()
  const id = useId()
  const steps = STEPS.includes(view.sure) ? STEPS : [...STEPS, view.sure].sort((a, b) => a - b)
  return (
    <p className={own.sure}>
      <label htmlFor={id}>{t('sure.label')}</label>
      <select
        id={id}
        value={view.sure}
        onChange={event => changeView({ sure: Number(event.currentTarget.value) }, { history: 'replace' })}
      >
        {steps.map(step => (
          <option key={step} value={step}>
            {step === 0 ? t('sure.all') : t('sure.from', { percent: step })}
          </option>
        ))}
      </select>
    </p>
  )
}
