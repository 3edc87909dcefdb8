// The columns of a table of links: the same whether its rows come from the graph that is shown or from the server.
import { useTranslation } from 'react-i18next'
import type { EdgeKind, NodeType } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { relationName } from '../schema.ts'
import { TypeMark } from '../type-mark.tsx'
import type { Column } from './data-table.tsx'
import classes from './tables.module.css'

/** Both ends of a link fit beside each other on a telephone: a table of one end says nothing. */
export const LEAST_WIDTH = 520

type LinkEnd = { id: string; name: string; type: NodeType }

export type RelationRow = {
  /** Of the edge. */
  id: string
  kind: EdgeKind
  type: string
  source: LinkEnd
  target: LinkEnd
  weight: number
  labels: readonly string[]
  firstDate: string | null
}

/** 发布 · 任职 副局长: the kind of a link in words. */
export function useKindInWords(): (row: Pick<RelationRow, 'kind' | 'type' | 'labels'>) => string {
  const { t } = useTranslation()
  const [language] = useLanguage()
  return ({ kind, type, labels }) =>
    kind === 'co_occurs'
      ? t('legend.co_occurs')
      : [relationName(type, 'out', language), labels.join('；')].filter(Boolean).join(' · ')
}

export function useRelationColumns(): Column<RelationRow>[] {
  const { t } = useTranslation()
  const kindInWords = useKindInWords()
  return [
    {
      id: 'source',
      label: t('tables.source'),
      width: 28,
      sorts: 'up',
      render: ({ source }) => <End entity={source} />,
    },
    { id: 'kind', label: t('tables.kind'), width: 21, sorts: 'up', render: kindInWords },
    {
      id: 'target',
      label: t('tables.target'),
      width: 27,
      sorts: 'up',
      render: ({ target }) => <End entity={target} />,
    },
    {
      id: 'weight',
      label: t('tables.weight'),
      width: 9,
      numeric: true,
      sorts: 'down',
      render: ({ weight }) => weight,
    },
    { id: 'date', label: t('tables.first'), width: 15, sorts: 'up', render: ({ firstDate }) => firstDate },
  ]
}

function End({ entity }: { entity: LinkEnd }) {
  return (
    <span className={classes.named} title={entity.name}>
      <TypeMark type={entity.type} size={16} />
      <span>{entity.name}</span>
    </span>
  )
}
