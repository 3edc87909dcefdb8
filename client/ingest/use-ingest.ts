// Sends files to the server and follows each until it is read, known already or refused.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { IngestAnswer } from '../../server/api/types.ts'
import { RequestError, sendFile, type TableColumns } from '../api.ts'
import { followIngest } from './follow-ingest.ts'

/** A file on its way: `sending` until the server has it, then what the server says. */
export type IngestedFile = {
  key: number
  name: string
  state: 'sending' | IngestAnswer['state']
  stage: 'sending' | IngestAnswer['stage']
  articles: number
  entities: number
  reason: string | null
  /** The reason for programs: `needs_ocr`. */
  code: string | null
  /** Of an archive: how many files it holds, how many are through, and what became of them. */
  fileCount: number
  filesDone: number
  files: IngestAnswer['files']
  /** What went wrong on the way to the server. */
  error: unknown
  /** Sends a table once more, its columns named; null for other files. */
  again: ((columns: TableColumns) => void) | null
}

/** Files on their way at once: a browser opens six connections to a server, and each file is followed on one. */
const LINES = 3
/** The graph is not drawn anew for each of a thousand files; milliseconds. */
const REFRESH_EVERY = 10_000

export function useIngest() {
  const queryClient = useQueryClient()
  const [files, setFiles] = useState<IngestedFile[]>([])

  const waiting = useRef<Waiting[]>([])
  const running = useRef(0)
  /** Something was added since the graph was asked for, and when that was. */
  const grown = useRef(false)
  const refreshed = useRef(0)

  const update = useCallback((key: number, change: Partial<IngestedFile>) => {
    setFiles(files => files.map(file => (file.key === key ? { ...file, ...change } : file)))
  }, [])

  const send = useCallback(
    async ({ key, file, columns }: Waiting) => {
      try {
        const accepted = await sendWhenThereIsRoom(file, columns)
        update(key, accepted)
        const last = await followIngest(accepted, answer => update(key, answer))
        if (last.state === 'done') grown.current = true
      } catch (error) {
        update(key, { state: 'failed', error })
      }
    },
    [update],
  )

  /** Sends what waits, one file after the other; the graph is asked for anew between them and when all are through. */
  const work = useCallback(async () => {
    running.current += 1
    for (let next = waiting.current.shift(); next !== undefined; next = waiting.current.shift()) {
      await send(next)
      const over = waiting.current.length === 0
      if (!grown.current || !(over || Date.now() - refreshed.current > REFRESH_EVERY)) continue
      grown.current = false
      refreshed.current = Date.now()
      await queryClient.invalidateQueries()
    }
    running.current -= 1
  }, [queryClient, send])

  const enqueue = useCallback(
    (added: readonly Waiting[]) => {
      waiting.current.push(...added)
      for (let line = running.current; line < LINES; line++) void work()
    },
    [work],
  )

  const add = useCallback(
    (chosen: readonly File[]) => {
      const added = chosen.map(file => ({ key: nextKey(), file, columns: {} }))
      const againWith = (key: number, file: File) => (columns: TableColumns) => {
        update(key, NOT_SENT)
        enqueue([{ key, file, columns }])
      }
      setFiles(files => [
        ...files.filter(({ state }) => state !== 'done' && state !== 'known'),
        ...added.map(({ key, file }) => ({
          key,
          name: file.name,
          ...NOT_SENT,
          again: TABLE.test(file.name) ? againWith(key, file) : null,
        })),
      ])
      enqueue(added)
    },
    [enqueue, update],
  )

  const dismiss = useCallback((key: number) => setFiles(files => files.filter(file => file.key !== key)), [])

  return { files, add, dismiss }
}

type Waiting = { key: number; file: File; columns: TableColumns }

/** Names of files that hold a row an article. */
const TABLE = /\.(?:csv|tsv|jsonl?|ndjson|xlsx)$/i

const NOT_SENT = {
  state: 'sending',
  stage: 'sending',
  articles: 0,
  entities: 0,
  reason: null,
  code: null,
  fileCount: 0,
  filesDone: 0,
  files: [],
  error: null,
} as const satisfies Partial<IngestedFile>

/** A server whose memory is full of waiting files says so: then the next try is a little later. */
async function sendWhenThereIsRoom(file: File, columns: TableColumns): Promise<IngestAnswer> {
  for (let tries = 0; ; tries++) {
    try {
      return await sendFile(file, columns)
    } catch (error) {
      if (!(error instanceof RequestError) || error.status !== 503 || tries >= MOST_TRIES) throw error
      await new Promise(resolve => setTimeout(resolve, RETRY_AFTER))
    }
  }
}

const MOST_TRIES = 100
/** Milliseconds. */
const RETRY_AFTER = 3000

let keys = 0
const nextKey = () => ++keys
