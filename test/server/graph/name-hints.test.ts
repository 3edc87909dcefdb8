// What is shown beside a name that more than one bears.
import { expect, test } from 'vitest'
import type { EntityType } from '../../../pipeline/types.ts'
import { type HintSources, hintsOf } from '../../../server/graph/name-hints.ts'

const TITLED = 'a1'.repeat(12)
const UNTITLED = 'b2'.repeat(12)

const HEADLINES = new Map([
  [TITLED, { title: '桥修好了', opening: '' }],
  [UNTITLED, { title: null, opening: '一座新桥在河上架起来了，两岸的人从此不必再绕远路去赶集。' }],
])

type Named = { id: string; name: string; type: string }

const nodesOf = (...nodes: [id: string, name: string, type: EntityType][]): Named[] =>
  nodes.map(([id, name, type]) => ({ id, name, type }))

const sourcesOf = (nodes: readonly Named[], headlines: typeof HEADLINES): HintSources => ({
  countBearers: async names =>
    new Map(names.map(name => [name, nodes.filter(node => node.name === name).length])),
  headlinesOf: async () => headlines,
})

test('a namesake has the body or the article in its id as a hint, all others none', async () => {
  const nodes = nodesOf(
    ['person:张伟@河湾市财政局', '张伟', 'person'],
    [`person:张伟@${TITLED}`, '张伟', 'person'],
    [`person:张伟@${UNTITLED}`, '张伟', 'person'],
    ['person:张伟', '张伟', 'person'],
    ['person:单晓桐@河湾日报', '单晓桐', 'person'],
    ['organization:长安', '长安', 'organization'],
    ['place:长安', '长安', 'place'],
  )
  expect(Object.fromEntries(await hintsOf(nodes, sourcesOf(nodes, HEADLINES)))).toEqual({
    'person:张伟@河湾市财政局': '河湾市财政局',
    [`person:张伟@${TITLED}`]: '桥修好了',
    [`person:张伟@${UNTITLED}`]: '一座新桥在河上架起来了，两岸的人从此不必再绕…',
  })
})

test('an article that is gone gives no hint', async () => {
  const nodes = nodesOf(
    [`person:张伟@${TITLED}`, '张伟', 'person'],
    ['person:张伟@河湾市财政局', '张伟', 'person'],
  )
  const hints = await hintsOf(nodes, sourcesOf(nodes, new Map()))
  expect([...hints.keys()]).toEqual(['person:张伟@河湾市财政局'])
})
