// All links between entities, a page at a time: what the explorer's table shows where the graph holds a part of them.
import type { ListedRelation } from '../store/relation-list.ts'
import { graphRoute } from './route.ts'
import { RelationListAnswer, RelationListQuery } from './types.ts'

export const listRelations = graphRoute({
  method: 'get',
  path: '/api/relations',
  name: 'listRelations',
  summary: {
    zh: '全部关系，可按类型、实体、时间和确度筛选，可排序、分页',
    en: 'All relations: filtered by type, entity, period and certainty, sorted, a page at a time',
  },
  query: RelationListQuery,
  answer: { status: 200, schema: RelationListAnswer },
  errors: [],
  async handle({ query, store, view: { build } }) {
    const { relations, count } = await store.listRelations(build.number, query, query)
    return { relations: relations.map(toAnswer), count }
  },
})

function toAnswer(relation: ListedRelation): RelationListAnswer['relations'][number] {
  const { source, sourceName, sourceType, target, targetName, targetType, labels, ...rest } = relation
  return {
    ...rest,
    source: { id: source, name: sourceName, type: sourceType },
    target: { id: target, name: targetName, type: targetType },
    labels: [...labels],
  }
}
