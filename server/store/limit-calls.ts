// Lets nobody wait for ever for a database that can't be told to stop: the embedded one computes to the end of what it was asked.

/** As PostgreSQL says it of a statement that it has stopped. */
export class TookTooLong extends Error {
  readonly code = '57014'

  constructor(name: string, limitMs: number) {
    super(`${name} took longer than ${limitMs} ms`)
    this.name = 'TookTooLong'
  }
}

/** `calls`, of which those that return a promise throw `TookTooLong` after `limitMs`; what was asked for goes on unheard. */
export function limitCalls<Calls extends object>(calls: Calls, limitMs: number): Calls {
  const limited = Object.entries(calls).map(([name, call]: [string, unknown]) => [
    name,
    typeof call === 'function' ? limitedCall(name, call as (...given: unknown[]) => unknown, limitMs) : call,
  ])
  return Object.fromEntries(limited) as Calls
}

function limitedCall(name: string, call: (...given: unknown[]) => unknown, limitMs: number) {
  return (...given: unknown[]): unknown => {
    const answer = call(...given)
    if (!(answer instanceof Promise)) return answer
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new TookTooLong(name, limitMs)), limitMs)
      answer.then(resolve, reject).finally(() => clearTimeout(timer))
    })
  }
}
