// The dossier of the entities put aside: a page to read, to print, or to take along as Markdown or CSV.
import { useTranslation } from 'react-i18next'
import type { DossierAnswer } from '../../server/api/types.ts'
import { dossierAddress } from '../api.ts'
import { FailedAnswer } from '../failed-answer.tsx'
import { useLanguage } from '../i18n/i18n.ts'
import { BackIcon, DownloadIcon, PrintIcon } from '../icons.tsx'
import { placeInWords } from '../panel/citation.ts'
import { Description } from '../panel/description.tsx'
import { FigureHead } from '../panel/entity-notes.tsx'
import { PanelSkeleton } from '../panel/panel-skeleton.tsx'
import { groupRelations } from '../panel/relation-groups.ts'
import { useDossier } from '../queries.ts'
import { relationName, subtypeName, typeName } from '../schema.ts'
import { TypeMark } from '../type-mark.tsx'
import { useHeadingFocus } from '../use-heading-focus.ts'
import { useView, ViewLink } from '../view-context.tsx'
import { Cited } from './cited.tsx'
import classes from './dossier.module.css'

type Entry = DossierAnswer['entities'][number]

export function Dossier({ entities }: { entities: readonly string[] }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useDossier(entities)
  const heading = useHeadingFocus({ unless: 'never' })
  const some = entities.length > 0
  return (
    <section className={classes.dossier} aria-label={t('dossier.label')} data-printed>
      <div className={classes.bar}>
        <ViewLink className={classes.back} change={{ dossier: false }}>
          <BackIcon /> {t('dossier.close')}
        </ViewLink>
        {some && (
          <span className={classes.takeAway}>
            <button type="button" onClick={() => window.print()}>
              <PrintIcon /> {t('dossier.print')}
            </button>
            <a href={dossierAddress(entities, 'markdown')} download>
              <DownloadIcon /> {t('dossier.markdown')}
            </a>
            <a href={dossierAddress(entities, 'csv')} download>
              <DownloadIcon /> {t('dossier.csv')}
            </a>
          </span>
        )}
      </div>
      <article className={classes.page}>
        <h1 ref={heading} tabIndex={-1}>
          {t('dossier.title')}
          {some && data && (
            <span className={classes.names}>{data.entities.map(({ entity }) => entity.name).join('、')}</span>
          )}
        </h1>
        {!some && <p className={classes.quiet}>{t('dossier.empty')}</p>}
        {some && data && <Contents dossier={data} />}
        {some && error && <FailedAnswer error={error} onRetry={() => void refetch()} />}
        {some && !data && !error && <PanelSkeleton />}
      </article>
    </section>
  )
}

function Contents({ dossier }: { dossier: DossierAnswer }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  return (
    <>
      {dossier.between.length > 0 && (
        <section>
          <h2>{t('dossier.between')}</h2>
          <ul>
            {dossier.between.map(({ edge, from, to, sentence }) => (
              <li key={edge.id}>
                <p className={classes.fact}>
                  <strong>{from.name}</strong>{' '}
                  <span className={classes.quiet}>
                    {[
                      edge.kind === 'stated'
                        ? relationName(edge.type, 'out', language)
                        : t('legend.co_occurs'),
                      ...edge.labels,
                    ].join(' · ')}
                  </span>{' '}
                  <strong>{to.name}</strong>
                </p>
                <Cited sentence={sentence} about={[from.id, to.id]} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {dossier.entities.map(entry => (
        <EntityEntry key={entry.entity.id} entry={entry} />
      ))}
    </>
  )
}

function EntityEntry({ entry }: { entry: Entry }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { changeView, view } = useView()
  const { entity, aliases, relations, quotes, figures, articles, articleCount } = entry
  const { id, type, subtype } = entity
  const kinds = [typeName(type, language), subtypeName(type, subtype, language)].filter(Boolean)
  return (
    <section className={classes.entry}>
      <h2>
        <TypeMark type={type} size={20} />
        <ViewLink change={{ selection: { kind: 'entity', id } }}>{entity.name}</ViewLink>
        <button
          type="button"
          className={classes.remove}
          onClick={() =>
            changeView({ picked: view.picked.filter(other => other !== id) }, { history: 'replace' })
          }
        >
          {t('dossier.remove', { name: entity.name })}
        </button>
      </h2>
      {entity.description && <Description description={entity.description} />}
      <p className={classes.quiet}>
        {[
          ...kinds,
          t('panel.mentions', { count: entity.mentions }),
          t('panel.inArticles', { count: articleCount }),
          aliases.length > 0 && `${t('panel.aliases')} ${aliases.join('、')}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {groupRelations(relations).map(group => (
        <section key={`${group.type} ${group.direction}`}>
          <h3>{relationName(group.type, group.direction, language)}</h3>
          <ul>
            {group.relations.map(({ edge, other, labels, sentence }) => (
              <li key={edge}>
                <p className={classes.fact}>
                  <strong>
                    {other.kind === 'entity'
                      ? other.entity.name
                      : (other.article.title ?? other.article.opening)}
                  </strong>{' '}
                  {labels.join('；')}
                </p>
                {sentence && (
                  <Cited sentence={sentence} about={other.kind === 'entity' ? [id, other.entity.id] : [id]} />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {quotes.length > 0 && (
        <section>
          <h3>{t('entity.said')}</h3>
          <ul>
            {quotes.map(({ quote, sentence }) => (
              <li key={`${sentence.article.id} ${quote.start}`}>
                <Cited sentence={sentence} about={[id]} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {figures.length > 0 && (
        <section>
          <h3>{t('entity.figures')}</h3>
          <ul>
            {figures.map(({ figure, sentence }) => (
              <li key={`${sentence.article.id} ${figure.start}`}>
                <FigureHead figure={figure} />
                <Cited sentence={sentence} about={[id]} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{t('dossier.sources')}</h3>
        <ol className={classes.sources}>
          {articles.map(({ article, sentences }) => (
            <li key={article.id}>
              <ViewLink change={{ reading: { article: article.id, part: null } }}>
                {placeInWords(article, linesOf(sentences), t)}
              </ViewLink>
            </li>
          ))}
        </ol>
        {articleCount > articles.length && (
          <p className={classes.quiet}>{t('dossier.more', { count: articleCount - articles.length })}</p>
        )}
      </section>
    </section>
  )
}

/** From the first sentence that names the entity to the last. */
function linesOf(sentences: Entry['articles'][number]['sentences']): [number, number] {
  const lines = sentences.flatMap(({ lines }) => lines)
  return [Math.min(...lines), Math.max(...lines)]
}
