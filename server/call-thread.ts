// Questions to a worker thread and its answers: the asking side, and the thread's own.
import { parentPort, Worker } from 'node:worker_threads'

type Question<Task> = { number: number; task: Task }
type Reply<Answer> =
  | { number: number; answer: Answer }
  /** `details`: what an error carries besides message and stack (the code of a database), which copying drops. */
  | { number: number; error: Error; details: object }

export type CalledThread<Task, Answer> = {
  /** Throws what the thread threw, and where it has ended. */
  ask(task: Task): Promise<Answer>
  /** Ends the thread at once; what it has not answered yet fails. */
  end(): Promise<void>
}

/** For what soon goes: left to itself a thread takes 130 MB for it, and keeps them. */
const YOUNG_MEGABYTES = 32

export function callThread<Task, Answer>(
  script: URL,
  { name, data }: { name: string; data?: unknown },
): CalledThread<Task, Answer> {
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
  const thread = new Worker(script, { name, workerData: data, resourceLimits })
  const waiting = new Map<number, PromiseWithResolvers<Answer>>()
  let number = 0
  let ended: Error | undefined

  function failAll(error: Error): void {
    ended ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  thread.on('message', (reply: Reply<Answer>) => {
    const caller = waiting.get(reply.number)
    waiting.delete(reply.number)
    if ('error' in reply) caller?.reject(Object.assign(reply.error, reply.details))
    else caller?.resolve(reply.answer)
  })
  thread.on('error', failAll)
  thread.on('exit', () => failAll(new Error(`the ${name} thread has ended`)))

  return {
    async ask(task) {
      if (ended !== undefined) throw ended
      number += 1
      const caller = Promise.withResolvers<Answer>()
      waiting.set(number, caller)
      thread.postMessage({ number, task } satisfies Question<Task>)
      return caller.promise
    },
    async end() {
      await thread.terminate()
    },
  }
}

/** To be called in the thread: answers each question with what `answer` returns or throws, in any order. */
export function answerCalls<Task, Answer>(answer: (task: Task) => Answer | Promise<Answer>): void {
  const port = parentPort
  if (port === null) throw new Error('a thread answers calls: run it as a worker thread')
  port.on('message', async ({ number, task }: Question<Task>) => {
    try {
      port.postMessage({ number, answer: await answer(task) } satisfies Reply<Answer>)
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown))
      // Only plain values can be copied to the other side.
      const details = Object.fromEntries(
        Object.entries(error).filter(([, value]) => ['string', 'number'].includes(typeof value)),
      )
      port.postMessage({ number, error, details } satisfies Reply<Answer>)
    }
  })
}
