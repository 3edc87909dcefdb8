// All links of a graph that is too large to be shown at once: fetched from the server as they come into sight.
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchRelations } from '../api.ts'
import { FailedAnswer } from '../failed-answer.tsx'
import { useFilter } from '../time/filter-line.tsx'
import type { Sorting, View } from '../view.ts'
import { useView } from '../view-context.tsx'
import { DataTable } from './data-table.tsx'
import { LEAST_WIDTH, type RelationRow, useRelationColumns } from './relation-columns.tsx'
import classes from './tables.module.css'

type Props = { words: string; sorting: Sorting | null; onSort: (sorting: Sorting) => void }

const PAGE = 100
const HEAVIEST: Sorting = { column: 'weight', descending: true }

export function RelationList({ words, sorting, onSort }: Props) {
  const { view, changeView } = useView()
  const filter = useFilter()
  const order = sorting ?? HEAVIEST
  const kind = kindShown(view)
  const query = {
    ...filter,
    kind: kind ?? 'all',
    hide: view.hiddenTypes,
    words,
    sort: order.column,
    descending: order.descending,
    limit: PAGE,
  } as const
  const { data, error, refetch, fetchNextPage, isPending } = useInfiniteQuery({
    queryKey: ['relations', query],
    queryFn: ({ pageParam, signal }) => fetchRelations({ ...query, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (pages.length * PAGE < last.count ? pages.length * PAGE : undefined),
    placeholderData: keepPreviousData,
    enabled: kind !== undefined,
  })
  const columns = useRelationColumns()
  const { t } = useTranslation()
  if (error) return <FailedAnswer error={error} onRetry={() => void refetch()} />
  const rows: readonly RelationRow[] = kind ? (data?.pages.flatMap(({ relations }) => relations) ?? []) : []
  const table = (
    <DataTable
      label={t('tables.relations')}
      leastWidth={LEAST_WIDTH}
      columns={columns}
      rows={rows}
      count={kind === undefined ? 0 : isPending ? 1 : (data?.pages[0]?.count ?? 0)}
      keyOf={({ id }) => id}
      isSelected={({ id }) => view.selection?.id === id}
      onOpen={({ id }) => changeView({ selection: { kind: 'edge', id } })}
      sorting={order}
      onSort={onSort}
      onEnd={() => void fetchNextPage()}
    />
  )
  if (view.hiddenGroups.length === 0) return table
  // Groups are of the part that is drawn; the server, which lists the links of all, knows none.
  return (
    <>
      <p className={classes.remark}>{t('tables.groupsListed')}</p>
      {table}
    </>
  )
}

/** What the legend leaves of the kinds of links; undefined where it leaves none. */
function kindShown({ hiddenLinks }: Pick<View, 'hiddenLinks'>): 'all' | 'stated' | 'co_occurs' | undefined {
  const [stated, together] = [!hiddenLinks.includes('stated'), !hiddenLinks.includes('co_occurs')]
  return stated ? (together ? 'all' : 'stated') : together ? 'co_occurs' : undefined
}
