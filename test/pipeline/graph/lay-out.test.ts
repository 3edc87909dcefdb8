// The layout keeps labels and stories apart, is wide, and the same for the same graph.
import { describe, expect, test } from 'vitest'
import { arrangeGraph } from '../../../pipeline/graph/arrange-graph.ts'
import { boxOf, frameOf } from '../../../pipeline/graph/box.ts'
import { buildGraph } from '../../../pipeline/graph/build-graph.ts'
import type { FactGraph } from '../../../pipeline/graph/fact-graph.ts'
import { hashGraph } from '../../../pipeline/graph/hash-graph.ts'
import { layOut } from '../../../pipeline/graph/lay-out.ts'
import type { ArticleFacts } from '../../../pipeline/types.ts'
import { factsOf } from './facts-of.ts'

/** A page of stories: each names `names` entities in rings of three, the first of each story also names the hub where asked. */
function pageOf(stories: number, { names, hub }: { names: number; hub: boolean }): ArticleFacts[] {
  return Array.from({ length: stories }, (_, story) => {
    const name = (i: number) => `{organization:第${story}篇报道里的机构${i % names}}`
    const ring = Array.from({ length: names }, (_, i) => `${name(i)}${name(i + 1)}${name(i * 2 + 1)}。`)
    return factsOf(`a${story}`, `${ring.join('')}${hub ? `${name(0)}{organization:国务院}。` : ''}`)
  })
}

function overlapsIn(graph: FactGraph): string[] {
  const places = layOut(graph)
  const boxes = graph.mapNodes((id, node) => ({
    id,
    ...boxOf(node, places.get(id) as { x: number; y: number }),
  }))
  const found: string[] = []
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(i + 1)) {
      const wide = Math.min(a.x + a.right, b.x + b.right) - Math.max(a.x - a.left, b.x - b.left)
      const high = Math.min(a.y + a.up, b.y + b.up) - Math.max(a.y - a.down, b.y - b.down)
      if (wide > 0 && high > 0) found.push(`${a.id} ${b.id}`)
    }
  }
  return found
}

/** The frame around the entities of `articles`. */
function sizeOf(graph: FactGraph, articles: readonly ArticleFacts[]): { width: number; height: number } {
  const nodes = articles.flatMap(({ entities }) => entities).map(({ id }) => graph.getNodeAttributes(id))
  const { left, right, bottom, top } = frameOf(nodes.map(node => boxOf(node, node)))
  return { width: right - left, height: top - bottom }
}

describe('layOut', () => {
  test.each([
    ['one page of small stories', pageOf(8, { names: 6, hub: false })],
    ['many stories that share a name', pageOf(30, { names: 10, hub: true })],
    ['a pair', [factsOf('a', '{person:何方}{organization:甲局}。')]],
    ['names alone', Array.from({ length: 9 }, (_, i) => factsOf(`a${i}`, `{person:何方${i}}。`))],
  ])('no label lies over another: %s', (_, articles) => {
    expect(overlapsIn(buildGraph(articles))).toEqual([])
  })

  test.each([
    ['small stories', pageOf(12, { names: 6, hub: false })],
    ['one large component', pageOf(30, { names: 10, hub: true })],
  ])('is wide: %s', (_, articles) => {
    const { width, height } = sizeOf(arrangeGraph(buildGraph(articles)), articles)
    expect(width / height).toBeGreaterThan(1.1)
    expect(width / height).toBeLessThan(2)
  })

  test('leaves little empty: the frames of small stories fill most of it', () => {
    const articles = pageOf(12, { names: 6, hub: false })
    const graph = arrangeGraph(buildGraph(articles))
    const filled = articles.map(facts => sizeOf(graph, [facts])).map(({ width, height }) => width * height)
    const { width, height } = sizeOf(graph, articles)
    expect(filled.reduce((sum, area) => sum + area, 0) / (width * height)).toBeGreaterThan(0.5)
  })

  test('stories stay apart: no component reaches into the frame of another', () => {
    const articles = pageOf(8, { names: 6, hub: false })
    const graph = arrangeGraph(buildGraph(articles))
    const frames = articles.map(facts =>
      frameOf(
        facts.entities.map(({ id }) => boxOf(graph.getNodeAttributes(id), graph.getNodeAttributes(id))),
      ),
    )
    for (const [i, a] of frames.entries()) {
      for (const b of frames.slice(i + 1)) {
        expect(a.right < b.left || b.right < a.left || a.top < b.bottom || b.top < a.bottom).toBe(true)
      }
    }
  })

  test('the same graph has the same places, to the byte', () => {
    const articles = pageOf(20, { names: 8, hub: true })
    const hash = hashGraph(arrangeGraph(buildGraph(articles)))
    expect(hashGraph(arrangeGraph(buildGraph(articles.toReversed())))).toBe(hash)
  })

  test('a component keeps its shape when others are added', () => {
    const [first, ...more] = pageOf(5, { names: 7, hub: false }) as [ArticleFacts, ...ArticleFacts[]]
    const shapeIn = (articles: ArticleFacts[]) => {
      const places = layOut(buildGraph(articles))
      const own = first.entities.map(({ id }) => places.get(id) as { x: number; y: number })
      const [{ x, y }] = own as [{ x: number; y: number }]
      return own.map(place => [Math.round((place.x - x) * 10), Math.round((place.y - y) * 10)])
    }
    const alone = shapeIn([first]).flat()
    for (const [i, value] of shapeIn([first, ...more])
      .flat()
      .entries()) {
      expect(Math.abs(value - (alone[i] as number))).toBeLessThanOrEqual(1)
    }
  })

  test('places are rounded to two decimals around 0, 0', () => {
    const places = [...layOut(buildGraph(pageOf(3, { names: 5, hub: true }))).values()]
    for (const { x, y } of places) {
      expect(Object.is(x, Number(x.toFixed(2)))).toBe(true)
      expect(Object.is(y, Number(y.toFixed(2)))).toBe(true)
    }
    const { left, right, bottom, top } = frameOf(places)
    expect(Math.abs(left + right)).toBeLessThan(0.05)
    expect(Math.abs(bottom + top)).toBeLessThan(0.05)
  })

  test('an empty graph and a single name have places too', () => {
    expect(layOut(buildGraph([])).size).toBe(0)
    expect([...layOut(buildGraph([factsOf('a', '{person:何方}。')]))]).toEqual([
      ['person:何方', { x: 0, y: 0 }],
    ])
  })
})
