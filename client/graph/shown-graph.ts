// What the filters and the period leave of the graph, and how much it weighs: canvas, legend, time line and tables go by this alone.
import type { DatedEdge, EntityType, GraphAnswer, GraphNode } from '../../server/api/types.ts'
import type { LinkKind, Period, View } from '../view.ts'
import { type Colouring, NO_GROUP } from './colouring.ts'

export type Filters = Pick<
  View,
  'hiddenTypes' | 'hiddenLinks' | 'hiddenGroups' | 'sure' | 'time' | 'compared'
>

/** How a period differs from the one it is compared with, by day of each. */
export type Change = 'new' | 'gone' | 'stronger' | 'weaker'

export type ShownNode = {
  readonly node: GraphNode
  /** How often it is named in the period. */
  readonly mentions: number
  /** How many shown links it has. */
  degree: number
  readonly change: Change | null
}

export type ShownLink = {
  readonly edge: DatedEdge
  /** Its sentences in the period, and in the one compared. */
  readonly weight: number
  readonly before: number
  readonly change: Change | null
  /** The same two are joined by a stated relation that is shown: the dotted line would only blur the solid one. */
  readonly beneath: boolean
}

export type ShownGraph = {
  readonly nodes: ReadonlyMap<string, ShownNode>
  readonly links: ReadonlyMap<string, ShownLink>
  /** How many the legend's entries stand for, whether they are hidden or not. */
  readonly counts: {
    readonly types: ReadonlyMap<EntityType, number>
    readonly groups: ReadonlyMap<number, number>
    readonly links: ReadonlyMap<LinkKind, number>
  }
}

export function shownGraph(answer: GraphAnswer, filters: Filters, colouring: Colouring): ShownGraph {
  const { hiddenTypes, hiddenLinks, hiddenGroups, sure } = filters
  const [hiddenType, hiddenGroup] = [new Set<string>(hiddenTypes), new Set(hiddenGroups)]
  const hiddenLink = new Set<string>(hiddenLinks)
  const count = counterOf(answer.dates, filters)
  const types = new Map<EntityType, number>()
  const groups = new Map<number, number>()
  const links = new Map<LinkKind, number>()

  const nodes = new Map<string, ShownNode>()
  for (const node of answer.nodes) {
    if (node.certainty !== undefined && node.certainty * 100 < sure) continue
    const { weight: mentions, change } = count?.(node.days) ?? { weight: node.mentions, change: null }
    if (mentions === 0 && change !== 'gone') continue
    if (node.type !== 'article') types.set(node.type, (types.get(node.type) ?? 0) + 1)
    if (hiddenType.has(node.type)) continue
    const group = colouring.groupOf(node)
    if (group !== NO_GROUP) groups.set(group, (groups.get(group) ?? 0) + 1)
    if (hiddenGroup.has(group)) continue
    nodes.set(node.id, { node, mentions, degree: 0, change })
  }

  const shown = new Map<string, ShownLink>()
  // Stated relations come first: they decide which dotted lines lie beneath.
  for (const link of linksOf(answer)) {
    const { edge, twins, whole } = link
    const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)]
    if (!source || !target) continue
    const counted = count === null ? whole : { edge, ...count(edge.days), beneath: false }
    if (counted.weight === 0 && counted.change !== 'gone') continue
    const kind = edge.kind as LinkKind
    links.set(kind, (links.get(kind) ?? 0) + 1)
    if (hiddenLink.has(kind)) continue
    const beneath = twins?.some(twin => shown.has(twin)) === true
    shown.set(edge.id, beneath ? { ...counted, beneath } : counted)
    if (beneath) continue
    source.degree += 1
    target.degree += 1
  }
  return { nodes, links: shown, counts: { types, groups, links } }
}

type Link = {
  readonly edge: DatedEdge
  /** The stated relations of the same two; absent where the line is one itself, or they have none. */
  readonly twins?: readonly string[]
  /** How it is shown while every day counts. */
  readonly whole: ShownLink
}

const linked = new WeakMap<GraphAnswer, readonly Link[]>()

/** The lines of an answer, stated relations first; found once, since each filter and each step of a brush asks for them. */
function linksOf(answer: GraphAnswer): readonly Link[] {
  const known = linked.get(answer)
  if (known) return known
  const links: Link[] = []
  const stated = new Map<string, Map<string, string[]>>()
  for (const edge of answer.edges) {
    if (edge.kind !== 'stated') continue
    links.push({ edge, whole: wholeLink(edge) })
    // Both ways round: which end comes first says nothing here.
    addTwin(stated, edge.source, edge.target, edge.id)
    addTwin(stated, edge.target, edge.source, edge.id)
  }
  for (const edge of answer.edges) {
    if (edge.kind !== 'co_occurs') continue
    const twins = stated.get(edge.source)?.get(edge.target)
    const whole = wholeLink(edge)
    links.push(twins ? { edge, twins, whole } : { edge, whole })
  }
  linked.set(answer, links)
  return links
}

const wholeLink = (edge: DatedEdge): ShownLink => ({
  edge,
  weight: edge.weight,
  before: 0,
  change: null,
  beneath: false,
})

function addTwin(stated: Map<string, Map<string, string[]>>, one: string, other: string, id: string): void {
  const others = stated.get(one) ?? new Map<string, string[]>()
  const twins = others.get(other)
  if (twins) twins.push(id)
  else others.set(other, [id])
  stated.set(one, others)
}

type Count = Pick<ShownLink, 'weight' | 'before' | 'change'>

/** Counts what stands on the days of the period, and sets it against the compared one; null where every day counts. */
function counterOf(
  dates: readonly string[],
  { time, compared }: Pick<Filters, 'time' | 'compared'>,
): ((days: readonly number[]) => Count) | null {
  if (!time) return null
  const period = rangeOf(dates, time)
  const other = compared && rangeOf(dates, compared)
  const share = compared ? lengthOf(time) / lengthOf(compared) : 1
  return days => {
    const weight = sumIn(days, period)
    if (!other) return { weight, before: 0, change: null }
    const before = sumIn(days, other)
    return { weight, before, change: changeOf(weight, before * share) }
  }
}

function changeOf(now: number, before: number): Change | null {
  if (now === before) return null
  if (before === 0) return 'new'
  if (now === 0) return 'gone'
  return now > before ? 'stronger' : 'weaker'
}

/** The indices of `dates` within a period: from the first, to before the second. */
function rangeOf(dates: readonly string[], { from, to }: Period): readonly [number, number] {
  const first = dates.findIndex(date => date >= from)
  const after = dates.findIndex(date => date > to)
  return [first < 0 ? dates.length : first, after < 0 ? dates.length : after]
}

/** Of pairs of index and count. */
export function sumIn(days: readonly number[], [first, after]: readonly [number, number]): number {
  let sum = 0
  for (let at = 0; at < days.length; at += 2) {
    const index = days[at] as number
    if (index >= first && index < after) sum += days[at + 1] as number
  }
  return sum
}

/** Days of a period, both ends included. */
export const lengthOf = ({ from, to }: Period): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
