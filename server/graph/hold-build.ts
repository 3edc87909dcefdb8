// Keeps a build from being dropped while something long is made of it.
import { randomUUID } from 'node:crypto'
import type { StoreCalls } from '../store/store.ts'

/** A holder that was killed is forgotten after so long; one that lives says so well before. */
const HELD_SECONDS = 300
const SAY_AGAIN_MS = 60_000

/** The build was dropped before or while it was read: what was made of it is not whole. */
export class BuildGone extends Error {
  constructor(number: number) {
    super(`build ${number} was dropped while it was exported`)
    this.name = 'BuildGone'
  }
}

/** Throws `BuildGone` where the build was dropped before. `onError`: a hold that could not be renewed for now. */
export async function holdBuild<Result>(
  store: Pick<StoreCalls, 'holdBuild' | 'releaseBuild'>,
  build: number,
  work: () => Promise<Result>,
  { onError }: { onError: (error: unknown) => void },
): Promise<Result> {
  const hold = { holder: randomUUID(), seconds: HELD_SECONDS }
  if (!(await store.holdBuild(build, hold))) throw new BuildGone(build)
  const holding = setInterval(() => {
    store.holdBuild(build, hold).catch(onError)
  }, SAY_AGAIN_MS)
  try {
    return await work()
  } finally {
    clearInterval(holding)
    await store.releaseBuild(hold.holder)
  }
}
