// Follows one file on the server by its event stream, and by asking again where streams do not pass.
import type { IngestAnswer } from '../../server/api/types.ts'
import { fetchIngest, ingestEvents } from '../api.ts'
import { hasFailed, isOver } from './ingest-state.ts'

/** Between two questions where there is no stream, milliseconds. */
const ASK_EVERY = 700

/** Calls `onAnswer` at every change and resolves with the last; rejects where the server no longer answers. */
export async function followIngest(
  accepted: IngestAnswer,
  onAnswer: (answer: IngestAnswer) => void,
): Promise<IngestAnswer> {
  if (isOver(accepted)) return accepted
  const streamed = await followStream(accepted.id, onAnswer)
  // A stream speaks the browser's language, an answer the one chosen here: the reason of a failure is asked for again.
  if (streamed && !hasFailed(streamed)) return streamed
  return followByAsking(accepted.id, onAnswer)
}

/** The last answer, or undefined where the stream broke off before it. */
function followStream(
  id: string,
  onAnswer: (answer: IngestAnswer) => void,
): Promise<IngestAnswer | undefined> {
  return new Promise(resolve => {
    const stream = new EventSource(ingestEvents(id))
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      const answer = JSON.parse(data) as IngestAnswer
      if (!hasFailed(answer)) onAnswer(answer)
      if (!isOver(answer)) return
      stream.close()
      resolve(answer)
    }
    stream.onerror = () => {
      stream.close()
      resolve(undefined)
    }
  })
}

async function followByAsking(id: string, onAnswer: (answer: IngestAnswer) => void): Promise<IngestAnswer> {
  for (;;) {
    const answer = await fetchIngest(id)
    onAnswer(answer)
    if (isOver(answer)) return answer
    await new Promise(resolve => setTimeout(resolve, ASK_EVERY))
  }
}
