// Reads the bytes of a request up to a limit; what is beyond it is never held.
import type { Request } from 'express'
import { HttpError } from '../http-error.ts'
import type { TakeRoom } from './upload-room.ts'

/**
 * Throws `too_large` as soon as the announced or received length passes `maxBytes`, and what `take` throws. Node then drops the rest
 * as it arrives: a browser shows no answer before it has sent everything, so closing the connection would hide the reason from the user.
 */
export async function readBody(
  request: Request,
  { maxBytes, take = () => undefined }: { maxBytes: number; take?: TakeRoom },
): Promise<Buffer> {
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') throw new HttpError('unsupported_encoding')
  const tooLarge = () => new HttpError('too_large', { limit: sizeOf(maxBytes) })
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const settle = (act: () => void) => {
      request.off('data', onData).off('end', onEnd).off('close', onClose)
      act()
    }
    const onData = (chunk: Buffer) => {
      try {
        length += chunk.length
        if (length > maxBytes) throw tooLarge()
        take(chunk.length)
        chunks.push(chunk)
      } catch (error) {
        settle(() => reject(error))
        request.resume()
      }
    }
    const onEnd = () => settle(() => resolve(Buffer.concat(chunks)))
    const onClose = () =>
      settle(() => reject(new HttpError('bad_request', { detail: 'the connection closed before its end' })))
    request.on('data', onData).once('end', onEnd).once('close', onClose)
  })
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${Math.round(bytes / 1024 / 1024)} MB`
}
