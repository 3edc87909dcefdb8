// What an entity says and what is said of it; the figures in the sentences that name it.
import { useTranslation } from 'react-i18next'
import type { EntityQuotesAnswer, FigureNote } from '../../server/api/types.ts'
import { chartsOf } from '../figures/charts-of.ts'
import { FigureChart } from '../figures/figure-chart.tsx'
import { figureInWords } from '../figures/figure-words.ts'
import { useEntityFigures, useEntityQuotes } from '../queries.ts'
import { useFilter } from '../time/filter-line.tsx'
import { ViewLink } from '../view-context.tsx'
import own from './entity.module.css'
import { EntityName } from './entity-name.tsx'
import classes from './panel.module.css'
import { Quote } from './quote.tsx'
import { quotesBySentence } from './quotes-by-sentence.ts'
import { LongList, PagedList } from './section.tsx'

type QuotesProps = { entity: string; part: 'said' | 'about' }

export function EntityQuotes({ entity, part }: QuotesProps) {
  const { t } = useTranslation()
  const { data, fetchNextPage, isFetching } = useEntityQuotes(entity, part, useFilter())
  const loaded: EntityQuotesAnswer['quotes'] = data?.pages.flatMap(page => page.quotes) ?? []
  return (
    <PagedList
      items={quotesBySentence(loaded)}
      loaded={loaded.length}
      count={data?.pages[0]?.count ?? 0}
      onMore={() => void fetchNextPage()}
      waiting={isFetching}
      moreLabel={count => t('panel.more', { count })}
      className={classes.sentences}
      render={({ sentence, speaker, verbs, count, start, end }) => (
        <li key={`${sentence.article.id} ${start} ${speaker.id}`}>
          {part === 'about' && (
            <p className={own.speaker}>
              <EntityName entity={speaker} /> <span className={classes.quiet}>{verbs.join('、')}</span>
            </p>
          )}
          <Quote
            sentence={sentence}
            limit={160}
            about={part === 'said' ? [entity] : [entity, speaker.id]}
            part={{ start, end }}
          />
          {count > 1 && <p className={classes.quiet}>{t('entity.quotesInSentence', { count })}</p>}
        </li>
      )}
    />
  )
}

/** The server reads the figures of as many articles; the table has them all. */
const NEWEST_ARTICLES = 200

type FiguresProps = {
  entity: string
  /** How many name it. */
  articleCount: number
}

export function EntityFigures({ entity, articleCount }: FiguresProps) {
  const { t } = useTranslation()
  const { data, fetchNextPage, isFetching } = useEntityFigures(entity, useFilter())
  const figures = data?.pages.flatMap(page => page.figures) ?? []
  const charts = chartsOf(data?.pages[0]?.series ?? [])
  return (
    <>
      {charts.length > 0 && (
        <LongList
          items={charts}
          first={3}
          className={own.charts}
          moreLabel={count => t('panel.more', { count })}
          render={chart => (
            <li key={chart.id}>
              <FigureChart chart={chart} />
            </li>
          )}
        />
      )}
      <PagedList
        items={figures}
        count={data?.pages[0]?.count ?? 0}
        onMore={() => void fetchNextPage()}
        waiting={isFetching}
        moreLabel={count => t('panel.more', { count })}
        className={classes.sentences}
        render={({ figure, sentence }) => (
          <li key={`${sentence.article.id} ${figure.start}`}>
            <FigureHead figure={figure} />
            <Quote
              sentence={sentence}
              limit={90}
              about={[entity]}
              part={{ start: figure.start, end: figure.end }}
            />
          </li>
        )}
      />
      <p className={classes.quiet}>
        {articleCount > NEWEST_ARTICLES && `${t('entity.figuresOf', { count: NEWEST_ARTICLES })} `}
        <ViewLink className={classes.periodLink} change={{ table: 'figures', sorting: null, words: '' }}>
          {t('entity.figuresInTable')}
        </ViewLink>
      </p>
    </>
  )
}

/** 5362 亿元 产业总体产值 2023年 同比 +7.09%: the number first, what it measures after it. */
export function FigureHead({ figure }: { figure: FigureNote }) {
  const { number, measure, more, direction } = figureInWords(figure)
  return (
    <p className={own.figure}>
      <span className={own.number}>{number}</span> <span>{measure}</span>
      {more && (
        <span className={own.change} data-direction={direction}>
          {more}
        </span>
      )}
    </p>
  )
}
