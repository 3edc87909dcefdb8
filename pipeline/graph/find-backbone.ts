// Chooses what of a large graph is shown first: the foremost nodes, and the links that say more than that both ends are common.
import type { FactGraph } from './fact-graph.ts'
import { compareStrings } from './fact-graph.ts'

/** How many links a node has in the whole graph, and how many sentences these have in all. */
export type LinksInAll = (id: string) => { links: number; weight: number }

export type Backbone = { nodes: ReadonlySet<string>; edges: ReadonlySet<string> }

/**
 * The `nodes` entities named most often, and `edges` edges among them, in this order: for each entity its most telling
 * link, so that none stands alone that has company; stated relations; then links by how unlikely chance would make
 * them so heavy at one of their ends (the disparity filter of Serrano, Boguñá and Vespignani, 2009), and where these are
 * equal by how much of both ends' links they are. So 国务院, which is named beside everybody, does not swallow the picture.
 * Articles, where there are any, give way to entities. A graph within both limits is its own backbone.
 *
 * `linksOf` is to be given where `graph` is a part of a larger one: how common somebody is does not depend on who is looked at.
 */
export function findBackbone(
  graph: FactGraph,
  limits: { nodes: number; edges: number },
  linksOf: LinksInAll = linksWithin(graph),
): Backbone {
  const nodes = foremostNodes(graph, limits.nodes)
  const links = linksAmong(graph, nodes, linksOf)
  if (links.length <= limits.edges) return { nodes, edges: new Set(links.map(({ id }) => id)) }

  const ranked = [...links].sort(
    (a, b) =>
      Number(b.stated) - Number(a.stated) ||
      a.chance - b.chance ||
      b.closeness - a.closeness ||
      compareStrings(a.id, b.id),
  )
  const edges = new Set<string>()
  for (const { id } of mostTelling(links)) if (edges.size < limits.edges) edges.add(id)
  for (const { id } of ranked) {
    if (edges.size >= limits.edges) break
    edges.add(id)
  }
  return { nodes, edges }
}

function foremostNodes(graph: FactGraph, limit: number): Set<string> {
  const ranked = graph.mapNodes((id, { type, mentions, articles }) => ({
    id,
    article: type === 'article',
    mentions,
    articles,
  }))
  ranked.sort(
    (a, b) =>
      Number(a.article) - Number(b.article) ||
      b.mentions - a.mentions ||
      b.articles - a.articles ||
      compareStrings(a.id, b.id),
  )
  return new Set(ranked.slice(0, limit).map(({ id }) => id))
}

type Link = {
  id: string
  source: string
  target: string
  stated: boolean
  /** How likely a link at least this heavy is at the end where it stands out most, were weights dealt out by chance. */
  chance: number
  /** Its weight by the geometric mean of what both ends have: 1 where they have nothing else. */
  closeness: number
}

function linksWithin(graph: FactGraph): LinksInAll {
  const found = new Map<string, { links: number; weight: number }>()
  graph.forEachEdge((_, { weight }, source, target) => {
    for (const end of [source, target]) {
      const known = found.get(end) ?? { links: 0, weight: 0 }
      found.set(end, { links: known.links + 1, weight: known.weight + weight })
    }
  })
  return id => found.get(id) ?? { links: 0, weight: 0 }
}

function linksAmong(graph: FactGraph, nodes: ReadonlySet<string>, linksOf: LinksInAll): Link[] {
  const links: Link[] = []
  graph.forEachEdge((id, { kind, weight }, source, target) => {
    if (!nodes.has(source) || !nodes.has(target)) return
    const [one, other] = [linksOf(source), linksOf(target)]
    const chance = Math.min(
      chanceOf(weight / one.weight, one.links),
      chanceOf(weight / other.weight, other.links),
    )
    const closeness = weight / Math.sqrt(one.weight * other.weight)
    links.push({ id, source, target, stated: kind === 'stated', chance, closeness })
  })
  return links
}

/** The disparity filter's p: an end with one link can say nothing of its weight. */
const chanceOf = (share: number, degree: number): number => (degree < 2 ? 1 : (1 - share) ** (degree - 1))

/** For each end the link that is most its own, the closest first. */
function mostTelling(links: readonly Link[]): Link[] {
  const best = new Map<string, Link>()
  for (const link of links) {
    for (const end of [link.source, link.target]) {
      const known = best.get(end)
      if (known === undefined || isCloser(link, known)) best.set(end, link)
    }
  }
  return [...new Set(best.values())].sort((a, b) => (isCloser(a, b) ? -1 : 1))
}

const isCloser = (a: Link, b: Link): boolean =>
  a.closeness > b.closeness || (a.closeness === b.closeness && compareStrings(a.id, b.id) < 0)
