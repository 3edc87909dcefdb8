// Keeps the names of the served build ready for search: what changed from one build to the next is read anew, nothing else.
import type { IndexEntry, NamedEntity, NameIndex } from '../search/name-index.ts'
import { KEPT_BUILDS } from '../store/graph-builds.ts'
import type { StoreCalls } from '../store/store.ts'
import type { GraphDrawer } from './graph-drawer.ts'

const NAMES_AT_ONCE = 1000

export type KeptNames = {
  /** The index of build `number`, which must be one that the store keeps. */
  of(number: number): Promise<NameIndex>
}

export function keepNames(store: StoreCalls, drawer: Pick<GraphDrawer, 'index'>): KeptNames {
  let entries = new Map<string, IndexEntry>()
  let last = -1

  async function* changedSince(after: number, build: number): AsyncGenerator<NamedEntity[]> {
    let from = ''
    while (true) {
      const rows = await store.namedNodes(build, { after, from, limit: NAMES_AT_ONCE })
      const end = rows.at(-1)
      if (end === undefined) return
      yield rows
      from = end.id
    }
  }

  return {
    async of(number) {
      // Of a build that is no longer kept nobody knows what it had; one that was taken back is no base either.
      const isStep = last >= 0 && number > last && number - last <= KEPT_BUILDS
      const next = new Map(isStep ? entries : [])
      if (isStep) for (const id of await store.goneNodes(number, last)) next.delete(id)
      for await (const rows of changedSince(isStep ? last : -1, number)) {
        const fresh = rows.filter(row => !isSame(next.get(row.id), row))
        for (const entry of fresh.length === 0 ? [] : await drawer.index(fresh)) next.set(entry.id, entry)
        for (const { id, mentions } of rows) {
          const known = next.get(id)
          if (known && known.mentions !== mentions) next.set(id, { ...known, mentions })
        }
      }
      entries = next
      last = number
      return [...next.values()]
    },
  }
}

/** Whether all but how often it is named is as it was. */
function isSame(known: IndexEntry | undefined, { name, type, aliases }: NamedEntity): boolean {
  if (known === undefined || known.name !== name || known.type !== type) return false
  const texts = [...new Set([name, ...aliases])]
  return texts.length === known.surfaces.length && known.surfaces.every(({ text }, at) => text === texts[at])
}
