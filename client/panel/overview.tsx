// What shows before anything is chosen: the articles of the pages as a front page, and the names that come most.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleListAnswer, GraphAnswer } from '../../server/api/types.ts'
import { totalsInWords } from '../totals-in-words.ts'
import { ViewLink } from '../view-context.tsx'
import { bylineOf, headlineOf } from './article-words.ts'
import { EntityName } from './entity-name.tsx'
import { groupByPage } from './pages-of-articles.ts'
import classes from './panel.module.css'
import { PanelHead } from './panel-head.tsx'
import { LongList, Section } from './section.tsx'

type Props = { articles: ArticleListAnswer['articles']; graph: GraphAnswer | undefined }

/** So many of the names that come most. */
const MOST = 12

export function Overview({ articles, graph }: Props) {
  const { t } = useTranslation()
  const pages = useMemo(() => groupByPage(articles), [articles])
  const most = useMemo(() => mostNamed(graph?.nodes ?? []), [graph])
  const [first] = pages
  const single = pages.length === 1 && first
  return (
    <>
      <PanelHead
        kind={single ? [first.newspaper, first.dates].filter(Boolean).join(' · ') : ''}
        title={single ? t('overview.title') : t('overview.titleMany')}
        closable={false}
      >
        {graph && <p className={classes.quiet}>{totalsInWords(graph.totals, t)}</p>}
        {single && <p className={classes.quiet}>{single.source}</p>}
      </PanelHead>
      <LongList
        items={pages}
        first={12}
        moreLabel={count => t('overview.morePages', { count })}
        render={page => (
          <li key={page.id}>
            <section className={classes.section}>
              {!single && (
                <h3>
                  {/* Two files of a paper without its name are told apart by theirs. */}
                  {page.newspaper ? [page.newspaper, page.dates].filter(Boolean).join(' · ') : page.source}
                  <span className={classes.count}>{page.articles.length}</span>
                </h3>
              )}
              <LongList
                items={page.articles}
                first={single ? 12 : 5}
                className={classes.articles}
                moreLabel={count => t('overview.moreArticles', { count })}
                render={article => (
                  <li key={article.id}>
                    <ViewLink
                      className={article.title ? classes.headline : classes.opening}
                      change={{ reading: { article: article.id, part: null } }}
                    >
                      {headlineOf(article)}
                    </ViewLink>
                    <p className={classes.byline}>
                      {[bylineOf(article, t), t('overview.entities', { count: article.entities })]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                  </li>
                )}
              />
            </section>
          </li>
        )}
      />
      {most.length > 0 && (
        <Section title={t('overview.most')}>
          <ul className={classes.most}>
            {most.map(({ mentions, ...entity }) => (
              <li key={entity.id}>
                <EntityName entity={entity} />
                <span className={classes.count}>{mentions}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function mostNamed(nodes: GraphAnswer['nodes']) {
  return nodes
    .flatMap(({ id, name, type, mentions, hint }) =>
      type === 'article' ? [] : [{ id, name, type, mentions, ...(hint ? { hint } : {}) }],
    )
    .sort((a, b) => b.mentions - a.mentions || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
}
