// Who an entity is: the sentence about it, what is stated, what was said, whom it is named with, figures, and every article.
import { useTranslation } from 'react-i18next'
import type { EntityAnswer } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { relationName, subtypeName, typeName } from '../schema.ts'
import { FilterLine } from '../time/filter-line.tsx'
import { TypeMark } from '../type-mark.tsx'
import { useView } from '../view-context.tsx'
import { Companions } from './companions.tsx'
import { Description } from './description.tsx'
import own from './entity.module.css'
import { EntityActions } from './entity-actions.tsx'
import { EntityArticles } from './entity-articles.tsx'
import { EntityFigures, EntityQuotes } from './entity-notes.tsx'
import { MentionTimes } from './mention-times.tsx'
import classes from './panel.module.css'
import { PanelHead } from './panel-head.tsx'
import { groupRelations } from './relation-groups.ts'
import { RelationRow } from './relation-row.tsx'
import { LongList, Section } from './section.tsx'

/** The first relations show their sentence at once; the others one press away. */
const WITH_QUOTE = 4

export function EntityPanel({ entity }: { entity: EntityAnswer }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { view } = useView()
  const { id, type, subtype, togetherCount, counts } = entity
  const filtered = view.time !== null || view.sure > 0
  const { relations, together, mentions, firstDate, lastDate, description } = entity
  const kinds = [typeName(type, language), subtypeName(type, subtype, language)].filter(Boolean)
  const dates = firstDate === lastDate ? firstDate : `${firstDate} – ${lastDate}`
  const aliases = entity.aliases.filter(alias => alias !== entity.name)
  const quoted = new Set(relations.slice(0, WITH_QUOTE).map(({ edge }) => edge))
  const articleCount = entity.articleCount ?? entity.articles.length
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
        {description ? <Description description={description} /> : entity.hint && <p>{entity.hint}</p>}
        {aliases.length > 0 && (
          <p className={own.aliases}>
            <span className={classes.quiet}>{t('panel.aliases')}</span> {aliases.join('、')}
          </p>
        )}
        <p className={classes.quiet}>
          {[t('panel.mentions', { count: mentions }), t('panel.inArticles', { count: articleCount }), dates]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <FilterLine />
        <MentionTimes entity={id} sure={view.sure} />
        <EntityActions entity={entity} />
      </PanelHead>

      {relations.length > 0 && (
        <Section
          name="relations"
          title={t('panel.relations')}
          count={entity.relationCount ?? relations.length}
        >
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
                    entity={id}
                    relation={relation}
                    withQuote={quoted.has(relation.edge)}
                  />
                )}
              />
            </div>
          ))}
        </Section>
      )}

      {counts.said > 0 && (
        <Section name="said" title={t('entity.said')} count={counts.said}>
          <EntityQuotes entity={id} part="said" />
        </Section>
      )}
      {counts.about > 0 && (
        <Section name="about" title={t('entity.about')} count={counts.about} folded={counts.said > 0}>
          <EntityQuotes entity={id} part="about" />
        </Section>
      )}

      <Section name="together" title={t('panel.together')} count={togetherCount}>
        {together.length === 0 && <p className={classes.quiet}>{t('panel.alone')}</p>}
        <Companions companions={together} />
        {filtered && together.length > 0 && <p className={classes.quiet}>{t('together.strengthOfAll')}</p>}
      </Section>

      {counts.figures > 0 && (
        <Section name="figures" title={t('entity.figures')} count={counts.figures}>
          <EntityFigures entity={id} articleCount={articleCount} />
        </Section>
      )}

      <Section name="articles" title={t('panel.articles')} count={articleCount}>
        <EntityArticles entity={id} />
      </Section>
    </>
  )
}
