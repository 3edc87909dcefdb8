// Two entities side by side: what ties them, the articles they share and those of each, and whom both know.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleSummary, EntityBrief, PairAnswer } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { FilterLine, useFilter } from '../time/filter-line.tsx'
import { useShownTrail } from '../trail-context.tsx'
import { ViewLink } from '../view-context.tsx'
import { ArticleEntry } from './article-entry.tsx'
import { bothFirst } from './both-first.ts'
import { Description } from './description.tsx'
import { EdgeRow } from './edge-row.tsx'
import { EntityName } from './entity-name.tsx'
import classes from './panel.module.css'
import { PanelHead } from './panel-head.tsx'
import asked from './question.module.css'
import { QuestionLinks } from './question-panel.tsx'
import { LongList, Section } from './section.tsx'

export function PairPanel({ pair }: { pair: PairAnswer }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { one, other, edges, shared, onlyOne, onlyOther, common, commonCount } = pair
  const trail = useMemo(
    () => ({
      ends: [one.id, other.id],
      nodes: common.map(({ entity }) => entity.id),
      edges: [...edges.map(({ id }) => id), ...common.flatMap(({ one, other }) => [one.edge, other.edge])],
    }),
    [one, other, edges, common],
  )
  useShownTrail(trail)
  const { time, sure } = useFilter()
  return (
    <>
      <PanelHead
        kind={t('pair.kind')}
        title={t('pair.title', { one: one.name, other: other.name })}
        leave={{ question: null }}
      >
        <div className={asked.sideBySide}>
          <Side entity={one} />
          <Side entity={other} />
        </div>
        <FilterLine />
        <QuestionLinks question={{ kind: 'pair', one: one.id, other: other.id }} />
      </PanelHead>

      <Section title={t('pair.ties')} count={edges.length}>
        {edges.length === 0 && <p className={classes.quiet}>{t('pair.noTies')}</p>}
        <ul className={classes.list}>
          {edges.map(edge => (
            <EdgeRow key={edge.id} edge={edge} language={language} />
          ))}
        </ul>
      </Section>

      <Section title={t('pair.shared')} count={shared.count} name="shared">
        {shared.count === 0 && <p className={classes.quiet}>{t('pair.noneShared')}</p>}
        <LongList
          items={shared.articles}
          first={5}
          className={classes.articles}
          moreLabel={count => t('overview.moreArticles', { count })}
          render={({ article, sentences }) => (
            <ArticleEntry
              key={article.id}
              article={article}
              sentences={bothFirst(sentences, one.id, other.id)}
              about={[one.id, other.id]}
            />
          )}
        />
        <More shown={shared.articles.length} count={shared.count} />
      </Section>

      <Section title={t('pair.common')} count={commonCount} name="common">
        {commonCount === 0 && <p className={classes.quiet}>{t('pair.noneCommon')}</p>}
        {(time || sure > 0) && commonCount > 0 && (
          <p className={classes.quiet}>{t('together.strengthOfAll')}</p>
        )}
        <LongList
          items={common}
          first={8}
          render={({ entity, one: first, other: second }) => (
            <li key={entity.id} className={classes.row}>
              <EntityName entity={entity} />
              <span className={classes.evidence}>
                <ViewLink
                  change={{ selection: { kind: 'edge', id: first.edge } }}
                  aria-label={t('panel.showEvidence', { what: `${one.name} – ${entity.name}` })}
                >
                  {first.weight}
                </ViewLink>
                <span aria-hidden="true">·</span>
                <ViewLink
                  change={{ selection: { kind: 'edge', id: second.edge } }}
                  aria-label={t('panel.showEvidence', { what: `${other.name} – ${entity.name}` })}
                >
                  {second.weight}
                </ViewLink>
              </span>
            </li>
          )}
        />
      </Section>

      <Separate entity={one} found={onlyOne} name="only-one" />
      <Separate entity={other} found={onlyOther} name="only-other" />
    </>
  )
}

function Side({ entity }: { entity: EntityBrief }) {
  const { t } = useTranslation()
  return (
    <div>
      <EntityName entity={entity} />
      {entity.description && <Description description={entity.description} />}
      <p className={classes.quiet}>
        {[
          t('panel.mentions', { count: entity.mentions }),
          t('panel.inArticles', { count: entity.articles }),
        ].join(' · ')}
      </p>
    </div>
  )
}

type SeparateProps = {
  entity: EntityBrief
  found: { articles: readonly ArticleSummary[]; count: number }
  name: string
}

function Separate({ entity, found, name }: SeparateProps) {
  const { t } = useTranslation()
  return (
    <Section title={t('pair.only', { name: entity.name })} count={found.count} name={name} folded>
      {found.count === 0 && <p className={classes.quiet}>{t('pair.noneSeparate')}</p>}
      <LongList
        items={found.articles}
        first={8}
        className={classes.articles}
        moreLabel={count => t('overview.moreArticles', { count })}
        render={article => (
          <ArticleEntry key={article.id} article={article} sentences={[]} about={[entity.id]} />
        )}
      />
      <More shown={found.articles.length} count={found.count} />
    </Section>
  )
}

function More({ shown, count }: { shown: number; count: number }) {
  const { t } = useTranslation()
  if (shown >= count) return null
  return <p className={classes.quiet}>{t('pair.more', { shown, count })}</p>
}
