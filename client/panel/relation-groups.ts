// Groups an entity's stated relations by kind and direction, in the order they first come.
import type { StatedRelation } from '../../server/api/types.ts'

export type RelationGroup = {
  type: string
  direction: 'out' | 'in'
  relations: StatedRelation[]
}

export function groupRelations(relations: readonly StatedRelation[]): RelationGroup[] {
  const groups = new Map<string, RelationGroup>()
  for (const relation of relations) {
    const { type, direction } = relation
    const key = `${type} ${direction}`
    const group = groups.get(key)
    if (group) group.relations.push(relation)
    else groups.set(key, { type, direction, relations: [relation] })
  }
  return [...groups.values()]
}
