// Bounds the memory that files hold while they are received: many at once must not fill it together.
import { HttpError } from '../http-error.ts'

/** Notes that so many bytes more are held; throws `uploads_busy` where there is no room for them. */
export type TakeRoom = (bytes: number) => void

export type UploadRoom = {
  /** What `work` takes is given back when it has ended. */
  hold<Result>(work: (take: TakeRoom) => Promise<Result>): Promise<Result>
}

export function createUploadRoom(mostBytes: number): UploadRoom {
  let held = 0
  return {
    async hold(work) {
      let own = 0
      try {
        return await work(bytes => {
          if (held + bytes > mostBytes) throw new HttpError('uploads_busy')
          held += bytes
          own += bytes
        })
      } finally {
        held -= own
      }
    },
  }
}
