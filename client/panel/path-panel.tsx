// How one entity leads to another: the shortest ways and the strongest, each step with the sentence behind it.
import { Fragment, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hop, PathsAnswer } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { relationName } from '../schema.ts'
import { FilterLine, useFilter } from '../time/filter-line.tsx'
import { useShownTrail } from '../trail-context.tsx'
import { ViewLink } from '../view-context.tsx'
import { EntityName } from './entity-name.tsx'
import classes from './panel.module.css'
import { PanelHead } from './panel-head.tsx'
import asked from './question.module.css'
import { QuestionLinks } from './question-panel.tsx'
import { Quote } from './quote.tsx'

export function PathPanel({ answer }: { answer: PathsAnswer }) {
  const { t } = useTranslation()
  const { from, to, paths, mostSteps } = answer
  const { time, sure } = useFilter()
  const [lit, setLit] = useState<number | null>(null)
  const trail = useMemo(() => {
    const shown = lit === null ? paths : paths.filter((_, index) => index === lit)
    const hops = shown.flatMap(path => path.hops)
    return {
      ends: [from.id, to.id],
      nodes: hops.map(hop => hop.to.id),
      edges: hops.flatMap(hop => hop.edges.map(({ id }) => id)),
    }
  }, [from, to, paths, lit])
  useShownTrail(trail)
  const steps = paths[0]?.hops.length ?? 0
  return (
    <>
      <PanelHead
        kind={t('path.kind')}
        title={t('path.title', { from: from.name, to: to.name })}
        leave={{ question: null }}
      >
        <div className={classes.ends}>
          <EntityName entity={from} />
          <span aria-hidden="true">→</span>
          <EntityName entity={to} />
        </div>
        <p className={classes.quiet}>
          {paths.length === 0 ? '' : steps === 1 ? t('path.direct') : t('path.steps', { count: steps })}
        </p>
        <FilterLine />
        {(time || sure > 0) && paths.length > 0 && (
          <p className={classes.quiet}>{t('together.strengthOfAll')}</p>
        )}
        <QuestionLinks question={{ kind: 'path', one: from.id, other: to.id }} />
      </PanelHead>
      {paths.length === 0 && (
        <section className={classes.section}>
          <p>{from.id === to.id ? t('path.same') : t('path.none', { count: mostSteps })}</p>
          {(time || sure > 0) && from.id !== to.id && <p className={classes.quiet}>{t('path.noneNow')}</p>}
        </section>
      )}
      {paths.map((path, index) => (
        <section key={path.hops.map(hop => hop.to.id).join('\n')} className={classes.section}>
          <h3>
            <button
              type="button"
              className={asked.lone}
              aria-pressed={lit === index}
              title={t('path.alone')}
              onClick={() => setLit(lit === index ? null : index)}
            >
              {t('path.way', { number: index + 1 })}
            </button>
            <span className={classes.count}>
              {[
                path.shortest && t('path.shortest'),
                path.strongest && t('path.strongest'),
                t('path.strength', { percent: Math.round(path.strength * 100) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </h3>
          <ol className={asked.way}>
            <li>
              <EntityName entity={from} />
            </li>
            {path.hops.map(hop => (
              <Fragment key={hop.to.id}>
                <li className={asked.hop}>
                  <HopTies hop={hop} />
                  <Quote sentence={hop.sentence} limit={130} about={[hop.from.id, hop.to.id]} />
                </li>
                <li>
                  <EntityName entity={hop.to} />
                </li>
              </Fragment>
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

/** 任职 · 副局长，同句 3 句: each leads to all its sentences. */
function HopTies({ hop }: { hop: Hop }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  return (
    <p className={asked.ties}>
      {hop.edges.map(({ id, kind, type, labels, weight, source }) => {
        const direction = source === hop.from.id ? 'out' : 'in'
        const name = kind === 'stated' ? relationName(type, direction, language) : t('legend.co_occurs')
        return (
          <ViewLink key={id} change={{ selection: { kind: 'edge', id } }}>
            {[name, ...labels].join(' · ')}{' '}
            <span className={classes.quiet}>{t('panel.sentences', { count: weight })}</span>
          </ViewLink>
        )
      })}
    </p>
  )
}
