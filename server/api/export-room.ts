// Bounds how many exports are written at once: each holds the ids, places and links of the whole graph.
import { HttpError } from '../http-error.ts'

export type ExportRoom = {
  /** Does `work`; throws `exports_busy` where so many are being written already. */
  write<Result>(work: () => Promise<Result>): Promise<Result>
}

export function createExportRoom(most: number): ExportRoom {
  let running = 0
  return {
    async write(work) {
      if (running >= most) throw new HttpError('exports_busy')
      running += 1
      try {
        return await work()
      } finally {
        running -= 1
      }
    },
  }
}
