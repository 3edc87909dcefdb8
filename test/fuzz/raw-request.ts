// Sends a request byte by byte as it is given, also one that no client would send, and reads what comes back.
import { connect } from 'node:net'

export type RawRequest = {
  method: string
  /** Path and query as they go over the wire. */
  target: string
  /** Names and values as latin1: any byte can be written. */
  headers: readonly (readonly [string, string])[]
  body: Uint8Array
  /** The connection is dropped when this much of the body has gone out. */
  cutAfter?: number
}

export type RawAnswer =
  | { status: number; head: string; body: string }
  /** The server closed the connection without a word. */
  | { status: 'closed' }
  | { status: 'cut' }
  /** Nothing came for so long. */
  | { status: 'silent' }

/** Resolves when the whole answer is there; an event stream is answered when its head is. Throws where nobody listens. */
export function sendRaw(port: number, request: RawRequest, patienceMs: number): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const chunks: Buffer[] = []
    const settle = (answer: RawAnswer) => {
      clearTimeout(timer)
      // A reset leaves no port waiting: a hundred thousand connections would use them all up.
      socket.removeAllListeners().on('error', () => undefined)
      socket.resetAndDestroy()
      resolve(answer)
    }
    const timer = setTimeout(() => settle({ status: 'silent' }), patienceMs)
    socket.once('connect', () => {
      const { cutAfter } = request
      const sent = Buffer.concat([headOf(request), request.body.subarray(0, cutAfter)])
      socket.write(sent, () => cutAfter !== undefined && settle({ status: 'cut' }))
    })
    socket.on('data', chunk => {
      chunks.push(chunk)
      const answer = answerIn(Buffer.concat(chunks), request.method)
      if (answer !== undefined) settle(answer)
    })
    const onEnd = () => settle(answerIn(Buffer.concat(chunks), 'HEAD') ?? { status: 'closed' })
    socket.once('close', onEnd)
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') {
        clearTimeout(timer)
        reject(error)
      } else onEnd()
    })
  })
}

function headOf({ method, target, headers }: RawRequest): Buffer {
  const lines = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
}

/** The answer, once `bytes` hold it whole. */
function answerIn(bytes: Buffer, method: string): RawAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1])
  const rest = bytes.subarray(end + 4)
  if (status === 100) return answerIn(rest, method)
  const bodyless = method === 'HEAD' || status === 204 || status === 304
  if (bodyless || /^content-type: text\/event-stream/im.test(head)) return { status, head, body: '' }
  const length = /^content-length: (\d+)$/im.exec(head)?.[1]
  const whole =
    length === undefined
      ? `\r\n${rest.toString('latin1')}`.endsWith('\r\n0\r\n\r\n')
      : rest.length >= Number(length)
  return whole ? { status, head, body: rest.toString('utf8') } : undefined
}
