// Sends files to the server and follows each until it is read, known already or refused.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { IngestAnswer } from '../../server/api/types.ts'
import { sendFile } from '../api.ts'
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
  /** What went wrong on the way to the server. */
  error: unknown
}

export function useIngest() {
  const queryClient = useQueryClient()
  const [files, setFiles] = useState<IngestedFile[]>([])

  const update = useCallback((key: number, change: Partial<IngestedFile>) => {
    setFiles(files => files.map(file => (file.key === key ? { ...file, ...change } : file)))
  }, [])

  const send = useCallback(
    async (key: number, file: File) => {
      try {
        const accepted = await sendFile(file)
        update(key, accepted)
        const last = await followIngest(accepted, answer => update(key, answer))
        if (last.state === 'done') await queryClient.invalidateQueries()
      } catch (error) {
        update(key, { state: 'failed', error })
      }
    },
    [queryClient, update],
  )

  const add = useCallback(
    (chosen: readonly File[]) => {
      const added = chosen.map(file => ({ key: nextKey(), file }))
      setFiles(files => [
        ...files.filter(({ state }) => state !== 'done' && state !== 'known'),
        ...added.map(({ key, file }) => ({
          key,
          name: file.name,
          state: 'sending' as const,
          stage: 'sending' as const,
          articles: 0,
          entities: 0,
          reason: null,
          error: null,
        })),
      ])
      for (const { key, file } of added) void send(key, file)
    },
    [send],
  )

  const dismiss = useCallback((key: number) => setFiles(files => files.filter(file => file.key !== key)), [])

  return { files, add, dismiss }
}

let keys = 0
const nextKey = () => ++keys
