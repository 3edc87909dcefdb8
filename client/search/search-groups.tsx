// What the search found, by kind: each with its count, its best hits, and the way to all of them.
import { Combobox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { EntityType, SearchAnswer } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { BackIcon, ForwardIcon } from '../icons.tsx'
import { typeName } from '../schema.ts'
import { groupHits } from './group-hits.ts'
import classes from './search.module.css'
import { ArticleHit, EntityHit } from './search-hits.tsx'

/** The one kind that is shown; null shows them all. */
export type Only = EntityType | 'article' | null

type Choice = { kind: 'entity' | 'article' | 'only'; id: string }

/** What an option stands for; its value is written `entity person:…`, `article …`, `only place`. */
export function choiceOf(value: string): Choice {
  const space = value.indexOf(' ')
  return { kind: value.slice(0, space) as Choice['kind'], id: value.slice(space + 1) }
}

type Props = { answer: SearchAnswer; only: Only }

/** Hits of a kind while there are others. */
const FIRST_ENTITIES = 4
const FIRST_ARTICLES = 5

export function SearchGroups({ answer, only }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { entities, articles, counts } = answer
  const groups = groupHits(entities, counts.types, { first: only === null ? FIRST_ENTITIES : Infinity })
  const shownArticles = only === null ? articles.slice(0, FIRST_ARTICLES) : articles
  return (
    <>
      {only !== null && (
        <Combobox.Option value="only " className={classes.option}>
          <BackIcon /> {t('search.allKinds')}
        </Combobox.Option>
      )}
      {groups
        .filter(({ type }) => only === null || only === type)
        .map(({ type, count, hits }) => (
          <Combobox.Group key={type} label={`${typeName(type, language)} ${count}`}>
            {hits.map(entity => (
              <Combobox.Option key={entity.id} value={`entity ${entity.id}`} className={classes.option}>
                <EntityHit entity={entity} within="type" />
              </Combobox.Option>
            ))}
            {only === null && count > hits.length && (
              <MoreOption
                value={`only ${type}`}
                label={t('search.more', { count, kind: typeName(type, language) })}
              />
            )}
          </Combobox.Group>
        ))}
      {shownArticles.length > 0 && (only === null || only === 'article') && (
        <Combobox.Group label={t('search.articles', { count: counts.articles })}>
          {shownArticles.map(({ article, sentence, found }) => (
            <Combobox.Option key={article.id} value={`article ${article.id}`} className={classes.option}>
              <ArticleHit article={article} sentence={sentence} found={found} />
            </Combobox.Option>
          ))}
          {only === null && counts.articles > shownArticles.length && (
            <MoreOption value="only article" label={t('search.moreArticles', { count: counts.articles })} />
          )}
        </Combobox.Group>
      )}
    </>
  )
}

function MoreOption({ value, label }: { value: string; label: string }) {
  return (
    <Combobox.Option value={value} className={`${classes.option} ${classes.moreOption}`}>
      {label} <ForwardIcon />
    </Combobox.Option>
  )
}
