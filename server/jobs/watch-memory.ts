// Tells when a process takes more memory than it may, also outside the heap of V8: buffers, inflated streams, native code.
import { readFileSync } from 'node:fs'

/** Bytes that the process holds in memory; undefined where it has ended or the system does not tell (it is no Linux). */
export function residentBytes(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

/** A gigabyte takes a second or so to be filled: looked at so often, little more than the limit is. */
const LOOK_EVERY_MS = 100

/** Calls `onExceeded` once when `pid` holds more than `limitBytes`; the function that it returns ends the watch. */
export function watchMemory(pid: number, limitBytes: number, onExceeded: () => void): () => void {
  const looking = setInterval(() => {
    if ((residentBytes(pid) ?? 0) <= limitBytes) return
    clearInterval(looking)
    onExceeded()
  }, LOOK_EVERY_MS)
  looking.unref()
  return () => clearInterval(looking)
}
