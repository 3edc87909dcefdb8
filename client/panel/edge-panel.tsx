// An edge's sentences, all of them: as many as its weight says, both ends marked.
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleSummary, EdgeAnswer, EntityLink, GraphAnswer } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { ForwardIcon } from '../icons.tsx'
import { relationName } from '../schema.ts'
import { ViewLink } from '../view-context.tsx'
import { headlineOf } from './article-words.ts'
import { EntityName } from './entity-name.tsx'
import classes from './panel.module.css'
import { PanelHead } from './panel-head.tsx'
import { Quote } from './quote.tsx'
import { LongList, Section } from './section.tsx'

type Props = { edge: EdgeAnswer; graph: GraphAnswer | undefined }

export function EdgePanel({ edge, graph }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { kind, type, source, target, labels, evidence } = edge
  const name = kind === 'stated' ? relationName(type, 'out', language) : t('legend.co_occurs')
  const others = graph?.edges.filter(
    other => other.id !== edge.id && samePair([other.source, other.target], [source.id, target.id]),
  )
  return (
    <>
      <PanelHead
        kind={[t(kind === 'stated' ? 'legend.stated' : 'legend.co_occurs'), labels.length > 0 && name]
          .filter(Boolean)
          .join(' · ')}
        title={labels.length > 0 ? labels.join('；') : name}
      >
        <div className={classes.ends}>
          <EntityName entity={source} />
          <span aria-hidden="true">{kind === 'stated' ? '→' : '—'}</span>
          <End end={target} />
        </div>
      </PanelHead>
      <Section title={t('panel.evidence', { count: evidence.length })}>
        <LongList
          items={evidence}
          first={30}
          className={classes.sentences}
          render={sentence => (
            <li key={`${sentence.article.id} ${sentence.start}`}>
              <Quote sentence={sentence} limit={400} withReasons about={[source.id, target.id]} />
            </li>
          )}
        />
      </Section>
      {others && others.length > 0 && (
        <Section title={t('panel.between')}>
          <ul className={classes.list}>
            {others.map(other => (
              <li key={other.id} className={classes.row}>
                <span>
                  {other.kind === 'stated'
                    ? relationName(other.type, 'out', language)
                    : t('legend.co_occurs')}
                  {other.labels.map(label => (
                    <Fragment key={label}> · {label}</Fragment>
                  ))}
                </span>
                <ViewLink className={classes.evidence} change={{ selection: { kind: 'edge', id: other.id } }}>
                  {t('panel.sentences', { count: other.weight })}
                  <ForwardIcon />
                </ViewLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function End({ end }: { end: EntityLink | ArticleSummary }) {
  if ('name' in end) return <EntityName entity={end} />
  return (
    <ViewLink className={classes.articleName} change={{ reading: { article: end.id, part: null } }}>
      {headlineOf(end)}
    </ViewLink>
  )
}

const samePair = (a: [string, string], b: [string, string]): boolean =>
  (a[0] === b[0] && a[1] === b[1]) || (a[0] === b[1] && a[1] === b[0])
