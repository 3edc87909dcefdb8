// Reads and extracts pages in a process of its own, one at a time, each within a time limit.
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ColumnNames } from '../../pipeline/read/tables/columns.ts'
import type { Facts, Page } from '../../pipeline/types.ts'
import { FRUGAL_ENVIRONMENT, FRUGAL_FLAGS } from '../frugal-process.ts'
import type {
  ExtractionReply,
  ExtractionTask,
  FileOfArchive,
  PageFailure,
  PagesOfFile,
} from './extraction-messages.ts'
import { watchMemory } from './watch-memory.ts'

/** A page that could not be read or extracted, and why. */
export class PageFailed extends Error {
  readonly code: string
  readonly messages: PageFailure['messages']

  constructor({ code, messages }: PageFailure) {
    super(messages.en)
    this.name = 'PageFailed'
    this.code = code
    this.messages = messages
  }
}

/** Work that was broken off because the extractor was closed: no fault of the page. */
export class ExtractorClosed extends Error {
  override readonly name = 'ExtractorClosed'
}

export type ExtractorSettings = {
  /** Time for one step of one page: reading, or extracting. */
  timeLimitMs?: number
  /** Of the process's heap; and of all that it holds, dictionaries, buffers and native code included. */
  memoryLimitMb?: number
  residentLimitMb?: number
  /** Without work for so long the process ends, and starts again for the next page: its dictionaries take half a gigabyte. */
  idleLimitMs?: number
  /** The module that the process runs. */
  script?: URL
}

export type Extractor = {
  /** Starts the process and resolves once dictionaries and rules are loaded. Throws where they are wrong. */
  start(): Promise<void>
  /** Throws `PageFailed`. */
  read(bytes: Uint8Array, source: string, columns?: ColumnNames): Promise<PagesOfFile>
  /** The files of an archive, each unpacked or refused. Throws `PageFailed` where the whole archive is. */
  unpack(bytes: Uint8Array, source: string): Promise<readonly FileOfArchive[]>
  /** Throws `PageFailed`. */
  extract(page: Page): Promise<Facts>
  /** Breaks off what it works on, with `ExtractorClosed`. */
  close(): void
}

const MEMORY_LIMIT: PageFailure = {
  code: 'memory_limit',
  messages: {
    zh: '处理这一版占用的内存超过了上限，已停止。',
    en: 'This page took more memory than it may and was stopped.',
  },
}

const timeLimit = (ms: number): PageFailure => ({
  code: 'time_limit',
  messages: {
    zh: `处理这一版超过了 ${ms / 1000} 秒，已停止。`,
    en: `This page took longer than ${ms / 1000} seconds and was stopped.`,
  },
})

export function createExtractor({
  timeLimitMs = 60_000,
  memoryLimitMb = 1024,
  residentLimitMb = memoryLimitMb + 1024,
  idleLimitMs = 30_000,
  script = new URL('./extraction-process.ts', import.meta.url),
}: ExtractorSettings = {}): Extractor {
  let running: { child: ChildProcess; ready: Promise<void> } | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let number = 0
  let closed = false
  let idle: ReturnType<typeof setTimeout> | undefined

  /** Nothing hangs on the process while it has no work. */
  function endWhenIdle(): void {
    clearTimeout(idle)
    idle = setTimeout(() => {
      running?.child.kill('SIGKILL')
      running = undefined
    }, idleLimitMs).unref()
  }

  function started(): { child: ChildProcess; ready: Promise<void> } {
    if (running !== undefined) return running
    const child = fork(fileURLToPath(script), {
      // Bytes of a page cross as bytes, not as JSON.
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${memoryLimitMb}`, ...FRUGAL_FLAGS],
      env: { ...FRUGAL_ENVIRONMENT, ...process.env },
      stdio: ['ignore', 2, 2, 'ipc'],
    })
    child.once('exit', () => {
      if (running?.child === child) running = undefined
    })
    const ready = new Promise<void>((resolve, reject) => {
      child.once('message', (first: ExtractionReply) => {
        if (first.kind === 'cannot_start') reject(new Error(first.reason))
        else resolve()
      })
      child.once('exit', (code, signal) =>
        reject(
          new Error(`The extraction process ended at its start (${signal ?? code}); it says above why.`),
        ),
      )
    })
    // Whoever waits for it hears of the failure; that nobody waits yet is no failure of its own.
    ready.catch(() => undefined)
    running = { child, ready }
    return running
  }

  async function run(task: ExtractionTask): Promise<ExtractionReply> {
    if (closed) throw new ExtractorClosed()
    clearTimeout(idle)
    const { child, ready } = started()
    await ready
    number += 1
    const request = { number, task }
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer)
        endWhenIdle()
        unwatch()
        child.off('message', onMessage)
        child.off('exit', onExit)
        act()
      }
      const fail = (failure: PageFailure) => settle(() => reject(new PageFailed(failure)))
      const end = (failure: PageFailure) => {
        fail(failure)
        // It takes a moment to die: the next page must not be given to it.
        if (running?.child === child) running = undefined
        child.kill('SIGKILL')
      }
      const timer = setTimeout(() => end(timeLimit(timeLimitMs)), timeLimitMs)
      const unwatch = watchMemory(child.pid ?? 0, residentLimitMb * 1024 * 1024, () => end(MEMORY_LIMIT))
      const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
        if (closed) {
          settle(() => reject(new ExtractorClosed()))
          return
        }
        // V8 ends so where its heap is full.
        if (signal === 'SIGABRT') {
          fail(MEMORY_LIMIT)
          return
        }
        fail({
          code: 'extraction_crashed',
          messages: {
            zh: `处理这一版时程序意外中止（${signal ?? code}）。`,
            en: `The program broke off while it worked on this page (${signal ?? code}).`,
          },
        })
      }
      const onMessage = (reply: ExtractionReply) => {
        if (!('number' in reply) || reply.number !== request.number) return
        if (reply.kind === 'failed') fail(reply.failure)
        else settle(() => resolve(reply))
      }
      child.on('message', onMessage)
      child.once('exit', onExit)
      child.send(request, error => {
        if (error) settle(() => reject(error))
      })
    })
  }

  /** One page after the other: a process has one thread, and the time limit counts from the page's own start. */
  function inTurn(task: ExtractionTask): Promise<ExtractionReply> {
    const turn = queue.then(() => run(task))
    queue = turn.catch(() => undefined)
    return turn
  }

  return {
    async start() {
      await started().ready
      endWhenIdle()
    },
    async read(bytes, source, columns) {
      const reply = await inTurn({
        kind: 'read',
        bytes,
        source,
        ...(columns === undefined ? {} : { columns }),
      })
      if (reply.kind !== 'pages') throw new Error(`asked for pages, got ${reply.kind}`)
      return reply.file
    },
    async unpack(bytes, source) {
      const reply = await inTurn({ kind: 'unpack', bytes, source })
      if (reply.kind !== 'files') throw new Error(`asked for files, got ${reply.kind}`)
      return reply.files
    },
    async extract(page) {
      const reply = await inTurn({ kind: 'extract', page })
      if (reply.kind !== 'facts') throw new Error(`asked for facts, got ${reply.kind}`)
      return reply.facts
    },
    close() {
      closed = true
      clearTimeout(idle)
      running?.child.kill('SIGKILL')
      running = undefined
    },
  }
}
