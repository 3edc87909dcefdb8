// The tray at the foot of the panel: the entities put aside for the dossier, and the way to it.
import { useTranslation } from 'react-i18next'
import { CloseIcon, ForwardIcon } from '../icons.tsx'
import { useEntity } from '../queries.ts'
import { useView, ViewLink } from '../view-context.tsx'
import classes from './tray.module.css'

export function Tray() {
  const { t } = useTranslation()
  const { view, changeView } = useView()
  const { picked, dossier } = view
  if (picked.length === 0) return null
  const without = (id: string) => picked.filter(other => other !== id)
  return (
    <section className={classes.tray} aria-label={t('dossier.tray')}>
      <ul className={classes.names}>
        {picked.map(id => (
          <li key={id}>
            <PickedName id={id} />
            <button
              type="button"
              aria-label={t('dossier.remove', { name: nameIn(id) })}
              onClick={() => changeView({ picked: without(id) }, { history: 'replace' })}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
      </ul>
      {!dossier && (
        <ViewLink className={classes.open} change={{ dossier: true, reading: null }}>
          {t('dossier.open', { count: picked.length })}
          <ForwardIcon />
        </ViewLink>
      )}
    </section>
  )
}

function PickedName({ id }: { id: string }) {
  const { data } = useEntity(id)
  return <ViewLink change={{ selection: { kind: 'entity', id } }}>{data?.name ?? nameIn(id)}</ViewLink>
}

/** `person:王志辉@国家数据局` → 王志辉: what an id says of its name until the entity is there. */
const nameIn = (id: string): string => id.slice(id.indexOf(':') + 1).split('@')[0] ?? id
