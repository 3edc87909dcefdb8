// The card at a name in an article: who it is, and what found the name here.
import { useTranslation } from 'react-i18next'
import type { ArticleAnswer, EntityBrief } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { useDescriptionText } from '../panel/description.tsx'
import { Certainty, Reason } from '../panel/why.tsx'
import { subtypeName, typeName } from '../schema.ts'
import { TypeMark } from '../type-mark.tsx'
import classes from './entity-card.module.css'

type Props = { mention: ArticleAnswer['mentions'][number]; entity: EntityBrief | undefined }

export function EntityCard({ mention, entity }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const description = useDescriptionText(entity?.description ?? null)
  const { type, name, reason, certainty } = mention
  const kinds = [typeName(type, language), subtypeName(type, entity?.subtype, language)].filter(Boolean)
  return (
    <span className={classes.card}>
      <span className={classes.kind}>
        <TypeMark type={type} size={15} /> {kinds.join(' · ')}
      </span>
      <strong className={classes.name}>{name}</strong>
      {description && <span className={classes.description}>{description}</span>}
      {entity && (
        <span className={classes.quiet}>
          {[
            t('panel.mentions', { count: entity.mentions }),
            t('panel.inArticles', { count: entity.articles }),
          ].join(' · ')}
        </span>
      )}
      <span className={classes.why}>
        <Reason id={reason} /> <Certainty certainty={certainty} />
      </span>
    </span>
  )
}
