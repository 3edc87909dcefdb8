// Writes a graph as GEXF 1.3, such that Gephi, Gephi Lite, graphology and networkx all read it whole.
//
// graphology-gexf's own writer will not do: it declares a mixed graph in the way that makes Gephi drop edges, lets control
// characters through and splits aliases at commas. Hence: one direction for all edges, r/g/b colours, quoted lists.
import type { EdgeEvidence, FactEdge, FactNode } from '../graph/fact-graph.ts'
import { compareStrings, edgeKey } from '../graph/fact-graph.ts'
import type { ExportEdge, ExportNode, ExportSource, QuotedArticle } from './export-source.ts'
import { createXmlWriter, stripForbidden, type XmlWriter } from './xml.ts'

export type ExportOptions = {
  /** Colour of each node type, `#rrggbb`; types that are not in it are drawn in ink. */
  readonly colours: Readonly<Record<string, string>>
  /** Words for node types, subtypes, edge kinds and relation types (person: 人物); what is not in it stands as it is. */
  readonly names?: Readonly<Record<string, string>>
  /** What the graph is made of, for the file's own description. */
  readonly description?: string
  /** ISO date of the data. */
  readonly modified?: string
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
 * The file in pieces, nodes and edges in the order of their source. All edges are directed, since Gephi drops what differs from the
 * file's default; those without a direction say so in a column. Dates become timestamps of nodes and edges.
 *
 * Returns at its end what could not be written. Throws on a colour that is not `#rrggbb`.
 */
export async function* writeGexf(
  source: ExportSource,
  options: ExportOptions,
): AsyncGenerator<string, ExportReport> {
  const xml = createXmlWriter()
  const ids = createIds(source)
  const columns = [...EDGE_COLUMNS, ...(source.quote === undefined ? [] : EVIDENCE_COLUMNS)]

  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
  yield `<meta${attribute('lastmodifieddate', options.modified)}><creator>Baotu 报图</creator>`
  yield `<keywords>新闻, 知识图谱</keywords><description>${xml.line(options.description ?? '')}</description></meta>\n`
  yield `<graph defaultedgetype="directed" idtype="string" mode="${source.dated ? 'dynamic' : 'static'}"`
  yield source.dated ? ' timeformat="date" timerepresentation="timestamp" timezone="Asia/Shanghai">\n' : '>\n'
  yield declareColumns('node', NODE_COLUMNS)
  yield declareColumns('edge', columns)

  yield `<nodes${attribute('count', source.counts?.nodes)}>\n`
  for await (const nodes of source.nodes()) {
    for (const node of nodes) yield writeNode(node, ids.take(node.id), xml, options)
  }
  yield '</nodes>\n'

  yield `<edges${attribute('count', source.counts?.edges)}>\n`
  for await (const edges of source.edges()) {
    const cited = edges.flatMap(({ edge }) => edge.evidence.map(({ article }) => article))
    const articles = await source.quote?.([...new Set(cited)])
    for (const edge of edges) yield writeEdge(edge, ids, { xml, articles, options })
  }
  yield '</edges>\n</graph>\n</gexf>\n'
  return { stripped: xml.stripped() }
}

function writeNode(
  { node, dates }: ExportNode,
  id: string,
  xml: XmlWriter,
  { names, colours }: ExportOptions,
): string {
  const name = (word: string) => names?.[word] ?? word
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
  return [
    `<node id="${xml.identifier(id)}" label="${xml.line(node.name)}">${writeValues(values, xml)}`,
    writeSpells(dates),
    `${viz('color', colourOf(colours[node.type] ?? INK))}${writePosition(node)}`,
    `${viz('size', { value: sizeOf(node) })}</node>\n`,
  ].join('')
}

type Articles = ReadonlyMap<string, QuotedArticle>

function writeEdge(
  { key, source, target, directed, edge }: ExportEdge,
  ids: Ids,
  { xml, articles, options }: { xml: XmlWriter; articles: Articles | undefined; options: ExportOptions },
): string {
  const name = (word: string) => options.names?.[word] ?? word
  const values: Record<string, Value> = {
    种类: name(edge.kind),
    关系: name(edge.type),
    无方向: !directed,
    说明: edge.labels,
    文章数: edge.articles,
    ...(articles === undefined ? {} : quote(edge.evidence, articles)),
  }
  const label = edge.labels.length > 0 ? edge.labels.join('；') : name(edge.type)
  const { colour, shape } = EDGE_LOOKS[edge.kind]
  const [from, to] = [ids.of(source), ids.of(target)]
  // Where XML can't hold the key, one is made of what the ends are called in the file.
  const id = stripForbidden(key) === key ? key : edgeKey(edge.type, from, to)
  return [
    `<edge id="${xml.identifier(id)}" source="${xml.identifier(from)}"`,
    ` target="${xml.identifier(to)}" weight="${edge.weight}"`,
    ` kind="${xml.line(name(edge.type))}" label="${xml.line(label)}">${writeValues(values, xml)}`,
    writeSpells(edge.evidence.map(({ article }) => articles?.get(article)?.date ?? null)),
    `${viz('color', colourOf(colour))}${viz('shape', { value: shape })}</edge>\n`,
  ].join('')
}

type Value = string | number | boolean | readonly string[] | undefined

type Ids = { take(node: string): string; of(node: string): string }

/**
 * What nodes are called in the file: as they are, unless XML cannot hold that. Two that differ only in what cannot be held are told
 * apart by a number. Only names that had to be changed are kept.
 */
function createIds({ hasNode }: Pick<ExportSource, 'hasNode'>): Ids {
  const changed = new Map<string, string>()
  const taken = new Set<string>()
  return {
    take(node) {
      const stripped = stripForbidden(node)
      if (stripped === node) return node
      let id = stripped
      for (let number = 2; hasNode(id) || taken.has(id); number++) id = `${stripped}~${number}`
      taken.add(id)
      changed.set(node, id)
      return id
    },
    of: node => changed.get(node) ?? node,
  }
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
  articles: Articles,
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

function attribute(key: string, value: string | number | undefined): string {
  return value === undefined ? '' : ` ${key}="${value}"`
}
