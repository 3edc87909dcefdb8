// An edge's sentences, all of them: as many as its weight says, both ends marked.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleSummary, EdgeAnswer, EntityLink } from '../../server/api/types.ts'
import type { Filter } from '../api.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { PairIcon } from '../icons.tsx'
import { useShownPicture } from '../picture-context.tsx'
import { useMoreEvidence } from '../queries.ts'
import { relationName } from '../schema.ts'
import { FilterLine } from '../time/filter-line.tsx'
import { ViewLink } from '../view-context.tsx'
import { headlineOf } from './article-words.ts'
import { EdgeRow } from './edge-row.tsx'
import own from './entity.module.css'
import { EntityName } from './entity-name.tsx'
import classes from './panel.module.css'
import { PanelHead } from './panel-head.tsx'
import { Quote } from './quote.tsx'
import { LongList, Section } from './section.tsx'

type Props = { edge: EdgeAnswer; filter: Filter }

export function EdgePanel({ edge, filter }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { id, kind, type, source, target, labels, weight, evidence, outside = 0 } = edge
  const { data: more, fetchNextPage, isFetching } = useMoreEvidence(id, evidence.length, filter)
  const loaded = [...evidence, ...(more?.pages.flatMap(page => page.evidence) ?? [])]
  const links = useShownPicture()?.shown.links
  const name = kind === 'stated' ? relationName(type, 'out', language) : t('legend.co_occurs')
  const others = useMemo(
    () =>
      [...(links?.values() ?? [])].filter(
        ({ edge: other }) =>
          other.id !== id && samePair([other.source, other.target], [source.id, target.id]),
      ),
    [links, id, source.id, target.id],
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
        <FilterLine />
        {'name' in target && (
          <div className={own.actions}>
            <ViewLink
              className={own.action}
              change={{ question: { kind: 'pair', one: source.id, other: target.id } }}
            >
              <PairIcon />
              {t('pair.instead')}
            </ViewLink>
          </div>
        )}
      </PanelHead>
      <Section title={t('panel.evidence', { count: weight })}>
        <LongList
          items={loaded}
          first={30}
          className={classes.sentences}
          render={sentence => (
            <li key={`${sentence.article.id} ${sentence.start}`}>
              <Quote sentence={sentence} limit={400} about={[source.id, target.id]} />
            </li>
          )}
        />
        {outside > 0 && <p className={classes.quiet}>{t('sure.outside', { count: outside })}</p>}
        {loaded.length < weight && (
          <button
            type="button"
            className={classes.more}
            disabled={isFetching}
            aria-busy={isFetching}
            onClick={() => void fetchNextPage()}
          >
            {t('panel.moreSentences', { count: weight - loaded.length })}
          </button>
        )}
      </Section>
      {others.length > 0 && (
        <Section title={t('panel.between')}>
          <ul className={classes.list}>
            {others.map(({ edge: other, weight }) => (
              <EdgeRow key={other.id} edge={{ ...other, weight }} language={language} />
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
