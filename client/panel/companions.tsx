// Whom an entity is named together with: by the firmness of the tie, the count of sentences beside it.
import { useTranslation } from 'react-i18next'
import type { Companion } from '../../server/api/types.ts'
import { ForwardIcon } from '../icons.tsx'
import { ViewLink } from '../view-context.tsx'
import own from './entity.module.css'
import { EntityName } from './entity-name.tsx'
import classes from './panel.module.css'
import { LongList } from './section.tsx'

export function Companions({ companions }: { companions: readonly Companion[] }) {
  const { t } = useTranslation()
  return (
    <LongList
      items={companions}
      first={8}
      render={({ entity, edge, weight, strength, npmi }) => (
        <li key={entity.id} className={classes.row}>
          <EntityName entity={entity} />
          <ViewLink
            className={classes.evidence}
            change={{ selection: { kind: 'edge', id: edge } }}
            title={t('together.strength', { percent: Math.round(strength * 100), npmi: npmi.toFixed(2) })}
          >
            <span className="visually-hidden">{t('panel.showEvidence', { what: entity.name })}</span>
            <span className={own.strength} aria-hidden="true">
              <span style={{ width: `${Math.max(6, Math.round(strength * 100))}%` }} />
            </span>
            {t('panel.sentences', { count: weight })}
            <ForwardIcon />
          </ViewLink>
        </li>
      )}
    />
  )
}
