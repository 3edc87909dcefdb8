// Who an entity is: what is stated of it, where it is named, and what it is often named together with.
import { useTranslation } from 'react-i18next'
import type { EntityAnswer } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { ForwardIcon } from '../icons.tsx'
import { relationName, subtypeName, typeName } from '../schema.ts'
import { TypeMark } from '../type-mark.tsx'
import { ViewLink } from '../view-context.tsx'
import { bylineOf, headlineOf } from './article-words.ts'
import { EntityName } from './entity-name.tsx'
import classes from './panel.module.css'
import { PanelHead } from './panel-head.tsx'
import { Quote } from './quote.tsx'
import { groupRelations } from './relation-groups.ts'
import { RelationRow } from './relation-row.tsx'
import { LongList, Section } from './section.tsx'

/** The first relations show their sentence at once; the others one press away. */
const WITH_QUOTE = 4

export function EntityPanel({ entity }: { entity: EntityAnswer }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { type, subtype, relations, articles, together, mentions, firstDate, lastDate } = entity
  const kinds = [typeName(type, language), subtypeName(type, subtype, language)].filter(Boolean)
  const dates = firstDate === lastDate ? firstDate : `${firstDate} – ${lastDate}`
  const aliases = entity.aliases.filter(alias => alias !== entity.name)
  const quoted = new Set(relations.slice(0, WITH_QUOTE).map(({ edge }) => edge))
  return (
    <>
      <PanelHead
        kind={
          <>
            <TypeMark type={type} size={18} /> {kinds.join(' · ')}
          </>
        }
        title={entity.name}
      >
        {entity.hint && <p>{entity.hint}</p>}
        {aliases.length > 0 && (
          <p>
            <span className={classes.quiet}>{t('panel.aliases')}</span> {aliases.join('、')}
          </p>
        )}
        <p className={classes.quiet}>
          {[
            t('panel.mentions', { count: mentions }),
            t('panel.inArticles', { count: entity.articleCount ?? articles.length }),
            dates,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </PanelHead>

      {relations.length > 0 && (
        <Section title={t('panel.relations')} count={relations.length}>
          {groupRelations(relations).map(({ type, direction, relations }) => (
            <div key={`${type} ${direction}`} className={classes.group}>
              <h4>{relationName(type, direction, language)}</h4>
              <LongList
                items={relations}
                first={8}
                className={classes.relations}
                render={relation => (
                  <RelationRow
                    key={relation.edge}
                    entity={entity.id}
                    relation={relation}
                    withQuote={quoted.has(relation.edge)}
                  />
                )}
              />
            </div>
          ))}
        </Section>
      )}

      <Section title={t('panel.articles')} count={entity.articleCount ?? articles.length}>
        <LongList
          items={articles}
          first={6}
          className={classes.articles}
          render={({ article, sentences }) => (
            <li key={article.id}>
              <ViewLink
                className={classes.headline}
                change={{ reading: { article: article.id, part: null } }}
              >
                {headlineOf(article)}
              </ViewLink>
              <p className={classes.byline}>{bylineOf(article, t)}</p>
              <LongList
                items={sentences}
                first={2}
                className={classes.sentences}
                moreLabel={count => t('panel.moreSentences', { count })}
                render={sentence => (
                  <li key={sentence.start}>
                    <Quote sentence={sentence} within="article" about={[entity.id]} />
                  </li>
                )}
              />
            </li>
          )}
        />
      </Section>

      <Section title={t('panel.together')} count={together.length}>
        {together.length === 0 && <p className={classes.quiet}>{t('panel.alone')}</p>}
        <LongList
          items={together}
          first={10}
          render={({ entity: other, edge, weight }) => (
            <li key={edge} className={classes.row}>
              <EntityName entity={other} />
              <ViewLink className={classes.evidence} change={{ selection: { kind: 'edge', id: edge } }}>
                <span className="visually-hidden">{t('panel.showEvidence', { what: other.name })}</span>
                <span className={classes.dots} aria-hidden="true">
                  {'●'.repeat(Math.min(5, weight))}
                </span>
                {t('panel.sentences', { count: weight })}
                <ForwardIcon />
              </ViewLink>
            </li>
          )}
        />
      </Section>
    </>
  )
}
