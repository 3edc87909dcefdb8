// An entity's name with the sign of its type; pressing it selects the entity.
import type { EntityLink } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { typeName } from '../schema.ts'
import { TypeMark } from '../type-mark.tsx'
import { ViewLink } from '../view-context.tsx'
import classes from './panel.module.css'

export function EntityName({ entity }: { entity: EntityLink }) {
  const [language] = useLanguage()
  return (
    <ViewLink
      className={classes.entityName}
      change={{ selection: { kind: 'entity', id: entity.id } }}
      title={[entity.name, typeName(entity.type, language), entity.hint].filter(Boolean).join(' · ')}
    >
      <TypeMark type={entity.type} />
      <span>
        {entity.name}
        {entity.hint && <small className={classes.hint}>{entity.hint}</small>}
      </span>
    </ViewLink>
  )
}
