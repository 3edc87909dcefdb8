// What is being looked at, and its form in the address, so that reload, Back, undo and a copied link show the same.
import type { EntityType } from '../server/api/types.ts'
import { ENTITY_TYPES } from './schema.ts'

export type Selection = { kind: 'entity' | 'edge'; id: string }

/** Kinds of edges that the legend can hide. */
export const LINK_KINDS = ['stated', 'co_occurs'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** What the size of a node can mean, and what its colour; the first of each is the usual one. */
export const SIZES = ['mentions', 'degree', 'articles', 'date'] as const
export type SizeBy = (typeof SIZES)[number]
export const COLOURS = ['type', 'community', 'degree', 'mentions', 'date'] as const
export type ColourBy = (typeof COLOURS)[number]

/** Where the nodes stand: as the server laid them out, moved on by ForceAtlas2, or in the order of their first date. */
export const LAYOUTS = ['stories', 'force', 'time'] as const
export type Layout = (typeof LAYOUTS)[number]

/** Two entities side by side, or how one leads to the other; `other` is null while it is still to be chosen. */
export type Question = { kind: 'pair' | 'path'; one: string; other: string | null }

/** The tables that can stand in the place of the graph. */
export const TABLES = ['entities', 'relations', 'quotes', 'figures'] as const
export type Table = (typeof TABLES)[number]

/** ISO dates, both included. */
export type Period = { from: string; to: string }

/** Shares of the stage from its lower left corner, so that a pin is at home on every screen. */
export type Pin = { id: string; x: number; y: number }

/** Sigma's own: the middle in shares of the stage, and by how much it is scaled down. */
export type Camera = { x: number; y: number; ratio: number }

export type Sorting = { column: string; descending: boolean }

export type View = {
  selection: Selection | null
  /** What is asked of two entities; the panel answers it in place of the selection. */
  question: Question | null
  /** The article being read, and the part of its text to show first. */
  reading: { article: string; part: { start: number; end: number } | null } | null
  /** Entities put aside for the dossier, in the order they were chosen. */
  picked: readonly string[]
  /** Whether the dossier of those is open. */
  dossier: boolean
  /** The least certainty of mentions that are shown, in percent; 0 shows all. */
  sure: number
  hiddenTypes: readonly EntityType[]
  hiddenLinks: readonly LinkKind[]
  /** Communities or steps of a scale that the legend hides, while the colours mean these: `3`. */
  hiddenGroups: readonly number[]
  /** Only what stands in articles of these days counts. */
  time: Period | null
  /** The period that `time` is compared with. */
  compared: Period | null
  sizeBy: SizeBy
  colourBy: ColourBy
  layout: Layout
  /** Null shows the whole graph. */
  camera: Camera | null
  pins: readonly Pin[]
  /** Whether the whole of a large graph is shown rather than its backbone. */
  whole: boolean
  /** Entities whose neighbours were asked for beyond the backbone. */
  expanded: readonly string[]
  /** The table that stands in the place of the graph, how it is sorted and what its rows must hold. */
  table: Table | null
  sorting: Sorting | null
  words: string
}

/** What the root of the site shows. */
export const FIRST_VIEW: View = {
  selection: null,
  question: null,
  reading: null,
  picked: [],
  dossier: false,
  sure: 0,
  hiddenTypes: [],
  hiddenLinks: [],
  hiddenGroups: [],
  time: null,
  compared: null,
  sizeBy: SIZES[0],
  colourBy: COLOURS[0],
  layout: LAYOUTS[0],
  camera: null,
  pins: [],
  whole: false,
  expanded: [],
  table: null,
  sorting: null,
  words: '',
}

/** More entities than this make no dossier that anybody reads, and no address that a browser keeps. */
export const MOST_PICKED = 20

/** More pins or expanded entities than this do not fit into an address. */
export const MOST_LISTED = 40

/** Reads the query string of an address; what it does not understand it leaves out. */
export function parseView(search: string): View {
  const query = new URLSearchParams(search)
  const [entity, edge, article] = [query.get('entity'), query.get('edge'), query.get('read')]
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(query.get('at') ?? '') ?? []
  const hidden = new Set(query.get('hide')?.split(','))
  const [, column, down] = /^([a-z]{1,20})(-?)$/.exec(query.get('sort') ?? '') ?? []
  return {
    selection: entity ? { kind: 'entity', id: entity } : edge ? { kind: 'edge', id: edge } : null,
    reading: article
      ? { article, part: start && end ? { start: Number(start), end: Number(end) } : null }
      : null,
    question: questionIn(query),
    picked: [...new Set(query.getAll('pick').filter(Boolean))].slice(0, MOST_PICKED),
    dossier: query.has('dossier'),
    sure: wholeNumber(query.get('sure'), 99) ?? 0,
    hiddenTypes: ENTITY_TYPES.filter(type => hidden.has(type)),
    hiddenLinks: LINK_KINDS.filter(kind => hidden.has(kind)),
    hiddenGroups: (query.get('groups')?.split('.') ?? []).flatMap(text => wholeNumber(text, 99_999) ?? []),
    time: periodOf(query.get('time')),
    compared: periodOf(query.get('vs')),
    sizeBy: oneOf(SIZES, query.get('size')),
    colourBy: oneOf(COLOURS, query.get('colour')),
    layout: oneOf(LAYOUTS, query.get('layout')),
    camera: cameraOf(query.get('camera')),
    pins: query.getAll('pin').flatMap(pinOf).slice(0, MOST_LISTED),
    whole: query.get('graph') === 'whole',
    expanded: query.getAll('grow').slice(0, MOST_LISTED),
    table: TABLES.find(table => table === query.get('table')) ?? null,
    sorting: column ? { column, descending: down === '-' } : null,
    words: query.get('words')?.slice(0, 100) ?? '',
  }
}

/** The address of a view, from the root of the site: `/?entity=person%3A…&hide=place`. */
export function addressOf(view: View): string {
  const { selection, question, reading, time, compared, camera, sorting } = view
  const query = new URLSearchParams()
  if (selection) query.set(selection.kind, selection.id)
  if (question) {
    const [one, other] = ENDS[question.kind]
    query.set(one, question.one)
    if (question.other) query.set(other, question.other)
  }
  if (reading) {
    query.set('read', reading.article)
    if (reading.part) query.set('at', `${reading.part.start}-${reading.part.end}`)
  }
  for (const entity of view.picked) query.append('pick', entity)
  if (view.dossier) query.set('dossier', '')
  if (view.sure > 0) query.set('sure', String(view.sure))
  const hidden = [...view.hiddenTypes, ...view.hiddenLinks]
  if (hidden.length > 0) query.set('hide', hidden.join(','))
  if (view.hiddenGroups.length > 0) query.set('groups', view.hiddenGroups.join('.'))
  if (time) query.set('time', writePeriod(time))
  if (compared) query.set('vs', writePeriod(compared))
  if (view.sizeBy !== FIRST_VIEW.sizeBy) query.set('size', view.sizeBy)
  if (view.colourBy !== FIRST_VIEW.colourBy) query.set('colour', view.colourBy)
  if (view.layout !== FIRST_VIEW.layout) query.set('layout', view.layout)
  if (camera) query.set('camera', [camera.x, camera.y, camera.ratio].map(briefly).join('~'))
  for (const { id, x, y } of view.pins) query.append('pin', `${briefly(x)}~${briefly(y)}~${id}`)
  if (view.whole) query.set('graph', 'whole')
  for (const id of view.expanded) query.append('grow', id)
  if (view.table) query.set('table', view.table)
  if (sorting) query.set('sort', sorting.column + (sorting.descending ? '-' : ''))
  if (view.words) query.set('words', view.words)
  const search = query.toString()
  return search ? `/?${search}`.replace(/dossier=(?=&|$)/, 'dossier') : '/'
}

/** The first entity is `compare` or `from`, the second `with` or `to`. */
const ENDS = { pair: ['compare', 'with'], path: ['from', 'to'] } as const

function questionIn(query: URLSearchParams): Question | null {
  for (const kind of ['pair', 'path'] as const) {
    const [one, other] = ENDS[kind].map(end => query.get(end))
    if (one) return { kind, one, other: other || null }
  }
  return null
}

/** `view` with a change: choosing something leaves the question about two entities. */
export function changedView(view: View, change: Partial<View>): View {
  const left = 'selection' in change ? { question: null } : {}
  return { ...view, ...left, ...change }
}

const oneOf = <Choice extends string>(choices: readonly [Choice, ...Choice[]], text: string | null): Choice =>
  choices.find(choice => choice === text) ?? choices[0]

function wholeNumber(text: string | null, most: number): number | undefined {
  if (!/^\d{1,5}$/.test(text ?? '')) return undefined
  return Math.min(Number(text), most)
}

/** Four decimals: a tenth of a pixel on a large screen. */
const briefly = (share: number): string => String(Math.round(share * 10_000) / 10_000)

const DATE = /^\d{4}-\d{2}-\d{2}$/

function periodOf(text: string | null): Period | null {
  const [from = '', to = ''] = text?.split('~') ?? []
  return DATE.test(from) && DATE.test(to) && from <= to ? { from, to } : null
}

const writePeriod = ({ from, to }: Period): string => `${from}~${to}`

const NUMBER = /^-?\d{1,4}(\.\d{1,6})?$/

function numbersOf(texts: readonly string[]): number[] {
  return texts.filter(text => NUMBER.test(text)).map(Number)
}

function cameraOf(text: string | null): Camera | null {
  const [x, y, ratio] = numbersOf(text?.split('~') ?? [])
  if (x === undefined || y === undefined || ratio === undefined || ratio <= 0) return null
  return { x, y, ratio }
}

/** An id may hold `~` itself: it stands last. */
function pinOf(text: string): Pin[] {
  const [across = '', up = '', ...rest] = text.split('~')
  const [x, y] = numbersOf([across, up])
  const id = rest.join('~')
  return x === undefined || y === undefined || id === '' ? [] : [{ id, x, y }]
}
