// The queue of files that wait, in the same database as their facts: a job is completed in the transaction that saves them.
import { type Db, fromKysely, PgBoss } from 'pg-boss'
import type { StoreCalls } from '../store/store.ts'

/** A job that this process took; nobody else has it until its heartbeat stops. `id` is that of the ingest. */
export type Job = { id: string }

export type JobQueue = {
  /** Adds a job unless it is there, inside the transaction of `store` where it has one. */
  send(store: StoreCalls, id: string): Promise<void>
  /** Takes the job that waits longest; undefined where none does. */
  take(): Promise<Job | undefined>
  /** Inside the transaction of `store`: the job is done if and only if what was saved in it is. */
  complete(store: StoreCalls, job: Job): Promise<void>
  /** The job could not be worked on: it comes back after a while, and after the last try is given up. */
  giveBack(job: Job, reason: string): Promise<void>
  /** The worker stops in good order: the job waits again, and this was no try. */
  release(job: Job): Promise<void>
  /** Says that the job is still being worked on. */
  beat(job: Job): Promise<void>
  /** Takes a job out that waits or is being worked on. */
  cancel(store: StoreCalls, id: string): Promise<void>
  /** Takes the next job that was given up after all its tries. */
  takeDead(): Promise<Job | undefined>
  completeDead(store: StoreCalls, job: Job): Promise<void>
  close(): Promise<void>
}

const WAITING = 'ingest'
const GIVEN_UP = 'ingest-given-up'

/** The first try and four more: a page that kills its worker each time must not come back for ever. */
export const RETRIES = 4
/** The first retry waits about so long, each later one twice as long as the one before. */
const RETRY_SECONDS = 2
const MOST_RETRY_SECONDS = 60
/** A worker that is not heard of for so long is taken for dead: its jobs go to others within a minute. */
const HEARTBEAT_SECONDS = 30
const MONITOR_SECONDS = 10
export const BEAT_MS = 10_000
/** A whole day for one archive; its heartbeat tells whether it is alive. */
const EXPIRE_SECONDS = 24 * 3600 - 1

/** `database`: how pg-boss reaches the store's database. */
export async function openJobQueue(
  database: QueueDatabase,
  onError: (error: unknown) => void,
  { retrySeconds = RETRY_SECONDS }: { retrySeconds?: number } = {},
): Promise<JobQueue> {
  const boss = new PgBoss({
    ...database,
    schema: 'queue',
    superviseIntervalSeconds: MONITOR_SECONDS,
    monitorIntervalSeconds: MONITOR_SECONDS,
    // The store is backed up and looked after as a whole.
    reindex: false,
    registerInstance: false,
  })
  boss.on('error', onError)
  await boss.start()
  await boss.createQueue(GIVEN_UP, { retryLimit: 0, expireInSeconds: EXPIRE_SECONDS })
  await boss.createQueue(WAITING, { deadLetter: GIVEN_UP })
  // A queue that was there keeps what it was made with: an older Baotu may have made it.
  await boss.updateQueue(WAITING, {
    retryLimit: RETRIES,
    retryDelay: retrySeconds,
    ...(retrySeconds > 0
      ? { retryBackoff: true, retryDelayMax: MOST_RETRY_SECONDS }
      : { retryBackoff: false }),
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: EXPIRE_SECONDS,
  })

  const take = async (queue: string) => {
    const [job] = await boss.fetch<{ ingest: string }>(queue)
    return job === undefined ? undefined : { id: job.id, ingest: job.data.ingest }
  }
  // The id of a given-up job is another than that of the job it was.
  const dead = new Map<string, string>()
  return {
    async send(store, id) {
      await boss.send(WAITING, { ingest: id }, { id, db: inStore(store) })
    },
    async take() {
      const job = await take(WAITING)
      return job && { id: job.id }
    },
    async complete(store, { id }) {
      await boss.complete(WAITING, id, null, { db: inStore(store) })
    },
    async giveBack({ id }, reason) {
      await boss.fail(WAITING, id, { reason })
    },
    async release({ id }) {
      await boss.cancel(WAITING, id)
      await boss.resume(WAITING, id)
    },
    async beat({ id }) {
      await boss.touch(WAITING, id)
    },
    async cancel(store, id) {
      await boss.cancel(WAITING, id, { db: inStore(store) })
    },
    async takeDead() {
      const job = await take(GIVEN_UP)
      if (job === undefined) return undefined
      dead.set(job.ingest, job.id)
      return { id: job.ingest }
    },
    async completeDead(store, { id }) {
      const job = dead.get(id)
      if (job === undefined) throw new Error(`no given-up job was taken for ${id}`)
      await boss.complete(GIVEN_UP, job, null, { db: inStore(store) })
      dead.delete(id)
    },
    close: () => boss.stop({ graceful: false, close: true }),
  }
}

export type QueueDatabase = { connectionString: string; max: number } | { db: Db; backend: 'pglite' }

/** The store's own connection, within its transaction where it has one: pg-boss takes no part in it otherwise. */
function inStore(store: StoreCalls): Db {
  return fromKysely(store.connection)
}
