// Reads files in the extraction process, as server and command do, and watches what both processes take of the memory.
import { existsSync, readFileSync } from 'node:fs'
import { isArchive } from '../../pipeline/read/recognize-format.ts'
import { createExtractor, PageFailed } from '../../server/jobs/extractor.ts'
import type { ReadOutcome } from '../pipeline/read/check-mixed-file.ts'

export type ProcessReader = {
  read(bytes: Uint8Array, name: string): Promise<ReadOutcome>
  /** The most that each took so far, in MB; 0 where the system does not tell. */
  peaks(): { main: number; extraction: number }
  close(): void
}

export async function readInProcess(timeLimitMs: number): Promise<ProcessReader> {
  const extractor = createExtractor({ timeLimitMs })
  await extractor.start()
  let extraction = 0
  const watch = setInterval(() => {
    extraction = Math.max(extraction, ...childrenOf(process.pid).map(residentMb))
  }, 200)
  return {
    async read(bytes, name) {
      try {
        if (!isArchive(bytes)) return { pages: (await extractor.read(bytes, name)).pages }
        const pages = []
        for (const inner of await extractor.unpack(bytes, name)) {
          if ('failure' in inner) return { code: inner.failure.code }
          pages.push(...(await extractor.read(inner.bytes, inner.source)).pages)
        }
        return { pages }
      } catch (error) {
        if (!(error instanceof Error && 'code' in error)) throw error
        if (error instanceof PageFailed || 'messages' in error) return { code: String(error.code) }
        throw error
      }
    },
    peaks: () => ({ main: Math.round(process.resourceUsage().maxRSS / 1024), extraction }),
    close() {
      clearInterval(watch)
      extractor.close()
    },
  }
}

function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number) : []
}

function residentMb(pid: number): number {
  const file = `/proc/${pid}/status`
  if (!existsSync(file)) return 0
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024)
}
