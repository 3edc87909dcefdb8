// A graph of any size, the same for the same seed, as the server would answer it: stories of unequal size with some names in common.
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { DatedEdge, EntityType, GraphAnswer, GraphNode } from '../../server/api/types.ts'

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'
const GIVEN = '明华建国志强晓丽春梅海涛永红玉兰俊杰'
const PLACES = ['滨江', '河湾', '青石', '云岭', '平原', '东湖', '南山', '白沙']
const BODIES = ['市数据局', '科技集团', '大学', '研究院', '商务局', '银行', '医院', '港务公司']
const TYPES: readonly EntityType[] = [
  'person',
  'organization',
  'place',
  'document',
  'event',
  'product',
  'topic',
]

/** Entities of one story stand together. */
const STORY = 25

/** Between the middles of two stories, in units of the layout. */
const STEP = 260

export function seededGraph({ nodes: count, edges: links }: { nodes: number; edges: number }): GraphAnswer {
  const generator = xoroshiro128plus(20240520)
  const pick = (limit: number) => uniformInt(generator, 0, limit - 1)
  const dates = Array.from({ length: 60 }, (_, day) =>
    new Date(Date.UTC(2024, 3, 1 + day)).toISOString().slice(0, 10),
  )
  const stories = Math.ceil(count / STORY)
  const across = Math.ceil(Math.sqrt(stories * 1.5))

  const nodes: GraphNode[] = []
  for (let index = 0; index < count; index++) {
    const story = Math.floor(index / STORY)
    // Most are people and bodies, as in a newspaper.
    const type = TYPES[Math.min(pick(7), pick(7))] as EntityType
    const name = nameOf(type, index, pick)
    const mentions = 1 + Math.floor(60 / (1 + pick(60)))
    const day = pick(dates.length)
    nodes.push({
      id: `${type}:${index}`,
      name,
      type,
      mentions,
      articles: Math.min(mentions, 1 + pick(4)),
      certainty: 0.55 + pick(45) / 100,
      community: story,
      x: (story % across) * STEP + pick(200) - 100,
      y: -Math.floor(story / across) * STEP + pick(200) - 100,
      degree: 0,
      days: [day, mentions],
    })
  }
  const edges = new Map<string, DatedEdge>()
  while (edges.size < links) {
    const one = pick(count)
    // Nine in ten links stay within the story; the tenth goes to one of the first names, who are named everywhere.
    const base = Math.floor(one / STORY) * STORY
    const other = pick(10) > 0 ? base + pick(Math.min(STORY, count - base)) : pick(Math.min(count, 40))
    if (one === other) continue
    const [source, target] = [nodes[Math.min(one, other)], nodes[Math.max(one, other)]] as [
      GraphNode,
      GraphNode,
    ]
    const stated = pick(8) === 0
    const [kind, type] = stated ? (['stated', 'part_of'] as const) : (['co_occurs', 'co_occurs'] as const)
    const id = `${type}|${source.id}|${target.id}`
    if (edges.has(id)) continue
    const weight = 1 + Math.floor(4 / (1 + pick(8)))
    source.degree += 1
    target.degree += 1
    edges.set(id, {
      id,
      kind,
      type,
      source: source.id,
      target: target.id,
      weight,
      labels: [],
      days: [pick(dates.length), weight],
    })
  }
  return {
    hash: `seeded-${count}-${links}`,
    totals: { pages: 1, articles: stories, entities: count, mentions: count, relations: links, types: {} },
    nodes,
    edges: [...edges.values()],
    dates,
    truncated: false,
    whole: { nodes: count, edges: links },
  }
}

function nameOf(type: EntityType, index: number, pick: (limit: number) => number): string {
  const place = PLACES[pick(PLACES.length)] ?? ''
  if (type === 'person')
    return `${SURNAMES[pick(SURNAMES.length)]}${GIVEN[pick(GIVEN.length)]}${GIVEN[pick(GIVEN.length)]}`
  if (type === 'organization') return place + (BODIES[pick(BODIES.length)] ?? '')
  return `${place}第${index}号`
}
