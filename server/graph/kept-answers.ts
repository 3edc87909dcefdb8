// Answers that one build gave, ready to be sent: what many ask for is made once.
import { LRUCache } from 'lru-cache'

export type KeptAnswers = {
  /** The answer to `asked`, made where nobody asked for it lately; those who ask meanwhile wait for the same one. */
  get(asked: string, make: () => Promise<Buffer>): Promise<Buffer>
}

/** Those asked for longest ago go first once all together take more than `most` bytes. */
export function createKeptAnswers(most: number): KeptAnswers {
  const kept = new LRUCache<string, Buffer, () => Promise<Buffer>>({
    maxSize: most,
    sizeCalculation: (answer, asked) => answer.length + 2 * asked.length,
    fetchMethod: (_asked, _stale, { context: make }) => make(),
  })
  return {
    get: (asked, make) => kept.forceFetch(asked, { context: make }),
  }
}
