// Writes a graph as GEXF 1.3, such that Gephi, Gephi Lite, graphology and networkx all read it whole.
//
// graphology-gexf's own writer will not do: it declares a mixed graph in the way that makes Gephi drop edges, lets control
// characters through and splits aliases at commas. Hence: one direction for all edges, r/g/b colours, quoted lists.
import type { EdgeEvidence, FactEdge, FactGraph, FactNode } from '../graph/fact-graph.ts'
import { compareStrings } from '../graph/fact-graph.ts'
import type { Article } from '../types.ts'
import { createXmlWriter, stripForbidden, type XmlWriter } from './xml.ts'

/** What is quoted of an article, and the file it stands in. */
export type QuotedArticle = Pick<Article, 'title' | 'date' | 'text' | 'lines'> & { readonly source: string }

export type ExportOptions = {
  /** Colour of each node type, `#rrggbb`; types that are not in it are drawn in ink. */
  readonly colours: Readonly<Record<string, string>>
  /** Words for node types, subtypes, edge kinds and relation types (person: 人物); what is not in it stands as it is. */
  readonly names?: Readonly<Record<string, string>>
  /** What the graph is made of, for the file's own description. */
  readonly description?: string
  /** ISO date of the data. */
  readonly modified?: string
  /** The articles behind the edges: with them every edge carries its sentences and their dates. */
  readonly articles?: ReadonlyMap<string, QuotedArticle>
}

export type ExportReport = {
  /** How many characters had to be left out because the format cannot hold them. */
  stripped: number
}

type Column = { readonly id: string; readonly type: 'string' | 'integer' | 'boolean' | 'liststring' }

// A column's id is its title: Gephi Lite shows the id. Gephi takes id, label, weight, timeset, degree and type for itself.
const NODE_COLUMNS = [
  { id: '类型', type: 'string' },
  { id: '子类', type: 'string' },
  { id: '别名', type: 'liststring' },
  { id: '提及次数', type: 'integer' },
  { id: '文章数', type: 'integer' },
  { id: '首次见报', type: 'string' },
  { id: '最近见报', type: 'string' },
  { id: '群组', type: 'integer' },
] as const satisfies readonly Column[]

const EDGE_COLUMNS = [
  { id: '种类', type: 'string' },
  { id: '关系', type: 'string' },
  { id: '无方向', type: 'boolean' },
  { id: '说明', type: 'liststring' },
  { id: '文章数', type: 'integer' },
] as const satisfies readonly Column[]

/** Written where the articles are given: a sentence and its headline and date for every piece of evidence. */
const EVIDENCE_COLUMNS = [
  { id: '证据', type: 'liststring' },
  { id: '出处', type: 'liststring' },
] as const satisfies readonly Column[]

/** Characters (code points) that stand for an untitled article. */
const LONGEST_OPENING = 22

const INK = '#4A4438'

/** Stated relations are drawn in ink, what is merely named together fainter and dotted. */
const EDGE_LOOKS: Record<FactEdge['kind'], { colour: string; shape: 'solid' | 'dotted' }> = {
  stated: { colour: INK, shape: 'solid' },
  co_occurs: { colour: '#B9B0A0', shape: 'dotted' },
  mentions: { colour: '#D6CFC0', shape: 'dotted' },
}

/**
 * The file in pieces, nodes and edges in order of their ids. All edges are directed, since Gephi drops what differs from the
 * file's default; those without a direction say so in a column. Dates become timestamps of nodes and edges: a node's are its
 * first and last date and those of its edges.
 *
 * Returns at its end what could not be written. Throws on a colour that is not `#rrggbb`.
 */
export function* writeGexf(graph: FactGraph, options: ExportOptions): Generator<string, ExportReport> {
  const xml = createXmlWriter()
  const name = (word: string) => options.names?.[word] ?? word
  const nodeIds = uniqueIds(graph.nodes())
  const edgeIds = uniqueIds(graph.edges())
  const columns = [...EDGE_COLUMNS, ...(options.articles === undefined ? [] : EVIDENCE_COLUMNS)]
  const dated = graph.someNode((_, { firstDate }) => firstDate !== null)

  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
  yield `<meta${attribute('lastmodifieddate', options.modified)}><creator>Baotu 报图</creator>`
  yield `<keywords>新闻, 知识图谱</keywords><description>${xml.line(options.description ?? '')}</description></meta>\n`
  yield `<graph defaultedgetype="directed" idtype="string" mode="${dated ? 'dynamic' : 'static'}"`
  yield dated ? ' timeformat="date" timerepresentation="timestamp" timezone="Asia/Shanghai">\n' : '>\n'
  yield declareColumns('node', NODE_COLUMNS)
  yield declareColumns('edge', columns)

  yield `<nodes count="${graph.order}">\n`
  for (const [key, id] of nodeIds) {
    const node = graph.getNodeAttributes(key)
    const values: Record<(typeof NODE_COLUMNS)[number]['id'], Value> = {
      类型: name(node.type),
      子类: node.subtype === undefined ? undefined : name(node.subtype),
      别名: node.aliases,
      提及次数: node.mentions,
      文章数: node.articles,
      首次见报: node.firstDate ?? undefined,
      最近见报: node.lastDate ?? undefined,
      群组: node.community,
    }
    yield `<node id="${xml.identifier(id)}" label="${xml.line(node.name)}">${writeValues(values, xml)}`
    yield writeSpells(datesOf(graph, key, options))
    yield `${viz('color', colourOf(options.colours[node.type] ?? INK))}${writePosition(node)}`
    yield `${viz('size', { value: sizeOf(node) })}</node>\n`
  }
  yield '</nodes>\n'

  yield `<edges count="${graph.size}">\n`
  for (const [key, id] of edgeIds) {
    const edge = graph.getEdgeAttributes(key)
    const [source, target] = graph.extremities(key).map(end => nodeIds.get(end) as string)
    const values: Record<string, Value> = {
      种类: name(edge.kind),
      关系: name(edge.type),
      无方向: graph.isUndirected(key),
      说明: edge.labels,
      文章数: edge.articles,
      ...(options.articles === undefined ? {} : quote(edge.evidence, options.articles)),
    }
    const label = edge.labels.length > 0 ? edge.labels.join('；') : name(edge.type)
    const { colour, shape } = EDGE_LOOKS[edge.kind]
    yield `<edge id="${xml.identifier(id)}" source="${xml.identifier(source as string)}"`
    yield ` target="${xml.identifier(target as string)}" weight="${edge.weight}"`
    yield ` kind="${xml.line(name(edge.type))}" label="${xml.line(label)}">${writeValues(values, xml)}`
    yield writeSpells(evidenceDates(edge.evidence, options))
    yield `${viz('color', colourOf(colour))}${viz('shape', { value: shape })}</edge>\n`
  }
  yield '</edges>\n</graph>\n</gexf>\n'
  return { stripped: xml.stripped() }
}

type Value = string | number | boolean | readonly string[] | undefined

/**
 * `keys` in order, each with the identifier it has in the file: the key as it is, unless XML cannot hold it. Two keys that
 * differ only in what cannot be held are told apart by a number.
 */
function uniqueIds(keys: readonly string[]): Map<string, string> {
  const ids = new Map<string, string>()
  const taken = new Set(keys)
  for (const key of keys.toSorted(compareStrings)) {
    const stripped = stripForbidden(key)
    let id = stripped
    for (let number = 2; id !== key && taken.has(id); number++) id = `${stripped}~${number}`
    taken.add(id)
    ids.set(key, id)
  }
  return ids
}

function declareColumns(of: 'node' | 'edge', columns: readonly Column[]): string {
  const declared = columns.map(({ id, type }) => `<attribute id="${id}" title="${id}" type="${type}"/>`)
  return `<attributes class="${of}" mode="static">${declared.join('')}</attributes>\n`
}

/** Values that are there; an empty text or list is left out, since readers disagree on what it means. */
function writeValues(values: Readonly<Record<string, Value>>, xml: XmlWriter): string {
  const written = Object.entries(values).flatMap(([column, value]) => {
    if (value === undefined || value === '') return []
    if (typeof value === 'object') {
      return value.length === 0 ? [] : [`<attvalue for="${column}" value="${xml.line(listOf(value))}"/>`]
    }
    return [`<attvalue for="${column}" value="${xml.line(String(value))}"/>`]
  })
  return written.length === 0 ? '' : `<attvalues>${written.join('')}</attvalues>`
}

/** A list as Gephi and graphology read it: quoted, so that 《甲，乙》 and `a, b` stay whole; a line break cannot be kept. */
function listOf(items: readonly string[]): string {
  const quoted = items.map(item => `"${item.replace(/["\\]/g, '\\$&').replace(/[\r\n\t]+/g, ' ')}"`)
  return `[${quoted.join(', ')}]`
}

function quote(
  evidence: readonly EdgeEvidence[],
  articles: NonNullable<ExportOptions['articles']>,
): Record<(typeof EVIDENCE_COLUMNS)[number]['id'], string[]> {
  const found = evidence.map(piece => ({ ...piece, from: articles.get(piece.article) }))
  return {
    证据: found.map(({ from, start, end }) => from?.text.slice(start, end) ?? ''),
    出处: found.map(({ from }) => (from === undefined ? '' : sourceInWords(from))),
  }
}

/** 河湾市办起数据交易中心 · 2031-03-04; without a title: how it begins, and the file and lines where it stands. */
function sourceInWords({ title, date, text, source, lines }: QuotedArticle): string {
  if (title !== null) return [title, date ?? '日期不详'].join(' · ')
  const characters = [...text.slice(0, 2 * LONGEST_OPENING + 2)]
  const opening = characters.slice(0, LONGEST_OPENING).join('')
  const [first, last] = [lines.at(0)?.line, lines.at(-1)?.line]
  const place =
    first === undefined ? source : `${source} 第 ${first === last ? first : `${first}–${last}`} 行`
  return [characters.length > LONGEST_OPENING ? `${opening}…` : opening, place, date]
    .filter(Boolean)
    .join(' · ')
}

function evidenceDates(evidence: readonly EdgeEvidence[], { articles }: ExportOptions): (string | null)[] {
  return evidence.map(({ article }) => articles?.get(article)?.date ?? null)
}

function datesOf(graph: FactGraph, key: string, options: ExportOptions): (string | null)[] {
  const { firstDate, lastDate } = graph.getNodeAttributes(key)
  if (options.articles === undefined) return [firstDate, lastDate]
  const edges = graph.mapEdges(key, (_, { evidence }) => evidenceDates(evidence, options))
  return [firstDate, lastDate, ...edges.flat()]
}

function writeSpells(dates: readonly (string | null)[]): string {
  const days = [...new Set(dates.filter(date => date !== null))].sort(compareStrings)
  if (days.length === 0) return ''
  return `<spells>${days.map(day => `<spell timestamp="${day}"/>`).join('')}</spells>`
}

function writePosition({ x, y }: FactNode): string {
  return Number.isFinite(x) && Number.isFinite(y) ? viz('position', { x, y }) : ''
}

/** A name that stands four times as often is drawn twice as wide: its area says how often. */
function sizeOf({ mentions }: FactNode): number {
  return Math.round(100 * (6 + 3 * Math.sqrt(mentions))) / 100
}

function colourOf(hex: string): { r: number; g: number; b: number } {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`the colour ${hex} is not of the form #rrggbb`)
  const [r, g, b] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ]
  return { r, g, b }
}

function viz(element: string, attributes: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
  return `<viz:${element}${written.join('')}/>`
}

function attribute(key: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${key}="${value}"`
}
