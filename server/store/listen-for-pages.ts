// Hears of pages that any process saves in PostgreSQL, and of builds of the graph, also after the connection was lost for a while.
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { BUILD_CHANNEL } from './graph-builds.ts'

/** What `savePage` notifies of; the payload is the page's id. */
export const PAGE_CHANNEL = 'baotu_page'

export type PageListener = {
  /** A page was saved. */
  onPage: (page: string) => void
  /** Another build is the current one. */
  onBuild: () => void
  /** The connection is there again: pages may have been saved that nobody told of. */
  onGap: () => void
  onError: (error: Error) => void
}

const RECONNECT_MS = 2000

/** Resolves once it listens; the function that it returns ends it. */
export async function listenForPages(
  url: string,
  { onPage, onBuild, onGap, onError }: PageListener,
): Promise<() => Promise<void>> {
  let ended = false
  let client = await connect()

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true })
    let listening = false
    fresh.on('notification', ({ channel, payload }) => {
      if (channel === BUILD_CHANNEL) onBuild()
      else if (payload !== undefined) onPage(payload)
    })
    fresh.on('error', error => !ended && onError(error))
    fresh.once('end', () => {
      // An attempt that fails ends, too: whoever made it tries again, and two that try would become four.
      if (listening && !ended) reconnect()
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${PAGE_CHANNEL}; listen ${BUILD_CHANNEL}`)
    } catch (error) {
      await fresh.end()
      throw error
    }
    listening = true
    return fresh
  }

  async function reconnect(): Promise<void> {
    while (!ended) {
      try {
        client = await connect()
        if (ended) await client.end()
        else onGap()
        return
      } catch (error) {
        if (ended) return
        onError(error instanceof Error ? error : new Error(String(error)))
        await wait(RECONNECT_MS)
      }
    }
  }

  return async () => {
    ended = true
    await client.end()
  }
}
