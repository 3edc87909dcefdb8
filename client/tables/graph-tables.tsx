// The graph as tables: its entities, and the links between them; the same that the canvas shows.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphAnswer } from '../../server/api/types.ts'
import type { ShownGraph, ShownNode } from '../graph/shown-graph.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { subtypeName, typeName } from '../schema.ts'
import { TypeMark } from '../type-mark.tsx'
import type { Sorting } from '../view.ts'
import { useView } from '../view-context.tsx'
import { type Column, DataTable } from './data-table.tsx'
import { LEAST_WIDTH, type RelationRow, useKindInWords, useRelationColumns } from './relation-columns.tsx'
import { type Sortable, sortRows } from './sort-rows.ts'
import classes from './tables.module.css'

export type GraphTableProps = {
  answer: GraphAnswer
  shown: ShownGraph
  words: string
  sorting: Sorting | null
  onSort: (sorting: Sorting) => void
}

const holds = (words: string, ...texts: (string | undefined)[]) =>
  words === '' || texts.some(text => text?.includes(words))

export function EntityTable({ answer, shown, words, sorting, onSort }: GraphTableProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { view, changeView } = useView()
  const { dates } = answer
  const order = sorting ?? { column: 'mentions', descending: true }
  const firstDay = ({ node }: ShownNode) => dates[node.days[0] ?? -1] ?? null
  const lastDay = ({ node }: ShownNode) => dates[node.days.at(-2) ?? -1] ?? null
  const kind = ({ node: { type, subtype } }: ShownNode) =>
    [typeName(type, language), subtypeName(type, subtype, language)].filter(Boolean).join(' · ')
  const values: Record<string, (row: ShownNode) => Sortable> = {
    name: ({ node }) => node.name,
    type: kind,
    mentions: ({ mentions }) => mentions,
    articles: ({ node }) => node.articles,
    degree: ({ degree }) => degree,
    first: firstDay,
    last: lastDay,
  }
  const rows = useMemo(() => {
    const found = [...shown.nodes.values()].filter(row =>
      holds(words, row.node.name, row.node.hint, kind(row)),
    )
    return sortRows(found, values[order.column] ?? (() => null), order)
  }, [shown, words, order.column, order.descending, language])
  const columns: Column<ShownNode>[] = [
    {
      id: 'name',
      label: t('tables.name'),
      width: 34,
      sorts: 'up',
      render: ({ node }) => (
        <span className={classes.named} title={node.name}>
          <TypeMark type={node.type} size={16} />
          <span>{node.name}</span>
          {node.hint && <small>{node.hint}</small>}
        </span>
      ),
    },
    { id: 'type', label: t('tables.type'), width: 16, sorts: 'up', render: kind },
    {
      id: 'mentions',
      label: t('tables.mentions'),
      width: 9,
      numeric: true,
      sorts: 'down',
      render: row => row.mentions,
    },
    {
      id: 'articles',
      label: t('tables.articles'),
      width: 9,
      numeric: true,
      sorts: 'down',
      render: row => row.node.articles,
    },
    {
      id: 'degree',
      label: t('tables.degree'),
      width: 9,
      numeric: true,
      sorts: 'down',
      render: row => row.degree,
    },
    { id: 'first', label: t('tables.first'), width: 11.5, sorts: 'up', render: firstDay },
    { id: 'last', label: t('tables.last'), width: 11.5, sorts: 'down', render: lastDay },
  ]
  return (
    <DataTable
      label={t('tables.entities')}
      columns={columns}
      rows={rows}
      count={rows.length}
      keyOf={({ node }) => node.id}
      isSelected={({ node }) => view.selection?.id === node.id}
      onOpen={({ node }) => changeView({ selection: { kind: 'entity', id: node.id } })}
      sorting={order}
      onSort={onSort}
    />
  )
}

export function RelationTable({ answer, shown, words, sorting, onSort }: GraphTableProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { view, changeView } = useView()
  const columns = useRelationColumns()
  const kindInWords = useKindInWords()
  const order = sorting ?? { column: 'weight', descending: true }
  const values: Record<string, (row: RelationRow) => Sortable> = {
    source: ({ source }) => source.name,
    kind: kindInWords,
    target: ({ target }) => target.name,
    weight: ({ weight }) => weight,
    date: ({ firstDate }) => firstDate,
  }
  const rows = useMemo(() => {
    const joined = [...shown.links.values()].flatMap(({ edge, weight }): RelationRow[] => {
      const [source, target] = [edge.source, edge.target].map(id => shown.nodes.get(id)?.node)
      const firstDate = answer.dates[edge.days[0] ?? -1] ?? null
      return source && target ? [{ ...edge, weight, source, target, firstDate }] : []
    })
    const found = joined.filter(row => holds(words, row.source.name, row.target.name, kindInWords(row)))
    // Of as many sentences, what the newspaper states comes before what merely stands together.
    const statedFirst = [
      ...found.filter(({ kind }) => kind === 'stated'),
      ...found.filter(({ kind }) => kind !== 'stated'),
    ]
    return sortRows(statedFirst, values[order.column] ?? (() => null), order)
  }, [answer, shown, words, order.column, order.descending, language])
  return (
    <DataTable
      label={t('tables.relations')}
      leastWidth={LEAST_WIDTH}
      columns={columns}
      rows={rows}
      count={rows.length}
      keyOf={({ id }) => id}
      isSelected={({ id }) => view.selection?.id === id}
      onOpen={({ id }) => changeView({ selection: { kind: 'edge', id } })}
      sorting={order}
      onSort={onSort}
    />
  )
}
