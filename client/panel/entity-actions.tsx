// What one can ask of an entity: beside another, how it leads to another; and putting it aside for the dossier.
import { useTranslation } from 'react-i18next'
import type { EntityAnswer } from '../../server/api/types.ts'
import { announce } from '../announce.ts'
import { CheckIcon, PairIcon, PathIcon, PlusIcon } from '../icons.tsx'
import { MOST_PICKED } from '../view.ts'
import { useView, ViewLink } from '../view-context.tsx'
import own from './entity.module.css'

export function EntityActions({ entity: { id, name } }: { entity: Pick<EntityAnswer, 'id' | 'name'> }) {
  const { t } = useTranslation()
  const { view, changeView } = useView()
  const picked = view.picked.includes(id)

  function pick() {
    const others = view.picked.filter(other => other !== id)
    changeView({ picked: picked ? others : [...others, id] }, { history: 'replace' })
    announce(t(picked ? 'dossier.removed' : 'dossier.added', { name }))
  }

  return (
    <div className={own.actions}>
      <ViewLink className={own.action} change={{ question: { kind: 'pair', one: id, other: null } }}>
        <PairIcon />
        {t('pair.with')}
      </ViewLink>
      <ViewLink className={own.action} change={{ question: { kind: 'path', one: id, other: null } }}>
        <PathIcon />
        {t('path.to')}
      </ViewLink>
      <button
        type="button"
        className={own.action}
        aria-pressed={picked}
        disabled={!picked && view.picked.length >= MOST_PICKED}
        onClick={pick}
      >
        {picked ? <CheckIcon /> : <PlusIcon />}
        {t('dossier.pick')}
      </button>
    </div>
  )
}
