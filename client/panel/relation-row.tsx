// One stated relation: its other end, the titles it names, the way to its sentences, and the first of these.
import { useTranslation } from 'react-i18next'
import type { StatedRelation } from '../../server/api/types.ts'
import { ForwardIcon } from '../icons.tsx'
import { ViewLink } from '../view-context.tsx'
import { headlineOf } from './article-words.ts'
import { EntityName } from './entity-name.tsx'
import classes from './panel.module.css'
import { Quote } from './quote.tsx'

type Props = {
  /** The entity whose relation it is. */
  entity: string
  relation: StatedRelation
  withQuote: boolean
}

export function RelationRow({ entity, relation, withQuote }: Props) {
  const { t } = useTranslation()
  const { other, labels, weight, sentence, edge } = relation
  const name = other.kind === 'entity' ? other.entity.name : headlineOf(other.article)
  return (
    <li className={classes.relation}>
      <div className={classes.row}>
        {other.kind === 'entity' ? (
          <EntityName entity={other.entity} />
        ) : (
          <ViewLink
            className={classes.articleName}
            change={{ reading: { article: other.article.id, part: null } }}
          >
            {name}
          </ViewLink>
        )}
        {labels.length > 0 && <span className={classes.titles}>{labels.join('；')}</span>}
        <ViewLink className={classes.evidence} change={{ selection: { kind: 'edge', id: edge } }}>
          <span className="visually-hidden">
            {t('panel.showEvidence', { what: [name, ...labels].join(' ') })}
          </span>
          {t('panel.sentences', { count: weight })}
          <ForwardIcon />
        </ViewLink>
      </div>
      {withQuote && sentence && (
        <Quote
          sentence={sentence}
          limit={72}
          about={other.kind === 'entity' ? [entity, other.entity.id] : [entity]}
        />
      )}
    </li>
  )
}
