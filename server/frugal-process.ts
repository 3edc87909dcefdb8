// Has a process that runs for days give back what it no longer uses: V8 and the C library keep it unless they are told at the start.

/**
 * What soon goes, at most three times so much: left to itself V8 lets it take 110 MB, and keeps them. In an hour of reading and
 * answering this and the settings below were the difference between memory that rises and memory that stays (test/soak).
 */
export const FRUGAL_FLAGS: readonly string[] = ['--max-semi-space-size=16']

/**
 * For glibc; others don't know them. One pool of memory for each of twelve threads fills up on its own, and what a compiler or a
 * sort once took stays with it: two pools. Pieces from 256 KB on go back to the system as soon as they are let go of.
 */
export const FRUGAL_ENVIRONMENT: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '262144',
  MALLOC_TRIM_THRESHOLD_: '262144',
}

/** Starts this program again in its place, under the same process number, unless it was started frugal. To be called before all else. */
export function becomeFrugal(): void {
  const isFrugal = process.execArgv.some(given => given.startsWith('--max-semi-space-size'))
  // Windows has no way to; a parent that talks with this process would lose it.
  if (isFrugal || process.execve === undefined || process.platform === 'win32' || process.send !== undefined)
    return
  const given = [...FRUGAL_FLAGS, ...process.execArgv, ...process.argv.slice(1)]
  process.execve(process.execPath, [process.execPath, ...given], {
    ...FRUGAL_ENVIRONMENT,
    ...process.env,
  })
}
