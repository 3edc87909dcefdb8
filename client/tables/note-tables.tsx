// Quotes and figures as tables: of the period and the chosen entity, fetched from the server as they come into sight.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntityFiguresAnswer, EntityQuotesAnswer, Sentence } from '../../server/api/types.ts'
import { fetchFigures, fetchQuotes, type NoteListQuery } from '../api.ts'
import { FailedAnswer } from '../failed-answer.tsx'
import { type Chart, chartsOf } from '../figures/charts-of.ts'
import { FigureSpark } from '../figures/figure-chart.tsx'
import { TypeMark } from '../type-mark.tsx'
import type { Sorting, View } from '../view.ts'
import { useView } from '../view-context.tsx'
import { type Column, DataTable } from './data-table.tsx'
import { ChangeBar, ValueBar } from './figure-bars.tsx'
import classes from './tables.module.css'

type Props = { words: string; sorting: Sorting | null; onSort: (sorting: Sorting) => void }

type QuoteRow = EntityQuotesAnswer['quotes'][number]
type FigureRow = EntityFiguresAnswer['figures'][number]
/** What quotes and figures have in common: the sentence they stand in. */
type NoteRow = { sentence: Sentence }

const PAGE = 100
const NEWEST: Sorting = { column: 'date', descending: true }

/** What the view asks of the server: its period, its entity, its words. */
function queryOf({ time, selection }: View, words: string, { column, descending }: Sorting) {
  return {
    ...(time ?? {}),
    ...(selection?.kind === 'entity' ? { entity: selection.id } : {}),
    ...(words === '' ? {} : { words }),
    sort: column,
    descending,
    limit: PAGE,
  }
}

function useNotes<Answer extends { count: number }>(
  name: string,
  fetchPage: (query: NoteListQuery, signal?: AbortSignal) => Promise<Answer>,
  query: Omit<NoteListQuery, 'offset'>,
) {
  return useInfiniteQuery({
    queryKey: ['notes', name, query],
    queryFn: ({ pageParam, signal }) => fetchPage({ ...query, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (pages.length * PAGE < last.count ? pages.length * PAGE : undefined),
    placeholderData: keepPreviousData,
  })
}

const wordsOf = ({ sentence }: NoteRow, { start, end }: { start: number; end: number }) =>
  sentence.text.slice(start - sentence.start, end - sentence.start)

/** The last columns of either table: the article and its day. */
function placeColumns<Row extends NoteRow>(t: TFunction, article: number, date: number): Column<Row>[] {
  return [
    {
      id: 'article',
      label: t('tables.article'),
      width: article,
      render: ({ sentence: { article } }) => article.title ?? article.opening,
    },
    {
      id: 'date',
      label: t('tables.date'),
      width: date,
      sorts: 'down',
      render: ({ sentence }) => sentence.article.date,
    },
  ]
}

/** Opens a row at its sentence; the one that is being read is the selected one. */
function useOpenRow() {
  const { view, changeView } = useView()
  const { reading } = view
  return {
    isSelected: ({ sentence }: NoteRow) =>
      reading?.article === sentence.article.id && reading.part?.start === sentence.start,
    onOpen: ({ sentence: { article, start, end } }: NoteRow) =>
      changeView({ reading: { article: article.id, part: { start, end } } }),
  }
}

export function QuoteTable({ words, sorting, onSort }: Props) {
  const { t } = useTranslation()
  const { view } = useView()
  const opening = useOpenRow()
  const order = sorting ?? NEWEST
  const { data, error, refetch, fetchNextPage, isPending } = useNotes(
    'quotes',
    fetchQuotes,
    queryOf(view, words, order),
  )
  if (error) return <FailedAnswer error={error} onRetry={() => void refetch()} />
  const rows = data?.pages.flatMap(({ quotes }) => quotes) ?? []
  const columns: Column<QuoteRow>[] = [
    {
      id: 'speaker',
      label: t('tables.speaker'),
      width: 17,
      sorts: 'up',
      render: ({ quote: { speaker } }) => (
        <span className={classes.named} title={speaker.name}>
          <TypeMark type={speaker.type} size={16} />
          <span>{speaker.name}</span>
        </span>
      ),
    },
    {
      id: 'quote',
      label: t('tables.quote'),
      width: 43,
      render: row => (
        <q className={classes.quote} title={wordsOf(row, row.quote)}>
          {wordsOf(row, row.quote)}
        </q>
      ),
    },
    {
      id: 'about',
      label: t('tables.about'),
      width: 14,
      render: ({ quote }) => quote.about.map(({ name }) => name).join('、'),
    },
    ...placeColumns<QuoteRow>(t, 15, 11),
  ]
  return (
    <DataTable
      label={t('tables.quotes')}
      columns={columns}
      rows={rows}
      count={isPending ? 1 : (data?.pages[0]?.count ?? 0)}
      keyOf={({ quote, sentence }) => `${sentence.article.id} ${quote.start} ${quote.end}`}
      {...opening}
      sorting={order}
      onSort={onSort}
      onEnd={() => void fetchNextPage()}
    />
  )
}

export function FigureTable({ words, sorting, onSort }: Props) {
  const { t } = useTranslation()
  const { view } = useView()
  const opening = useOpenRow()
  const order = sorting ?? NEWEST
  const { sure } = view
  const { data, error, refetch, fetchNextPage, isPending } = useNotes('figures', fetchFigures, {
    ...queryOf(view, words, order),
    ...(sure > 0 ? { certainty: sure / 100 } : {}),
  })
  const charts = useMemo(() => chartsByMeasure(data?.pages ?? []), [data])
  if (error) return <FailedAnswer error={error} onRetry={() => void refetch()} />
  const rows = data?.pages.flatMap(({ figures }) => figures) ?? []
  // Bars of one unit can be compared: 亿元 with 亿元.
  const most = new Map<string, number>()
  for (const { figure } of rows)
    most.set(figure.unit, Math.max(most.get(figure.unit) ?? 0, Math.abs(figure.value)))
  const columns: Column<FigureRow>[] = [
    {
      id: 'measure',
      label: t('tables.measure'),
      width: 22,
      sorts: 'up',
      render: ({ figure }) => <span title={figure.measure}>{figure.measure}</span>,
    },
    {
      id: 'value',
      label: t('tables.value'),
      width: 20,
      sorts: 'down',
      render: ({ figure }) => (
        <ValueBar value={figure.value} unit={figure.unit} most={most.get(figure.unit) ?? figure.value} />
      ),
    },
    { id: 'period', label: t('tables.period'), width: 9, render: ({ figure }) => figure.period },
    {
      id: 'trend',
      label: t('figures.trend'),
      width: 10,
      render: row => <Trend row={row} charts={charts.get(measureOf(row.figure)) ?? []} />,
    },
    {
      id: 'change',
      label: t('tables.change'),
      width: 12,
      sorts: 'down',
      render: ({ figure }) => figure.change && <ChangeBar {...figure.change} />,
    },
    ...placeColumns<FigureRow>(t, 16, 11),
  ]
  return (
    <DataTable
      label={t('tables.figures')}
      columns={columns}
      rows={rows}
      count={isPending ? 1 : (data?.pages[0]?.count ?? 0)}
      keyOf={({ figure, sentence }) =>
        `${sentence.article.id} ${figure.start} ${figure.end} ${figure.measure}`
      }
      {...opening}
      sorting={order}
      onSort={onSort}
      onEnd={() => void fetchNextPage()}
    />
  )
}

const measureOf = ({ measure, unit }: { measure: string; unit: string }) => `${measure}\n${unit}`

/** Each page tells the series of its own figures; two pages that tell of a measure tell the same. */
function chartsByMeasure(pages: readonly EntityFiguresAnswer[]): Map<string, Chart[]> {
  const series = new Map(pages.flatMap(({ series }) => series.map(each => [measureOf(each), each] as const)))
  return Map.groupBy(chartsOf([...series.values()]), measureOf)
}

/** The chart in which the row has a bar; what others tell alike shares one with them. */
function Trend({ row: { figure, sentence }, charts }: { row: FigureRow; charts: readonly Chart[] }) {
  const isHere = (point: Chart['points'][number]) =>
    point.value === figure.value &&
    point.period === figure.period &&
    (point.date === sentence.article.date || point.article === sentence.article.id)
  const chart = charts.find(({ points }) => points.some(isHere))
  return chart ? <FigureSpark chart={chart} isHere={isHere} /> : null
}
