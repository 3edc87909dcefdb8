// An edge in a list: its kind or titles, and the way to its sentences.

import { useTranslation } from 'react-i18next'
import type { GraphEdge } from '../../server/api/types.ts'
import { ForwardIcon } from '../icons.tsx'
import { type Language, relationName } from '../schema.ts'
import { ViewLink } from '../view-context.tsx'
import classes from './panel.module.css'

export function EdgeRow({ edge, language }: { edge: GraphEdge; language: Language }) {
  const { t } = useTranslation()
  const { id, kind, type, labels, weight } = edge
  const name = kind === 'stated' ? relationName(type, 'out', language) : t('legend.co_occurs')
  return (
    <li className={classes.row}>
      <span>{[name, ...labels].join(' · ')}</span>
      <ViewLink className={classes.evidence} change={{ selection: { kind: 'edge', id } }}>
        {t('panel.sentences', { count: weight })}
        <ForwardIcon />
      </ViewLink>
    </li>
  )
}
