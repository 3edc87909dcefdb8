// What is being looked at, and its form in the address, so that reload, Back and a copied link show the same.
import type { EntityType } from '../server/api/types.ts'
import { ENTITY_TYPES } from './schema.ts'

export type Selection = { kind: 'entity' | 'edge'; id: string }

/** Kinds of edges that the legend can hide. */
export const LINK_KINDS = ['stated', 'co_occurs'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

export type View = {
  selection: Selection | null
  /** The article being read, and the part of its text to show first. */
  reading: { article: string; part: { start: number; end: number } | null } | null
  hiddenTypes: readonly EntityType[]
  hiddenLinks: readonly LinkKind[]
}

/** Reads the query string of an address; what it does not understand it leaves out. */
export function parseView(search: string): View {
  const query = new URLSearchParams(search)
  const [entity, edge, article] = [query.get('entity'), query.get('edge'), query.get('read')]
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(query.get('at') ?? '') ?? []
  const hidden = new Set(query.get('hide')?.split(','))
  return {
    selection: entity ? { kind: 'entity', id: entity } : edge ? { kind: 'edge', id: edge } : null,
    reading: article
      ? { article, part: start && end ? { start: Number(start), end: Number(end) } : null }
      : null,
    hiddenTypes: ENTITY_TYPES.filter(type => hidden.has(type)),
    hiddenLinks: LINK_KINDS.filter(kind => hidden.has(kind)),
  }
}

/** The address of a view, from the root of the site: `/?entity=person%3A…&hide=place`. */
export function addressOf({ selection, reading, hiddenTypes, hiddenLinks }: View): string {
  const query = new URLSearchParams()
  if (selection) query.set(selection.kind, selection.id)
  if (reading) {
    query.set('read', reading.article)
    if (reading.part) query.set('at', `${reading.part.start}-${reading.part.end}`)
  }
  const hidden = [...hiddenTypes, ...hiddenLinks]
  if (hidden.length > 0) query.set('hide', hidden.join(','))
  const search = query.toString()
  return search ? `/?${search}` : '/'
}
