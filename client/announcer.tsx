// Tells screen readers what was selected, and names the tab after it.
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { announce, useAnnounced } from './announce.ts'
import { useLanguage } from './i18n/i18n.ts'
import { useEdge, useEntity } from './queries.ts'
import { relationName, typeName } from './schema.ts'
import type { Selection } from './view.ts'

export function Announcer({ selection }: { selection: Selection | null }) {
  if (selection?.kind === 'entity') return <EntityAnnouncer id={selection.id} />
  if (selection?.kind === 'edge') return <EdgeAnnouncer id={selection.id} />
  return <Said name={null} text="" />
}

function EntityAnnouncer({ id }: { id: string }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { data } = useEntity(id)
  if (!data) return <Said name={null} text="" />
  const { name, hint, type, relations } = data
  const called = [name, hint].filter(Boolean).join(' · ')
  const text = t('panel.announced', { name: called, type: typeName(type, language), count: relations.length })
  return <Said name={name} text={text} />
}

function EdgeAnnouncer({ id }: { id: string }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { data } = useEdge(id)
  if (!data) return <Said name={null} text="" />
  const target = 'name' in data.target ? data.target.name : (data.target.title ?? data.target.opening)
  const type = data.kind === 'co_occurs' ? t('legend.co_occurs') : relationName(data.type, 'out', language)
  const names = { source: data.source.name, target }
  return (
    <Said
      name={`${names.source} – ${names.target}`}
      text={t('panel.announcedEdge', { ...names, type, count: data.weight })}
    />
  )
}

function Said({ name, text }: { name: string | null; text: string }) {
  const { t } = useTranslation()
  const announced = useAnnounced()
  // Another choice is the news now.
  useEffect(() => {
    if (text) announce('')
  }, [text])
  useEffect(() => {
    document.title = name ? `${name} · ${t('app.title')}` : `${t('app.title')} · ${t('app.tagline')}`
  }, [name, t])
  return (
    <p className="visually-hidden" role="status">
      {announced || text}
    </p>
  )
}
