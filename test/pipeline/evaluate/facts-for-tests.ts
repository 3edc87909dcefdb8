// Builds the facts that a test says were found, without extracting them.
import type { ArticleFacts, EntityType, RelationType } from '../../../pipeline/types.ts'
import { articleOf } from '../knowledge-for-tests.ts'

type Found = {
  /** Surface in the text → its entity's `type:name`; every occurrence is a mention. */
  mentions?: Readonly<Record<string, `${EntityType | 'topic'}:${string}`>>
  /** `[type, subject, object, label]`, by entity ids; its evidence is the whole text. */
  relations?: readonly [RelationType, string, string, string?][]
  authors?: readonly string[]
  title?: string
}

export function found(
  text: string,
  { mentions = {}, relations = [], authors = [], title }: Found,
): ArticleFacts {
  const ids = [...new Set(Object.values(mentions))]
  return {
    article: articleOf(text, { authors, ...(title ? { title } : {}) }),
    entities: ids.map(id => {
      const [type, name] = id.split(':') as [EntityType, string]
      return { id, type, name, aliases: [] }
    }),
    mentions: Object.entries(mentions).flatMap(([surface, id]) =>
      [...text.matchAll(new RegExp(surface, 'g'))].map(({ index }) => ({
        start: index,
        end: index + surface.length,
        type: id.split(':')[0] as EntityType,
        entity: id,
        reason: 'rule:test',
        certainty: 1,
      })),
    ),
    relations: relations.map(([type, subject, object, label]) => ({
      type,
      subject,
      object,
      ...(label ? { label } : {}),
      evidence: [{ start: 0, end: text.length, reason: 'rule:states' }],
    })),
    quotes: [],
    figures: [],
  }
}
