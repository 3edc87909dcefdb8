// What is wrong with a lock file: packages without a checksum, from elsewhere than a registry, or whose scripts nobody allowed.

type LockedPackage = {
  version?: string
  integrity?: string
  resolved?: string
  link?: boolean
  hasInstallScript?: boolean
}
export type Lock = { lockfileVersion: number; packages: Readonly<Record<string, LockedPackage>> }
export type Manifest = {
  dependencies: Readonly<Record<string, string>>
  devDependencies: Readonly<Record<string, string>>
  /** Packages whose install scripts may run; npm 11 asks for it, older ones are told to run no others. */
  allowScripts: Readonly<Record<string, boolean>>
}

/** SHA-512, the only sum that registries still give: 64 bytes in base64. */
const SHA512 = /^sha512-[A-Za-z0-9+/]{86}==$/

/** A line for each fault, in the order of the file; none where `npm ci` installs what was meant. */
export function faultsOfLock(lock: Lock, manifest: Manifest): string[] {
  const faults: string[] = []
  if (lock.lockfileVersion !== 3) faults.push(`lockfileVersion is ${lock.lockfileVersion}, not 3`)
  const allowed = new Set(Object.keys(manifest.allowScripts).filter(name => manifest.allowScripts[name]))
  for (const [place, entry] of Object.entries(lock.packages)) {
    if (place === '') continue
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
    if (entry.link) faults.push(`${place} is a link to a folder`)
    if (!SHA512.test(entry.integrity ?? '')) faults.push(`${place} has no SHA-512`)
    // Our lock names no place: npm takes each package from the registry that is set, by its sum.
    if (entry.resolved !== undefined) faults.push(`${place} comes from ${entry.resolved}`)
    if (entry.hasInstallScript && !allowed.has(name))
      faults.push(`${place} runs a script when it is installed; allowScripts does not name it`)
  }
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    const locked = lock.packages[`node_modules/${name}`]?.version
    if (!/^\d+\.\d+\.\d+/.test(version))
      faults.push(`package.json wants ${name} ${version}: no exact version`)
    else if (locked !== version) faults.push(`package.json wants ${name} ${version}, the lock has ${locked}`)
  }
  for (const name of allowed) {
    if (!lock.packages[`node_modules/${name}`]?.hasInstallScript)
      faults.push(`allowScripts names ${name}, which has no script`)
  }
  return faults
}
