// The changes of the view so far, to be taken back and made again; each view is its address's query string.
import { parseView, type View } from './view.ts'

export type ViewChanges = {
  readonly past: readonly string[]
  readonly present: string
  readonly future: readonly string[]
  /** What the last change was a change of, and when it was made, milliseconds. */
  readonly last: { readonly of: string; readonly at: number } | null
}

export const NO_CHANGES: ViewChanges = { past: [], present: '', future: [], last: null }

/** So many steps can be taken back. */
const MOST_STEPS = 100

/** Changes of one thing that follow one another faster than this are one step: a camera on its way, a brush being drawn. */
const ONE_MOVE = 900

/** `search` as the present; nothing new where it is the present already, as it is after an undo. */
export function withChange(changes: ViewChanges, search: string, at: number): ViewChanges {
  const { past, present, last } = changes
  if (search === present) return changes
  const of = whatChanged(parseView(present), parseView(search))
  // The camera may have set out because of the change before: to show what was chosen.
  const follows = last !== null && (of === 'camera' || (of === last.of && CONTINUOUS.has(of)))
  const continues = follows && at - last.at < ONE_MOVE
  return {
    past: continues ? past : [...past, present].slice(-MOST_STEPS),
    present: search,
    future: [],
    last: { of, at },
  }
}

export function withUndo({ past, present, future }: ViewChanges): ViewChanges {
  const before = past.at(-1)
  if (before === undefined) throw new Error('There is no change to take back.')
  return { past: past.slice(0, -1), present: before, future: [present, ...future], last: null }
}

export function withRedo({ past, present, future }: ViewChanges): ViewChanges {
  const [next, ...rest] = future
  if (next === undefined) throw new Error('There is no change to make again.')
  return { past: [...past, present], present: next, future: rest, last: null }
}

/** What is changed in many small steps. */
const CONTINUOUS: ReadonlySet<string> = new Set(['camera', 'time', 'words', 'sure'])

/** The names of all that differs: `camera`, or `hiddenTypes,selection`. */
function whatChanged(before: View, after: View): string {
  const names = Object.keys(after) as (keyof View)[]
  return names
    .filter(name => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .sort()
    .join(',')
}
