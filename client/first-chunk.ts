// One file for all that the first picture needs: seven, each waiting for its turn, cost it some sixty milliseconds.

type Modules = { getModuleInfo: (id: string) => { isEntry: boolean; importers: readonly string[] } | null }

/** Names the chunk of a module for the bundler: `first` for whatever the entry imports, directly or by others. */
export function firstChunk(id: string, modules: Modules): string | null {
  return isOfEntry(id, modules, new Set()) ? 'first' : null
}

function isOfEntry(id: string, modules: Modules, seen: Set<string>): boolean {
  if (seen.has(id)) return false
  seen.add(id)
  const module = modules.getModuleInfo(id)
  if (module === null) return false
  return module.isEntry || module.importers.some(importer => isOfEntry(importer, modules, seen))
}
