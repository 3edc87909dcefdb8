// The whole graph of one build as an export writes it: read some rows at a time, so that others are answered meanwhile and any size fits.
import type {
  ExportEdge,
  ExportNode,
  ExportSource,
  QuotedArticle,
} from '../../pipeline/export/export-source.ts'
import { ARTICLE_GAP, articleAsNode } from '../../pipeline/graph/add-article-nodes.ts'
import { isUndirected } from '../../pipeline/graph/contribution.ts'
import type { EdgeRow, NodeRow } from '../../pipeline/graph/graph-rows.ts'
import type { PicturePlace } from '../../pipeline/graph/place-beyond.ts'
import type { ArticleFacts } from '../../pipeline/types.ts'
import type { StoredBuild } from '../store/graph-builds.ts'
import type { StoreCalls } from '../store/store.ts'
import type { GraphDrawer } from './graph-drawer.ts'
import type { Picture } from './graph-messages.ts'
import { BuildGone } from './hold-build.ts'

export type WholeGraph = {
  build: Pick<StoredBuild, 'number'>
  picture: Picture
  /** Finds places in its thread for what the picture does not show. */
  drawer: Pick<GraphDrawer, 'place'>
  /** Whether articles are nodes, too. */
  articles: boolean
  /** Types of nodes and kinds of edges that are left out. */
  hidden: ReadonlySet<string>
}

const ROWS_AT_ONCE = 300
const LINKS_AT_ONCE = 2000
/** What two names have in common may be thousands of sentences: to read and to quote a few hundred takes some ten milliseconds. */
const SENTENCES_AT_ONCE = 400

/** Characters of articles that are kept for the edges to come: many edges quote the same article. */
const KEPT_CHARACTERS = 16_000_000

/** Holds ids, places and links of all entities; everything else comes and goes. Its edges throw `BuildGone` where nobody held the build. */
export async function wholeGraph(
  store: StoreCalls,
  { build: { number }, picture, drawer, articles, hidden }: WholeGraph,
): Promise<ExportSource> {
  const at = new Map<string, number>()
  const shown: boolean[] = []
  let dated = false
  for await (const rows of nodesIn(store, number, 'left out')) {
    for (const { id, type, firstDate } of rows) {
      at.set(id, at.size)
      shown.push(!hidden.has(type))
      dated ||= firstDate !== null
    }
  }
  const isShown = (id: string) => shown[at.get(id) ?? -1] ?? true
  const ends: number[] = []
  const weights: number[] = []
  let edgesShown = 0
  for await (const rows of inPieces(after => store.linksAfter(number, after, LINKS_AT_ONCE), keyOf)) {
    for (const { source, target, kind, weight } of rows) {
      const [from, to] = [at.get(source), at.get(target)]
      if (from === undefined || to === undefined) continue
      ends.push(from, to)
      weights.push(weight)
      edgesShown += Number(shown[from] && shown[to] && !hidden.has(kind))
    }
  }
  const links = { ends: Uint32Array.from(ends), weights: Float64Array.from(weights) }
  const placed = await drawer.place([...at.keys()], links, picture)
  const placeAt = (index: number): PicturePlace => ({
    x: placed.x[index] as number,
    y: placed.y[index] as number,
    community: placed.community[index] as number,
  })
  const placeOf = (id: string) => {
    const index = at.get(id)
    return index === undefined ? undefined : placeAt(index)
  }
  const quote = keepQuoted(store)
  const [newest] = articles ? await store.newestArticles(1) : []
  if (newest !== undefined) dated ||= (await quote([newest])).get(newest)?.date != null

  async function* entities(): AsyncGenerator<ExportNode[]> {
    for await (const rows of nodesIn(store, number, 'told')) {
      yield rows.flatMap(row => {
        const place = placeOf(row.id)
        return place !== undefined && isShown(row.id) ? [entityOf(row, place)] : []
      })
    }
  }

  /** Articles that came in since they were written as nodes have no edges. */
  const written = new Set<string>()
  async function* articleNodes(): AsyncGenerator<ExportNode[]> {
    let beside = placed.x.reduce((left, x) => Math.min(left, x), 0)
    const below = placed.y.reduce((bottom, y) => Math.min(bottom, y), 0) - ARTICLE_GAP
    for await (const page of store.streamFacts()) {
      const nodes: ExportNode[] = []
      for (const facts of page.articles) {
        if (written.has(facts.article.id)) continue
        written.add(facts.article.id)
        const { id, node, place } = articleAsNode(facts, placeOf)
        const around = place ?? { x: beside, y: below, community: 0 }
        if (place === undefined) beside += ARTICLE_GAP
        nodes.push({ id, node: { ...node, ...around }, dates: [facts.article.date] })
      }
      yield nodes
    }
  }

  async function* ties(): AsyncGenerator<ExportEdge[]> {
    let left = edgesShown
    for await (const rows of inPieces(after => store.edgesAfter(number, after, ROWS_AT_ONCE), keyOf)) {
      const some = rows.filter(
        ({ source, target, kind }) => !hidden.has(kind) && isShown(source) && isShown(target),
      )
      for (const few of byWeight(some, SENTENCES_AT_ONCE)) {
        const keys = few.map(({ key }) => key)
        const evidence = await store.evidenceOfMany(number, keys, { certainty: 0 })
        yield few.map(({ key, source, target, kind, type, labels, weight, articles }) => ({
          ...{ key, source, target, directed: !isUndirected(type) },
          edge: { kind, type, labels, weight, articles, evidence: evidence.get(key) ?? [] },
        }))
      }
      left -= some.length
    }
    if (left !== 0) throw new BuildGone(number)
  }

  async function* articleEdges(): AsyncGenerator<ExportEdge[]> {
    const edgesOf = (facts: ArticleFacts) => articleAsNode(facts, placeOf).edges
    for await (const page of store.streamFacts()) {
      // Each once, as its node.
      const some = page.articles.filter(({ article }) => written.delete(article.id))
      yield some
        .flatMap(edgesOf)
        .filter(({ source, target, edge }) => !hidden.has(edge.kind) && isShown(source) && isShown(target))
        .map(edge => ({ ...edge, directed: true }))
    }
  }

  const withArticles = articles && !hidden.has('article')
  return {
    ...(withArticles ? {} : { counts: { nodes: shown.filter(Boolean).length, edges: edgesShown } }),
    dated,
    hasNode: id => at.has(id),
    async *nodes() {
      yield* entities()
      if (withArticles) yield* articleNodes()
    },
    async *edges() {
      yield* ties()
      if (withArticles) yield* articleEdges()
    },
    quote,
  }
}

/** `edges` in their order, as many at a time as have so many sentences together, or one that has more. */
function* byWeight(edges: readonly EdgeRow[], sentences: number): Generator<EdgeRow[]> {
  let some: EdgeRow[] = []
  let sum = 0
  for (const edge of edges) {
    if (some.length > 0 && sum + edge.weight > sentences) {
      yield some
      some = []
      sum = 0
    }
    some.push(edge)
    sum += edge.weight
  }
  if (some.length > 0) yield some
}

function entityOf(row: NodeRow, place: PicturePlace): ExportNode {
  const { id, subtype, days, degree: _, links: __, linkWeight: ___, ...node } = row
  return {
    id,
    node: { ...node, ...(subtype === null ? {} : { subtype }), ...place },
    dates: [node.firstDate, node.lastDate, ...days.map(([date]) => date)],
  }
}

/** Articles as an export quotes them, the last ones asked for kept. */
function keepQuoted(
  store: Pick<StoreCalls, 'quotedArticles'>,
): (ids: readonly string[]) => Promise<ReadonlyMap<string, QuotedArticle>> {
  const kept = new Map<string, QuotedArticle>()
  let characters = 0
  return async ids => {
    const found = new Map<string, QuotedArticle>()
    for (const id of ids) {
      const article = kept.get(id)
      if (article !== undefined) found.set(id, article)
    }
    const missing = ids.filter(id => !found.has(id))
    if (missing.length === 0) return found
    for (const [id, article] of await store.quotedArticles(missing)) {
      found.set(id, article)
      kept.set(id, article)
      characters += article.text.length
    }
    for (const [id, { text }] of kept) {
      if (characters <= KEPT_CHARACTERS) break
      kept.delete(id)
      characters -= text.length
    }
    return found
  }
}

const keyOf = ({ key }: { key: string }) => key

const nodesIn = (store: StoreCalls, build: number, days: 'told' | 'left out') =>
  inPieces(
    after => store.nodesAfter(build, after, ROWS_AT_ONCE, { days }),
    ({ id }) => id,
  )

async function* inPieces<Row>(
  load: (after: string) => Promise<Row[]>,
  idOf: (row: Row) => string,
): AsyncGenerator<Row[]> {
  let after = ''
  while (true) {
    const rows = await load(after)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = idOf(last)
  }
}
