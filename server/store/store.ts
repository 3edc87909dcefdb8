// Pages and their facts, kept: everything the server and the command ask of the database.
import type { Kysely } from 'kysely'
import { accessTokens } from './access-tokens.ts'
import { aloneInPostgres } from './alone-in-postgres.ts'
import { articles } from './articles.ts'
import { buildHolds } from './build-holds.ts'
import { contributeAll, contributeMissing } from './contributions.ts'
import { countGraph } from './count-graph.ts'
import { failures } from './failures.ts'
import { files } from './files.ts'
import { graphBuilds } from './graph-builds.ts'
import { graphEvidence } from './graph-evidence.ts'
import { graphRows } from './graph-rows.ts'
import { inTransaction } from './in-transaction.ts'
import { ingests } from './ingests.ts'
import { limitCalls } from './limit-calls.ts'
import { noteLists } from './note-lists.ts'
import { notes } from './notes.ts'
import { type OpenDatabase, openDatabase, REQUEST_LIMIT_MS, type StoreSettings } from './open-database.ts'
import { pages } from './pages.ts'
import { relationLists } from './relation-list.ts'
import { StorageFull } from './storage-error.ts'
import type { Tables } from './tables.ts'

export type Store = ReturnType<typeof createStore>

/** What can be asked of the store, also of one in the midst of a transaction. */
export type StoreCalls = ReturnType<typeof callsOn> & {
  /** For the queue, whose jobs are completed in the transaction that saves their facts. */
  connection: Kysely<Tables>
}

/**
 * Opens the store and brings its tables up to date. Throws `FolderInUse` where another process holds the folder.
 * `requestLimitMs`: how long a call of `forRequests` may take.
 */
export async function openStore(
  settings: StoreSettings,
  { requestLimitMs = REQUEST_LIMIT_MS }: { requestLimitMs?: number } = {},
): Promise<Store> {
  return createStore(await openDatabase(settings, undefined, { requestLimitMs }), requestLimitMs)
}

/** Two pieces of the log. What is saved is written to it, too, and so counts twice. */
const RESERVED_BYTES = 32 * 1024 * 1024

export function createStore(
  { db, forRequests, lock, room, queue, listen, close }: OpenDatabase,
  requestLimitMs = REQUEST_LIMIT_MS,
) {
  return {
    ...callsOn(db),
    connection: db,
    /** The calls as requests make them: one that takes too long is given up with the code 57014. */
    forRequests: {
      ...(forRequests === undefined ? limitCalls(callsOn(db), requestLimitMs) : callsOn(forRequests)),
      connection: forRequests ?? db,
    } satisfies StoreCalls,
    /** What `work` does with the store that it is given is done all or not at all. */
    atOnce: <Result>(work: (store: StoreCalls) => Promise<Result>): Promise<Result> =>
      inTransaction(db, transaction => work({ ...callsOn(transaction), connection: transaction })),
    /** Tells a process that finds the folder taken where this server answers. */
    announce: (address: string): void => lock?.announce(address),
    /** Throws `StorageFull` where `bytes` more would leave too little room for the database's own log, without which it breaks down. */
    assertRoom: async (bytes: number): Promise<void> => {
      const free = await room()
      if (free !== undefined && free < 2 * bytes + RESERVED_BYTES) throw new StorageFull()
    },
    /**
     * Does `work`, which makes a build, where no other process is at it; false where one is. The store it is given may be asked
     * nothing by two at once.
     */
    alone: async (work: (store: StoreCalls) => Promise<unknown>): Promise<boolean> => {
      if (listen !== undefined)
        return aloneInPostgres(db, alone => work({ ...callsOn(alone), connection: alone }))
      // An embedded store has one process, and that one makes a build after the other.
      await work({ ...callsOn(db), connection: db })
      return true
    },
    /** How the queue reaches the same database. */
    queue,
    listen,
    close,
  }
}

function callsOn(db: Kysely<Tables>) {
  return {
    ...pages(db),
    ...articles(db),
    ...notes(db),
    ...noteLists(db),
    ...relationLists(db),
    ...failures(db),
    ...files(db),
    ...accessTokens(db),
    ...ingests(db),
    contributeMissing: () => contributeMissing(db),
    contributeAll: () => contributeAll(db),
    ...graphBuilds(db),
    ...buildHolds(db),
    ...countGraph(db),
    ...graphRows(db),
    ...graphEvidence(db),
  }
}
