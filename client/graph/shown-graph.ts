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

/** The lines that are shown, by their ids. */
export type ShownLinks = Pick<ReadonlyMap<string, ShownLink>, 'size' | 'get' | 'has' | 'keys' | 'values'> & {
  /** Of every line of the answer, shown or not, in an order that no filter changes. */
  readonly ids: readonly string[]
  /** By the order of `ids`; undefined where the line is hidden. Lines that look as they did are the very same objects. */
  readonly inOrder: readonly (ShownLink | undefined)[]
}

export type ShownGraph = {
  readonly nodes: ReadonlyMap<string, ShownNode>
  readonly links: ShownLinks
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
  const counted = new Map<LinkKind, number>()

  const nodes = new Map<string, ShownNode>()
  const byPlace: (ShownNode | undefined)[] = []
  for (const [place, node] of answer.nodes.entries()) {
    byPlace[place] = undefined
    if (node.certainty !== undefined && node.certainty * 100 < sure) continue
    const { weight: mentions, change } = count?.(node.days) ?? { weight: node.mentions, change: null }
    if (mentions === 0 && change !== 'gone') continue
    if (node.type !== 'article') types.set(node.type, (types.get(node.type) ?? 0) + 1)
    if (hiddenType.has(node.type)) continue
    const group = colouring.groupOf(node)
    if (group !== NO_GROUP) groups.set(group, (groups.get(group) ?? 0) + 1)
    if (hiddenGroup.has(group)) continue
    const known: ShownNode = { node, mentions, degree: 0, change }
    byPlace[place] = known
    nodes.set(node.id, known)
  }

  const lines = linesOf(answer)
  const inOrder: (ShownLink | undefined)[] = []
  let size = 0
  for (const [kind, [first, after]] of lines.kinds) {
    const hidden = hiddenLink.has(kind)
    let left = 0
    for (let at = first; at < after; at++) {
      inOrder[at] = undefined
      const source = byPlace[lines.sources[at] as number]
      const target = byPlace[lines.targets[at] as number]
      if (source === undefined || target === undefined) continue
      const { whole, twins, covered } = lines.links[at] as Link
      const link = count === null ? whole : countedLink(whole, count(whole.edge.days))
      if (link.weight === 0 && link.change !== 'gone') continue
      left += 1
      if (hidden) continue
      size += 1
      // Stated relations come first: they decide which dotted lines lie beneath.
      if (twins?.some(twin => inOrder[twin] !== undefined)) {
        inOrder[at] = link === whole ? covered : { ...link, beneath: true }
        continue
      }
      inOrder[at] = link
      source.degree += 1
      target.degree += 1
    }
    if (left > 0) counted.set(kind, left)
  }
  return { nodes, links: shownLinks(lines, inOrder, size), counts: { types, groups, links: counted } }
}

function shownLinks(lines: Lines, inOrder: ShownLinks['inOrder'], size: number): ShownLinks {
  const get = (id: string) => {
    const place = lines.placeOf(id)
    return place === undefined ? undefined : inOrder[place]
  }
  const shown = () => inOrder.filter(link => link !== undefined)
  return {
    size,
    get,
    has: id => get(id) !== undefined,
    keys: () =>
      shown()
        .map(({ edge }) => edge.id)
        .values(),
    values: () => shown().values(),
    ids: lines.ids,
    inOrder,
  }
}

type Link = {
  /** How it is shown while every day counts. */
  readonly whole: ShownLink
  /** The places of the stated relations of the same two; absent where the line is one itself, or they have none. */
  readonly twins?: readonly number[]
  /** Likewise, while one of those is shown. */
  readonly covered?: ShownLink
}

/** The lines of an answer, stated relations first. */
type Lines = {
  readonly ids: readonly string[]
  readonly links: readonly Link[]
  /** The places of the ends in the answer's nodes; beyond those where the answer lacks the end. */
  readonly sources: Uint32Array
  readonly targets: Uint32Array
  /** Each kind with its first place and the one after its last. */
  readonly kinds: readonly (readonly [LinkKind, readonly [number, number]])[]
  readonly placeOf: (id: string) => number | undefined
}

const lined = new WeakMap<GraphAnswer, Lines>()

/** Found once for each answer, since each filter and each step of a brush asks for them. */
function linesOf(answer: GraphAnswer): Lines {
  const known = lined.get(answer)
  if (known) return known
  const stated = answer.edges.filter(({ kind }) => kind === 'stated')
  const together = answer.edges.filter(({ kind }) => kind === 'co_occurs')
  const edges = [...stated, ...together]
  const ids = edges.map(({ id }) => id)
  const nodes = new Map(answer.nodes.map(({ id }, place) => [id, place]))
  const places = (end: 'source' | 'target') =>
    Uint32Array.from(edges, edge => nodes.get(edge[end]) ?? answer.nodes.length)
  const twinsOf = twinsAmong(stated)
  const links = edges.map((edge): Link => {
    const whole: ShownLink = { edge, weight: edge.weight, before: 0, change: null, beneath: false }
    const twins = edge.kind === 'co_occurs' ? twinsOf(edge) : undefined
    return twins ? { whole, twins, covered: { ...whole, beneath: true } } : { whole }
  })
  let byId: ReadonlyMap<string, number> | undefined
  const lines: Lines = {
    ids,
    links,
    sources: places('source'),
    targets: places('target'),
    kinds: [
      ['stated', [0, stated.length]],
      ['co_occurs', [stated.length, edges.length]],
    ],
    // Asked for only once something is chosen or pointed at.
    placeOf(id) {
      byId ??= new Map(ids.map((id, place) => [id, place]))
      return byId.get(id)
    },
  }
  lined.set(answer, lines)
  return lines
}

/** For a line, the places of the stated relations of the same two, either way round: which end comes first says nothing here. */
function twinsAmong(stated: readonly DatedEdge[]): (edge: DatedEdge) => readonly number[] | undefined {
  const twins = new Map<string, Map<string, number[]>>()
  const add = (one: string, other: string, place: number) => {
    const others = twins.get(one) ?? new Map<string, number[]>()
    const known = others.get(other)
    if (known) known.push(place)
    else others.set(other, [place])
    twins.set(one, others)
  }
  for (const [place, { source, target }] of stated.entries()) {
    add(source, target, place)
    add(target, source, place)
  }
  return ({ source, target }) => twins.get(source)?.get(target)
}

/** The line as it is while every day counts, where the period leaves all of it. */
function countedLink(whole: ShownLink, { weight, before, change }: Count): ShownLink {
  if (weight === whole.weight && before === 0 && change === null) return whole
  return { edge: whole.edge, weight, before, change, beneath: false }
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
