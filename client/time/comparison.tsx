// Two periods compared, as a list: links that are new, gone or stronger, and who came or went; the same that the canvas shows.
import { useTranslation } from 'react-i18next'
import type { Change, ShownGraph, ShownLink } from '../graph/shown-graph.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { EntityName } from '../panel/entity-name.tsx'
import panelClasses from '../panel/panel.module.css'
import { PanelHead } from '../panel/panel-head.tsx'
import { LongList, Section } from '../panel/section.tsx'
import { relationName } from '../schema.ts'
import type { Period } from '../view.ts'
import { useView, ViewLink } from '../view-context.tsx'
import classes from './comparison.module.css'

type Props = { shown: ShownGraph; time: Period; compared: Period }

const TOLD = ['new', 'gone', 'stronger'] as const satisfies readonly Change[]

export function Comparison({ shown, time, compared }: Props) {
  const { t } = useTranslation()
  const { changeView } = useView()
  const links = [...shown.links.values()].filter(({ beneath }) => !beneath)
  const nodes = [...shown.nodes.values()].filter(({ node }) => node.type !== 'article')
  const told = TOLD.map(change => ({
    change,
    links: links.filter(link => link.change === change).sort(byWeight),
    nodes: nodes.filter(node => node.change === change).sort((a, b) => b.mentions - a.mentions),
  })).filter(({ links, nodes }) => links.length + nodes.length > 0)
  return (
    <>
      <PanelHead kind={t('time.label')} title={t('time.periods')} closable={false}>
        <PeriodFields label={t('time.now')} period={time} onChange={time => changeView({ time })} />
        <PeriodFields
          label={t('time.before')}
          period={compared}
          onChange={compared => changeView({ compared })}
        />
      </PanelHead>
      {told.length === 0 && <p>{t('time.nothing')}</p>}
      {told.map(({ change, links, nodes }) => (
        <Section key={change} title={t(`time.${change}`)} count={links.length}>
          <LongList
            items={links}
            first={8}
            className={panelClasses.list}
            render={link => <LinkRow key={link.edge.id} link={link} shown={shown} change={change} />}
          />
          {change !== 'stronger' && nodes.length > 0 && (
            <h4 className={classes.heading}>
              {t('time.entities')} <span className={panelClasses.count}>{nodes.length}</span>
            </h4>
          )}
          {change !== 'stronger' && nodes.length > 0 && (
            <LongList
              items={nodes}
              first={8}
              className={`${panelClasses.list} ${classes.names}`}
              render={({ node }) => (
                <li key={node.id}>
                  {node.type !== 'article' && (
                    <EntityName entity={{ id: node.id, name: node.name, type: node.type }} />
                  )}
                </li>
              )}
            />
          )}
        </Section>
      ))}
    </>
  )
}

/** What the paper states comes before what only shares a sentence. */
const byWeight = (a: ShownLink, b: ShownLink) =>
  Number(b.edge.kind === 'stated') - Number(a.edge.kind === 'stated') ||
  b.weight + b.before - a.weight - a.before ||
  (a.edge.id < b.edge.id ? -1 : 1)

function LinkRow({ link, shown, change }: { link: ShownLink; shown: ShownGraph; change: Change }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { edge, weight, before } = link
  const nameOf = (id: string) => shown.nodes.get(id)?.node.name ?? id
  const kind = edge.kind === 'co_occurs' ? t('legend.co_occurs') : relationName(edge.type, 'out', language)
  return (
    <li>
      <ViewLink className={classes.link} change={{ selection: { kind: 'edge', id: edge.id } }}>
        <span className={classes[change]} aria-hidden="true" />
        <span>
          {nameOf(edge.source)} – {nameOf(edge.target)}
        </span>
        <small>
          {kind} · {t('time.change', { before, now: weight })}
        </small>
      </ViewLink>
    </li>
  )
}

type FieldsProps = {
  label: string
  period: Period
  onChange: (period: Period) => void
}

/** First and last day of a period, to be typed. */
function PeriodFields({ label, period, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const set = (end: keyof Period, day: string) => {
    const next = { ...period, [end]: day }
    // A field being typed in is empty for a while, and a period may not end before it begins.
    if (day !== '' && next.from <= next.to) onChange(next)
  }
  return (
    <fieldset className={classes.period}>
      <legend>{label}</legend>
      {(['from', 'to'] as const).map(end => (
        <input
          key={end}
          type="date"
          aria-label={t(`time.${end}`)}
          value={period[end]}
          onChange={event => set(end, event.currentTarget.value)}
        />
      ))}
    </fieldset>
  )
}
