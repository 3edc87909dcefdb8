// Taking back and making again: each change is a step, a movement is one step, and a new change forgets what was taken back.
import { expect, test } from 'vitest'
import { NO_CHANGES, withChange, withRedo, withUndo } from '../../client/view-changes.ts'

/** The state after these addresses, each with the milliseconds at which it was reached. */
const after = (...steps: [search: string, at: number][]) =>
  steps.reduce((changes, [search, at]) => withChange(changes, search, at), NO_CHANGES)

test('undo goes back a step, redo comes forward again', () => {
  const changes = after(['?entity=a', 0], ['?entity=a&hide=place', 10])
  const undone = withUndo(changes)
  expect(undone.present).toBe('?entity=a')
  expect(withUndo(undone).present).toBe('')
  expect(withRedo(withRedo(withUndo(undone))).present).toBe('?entity=a&hide=place')
})

test('arriving at an address by undo is no new step', () => {
  const undone = withUndo(after(['?entity=a', 0]))
  expect(withChange(undone, '', 20)).toBe(undone)
})

test('a change after an undo forgets what was taken back', () => {
  const changed = withChange(withUndo(after(['?entity=a', 0])), '?entity=b', 20)
  expect(changed.future).toEqual([])
})

test.each([
  [
    'a camera on its way',
    [
      ['?camera=0.5~0.5~0.9', 0],
      ['?camera=0.5~0.5~0.8', 300],
      ['?camera=0.5~0.5~0.7', 900],
    ],
    1,
  ],
  [
    'a camera moved again later',
    [
      ['?camera=0.5~0.5~0.9', 0],
      ['?camera=0.5~0.5~0.8', 2000],
    ],
    2,
  ],
  [
    'a selection that the camera goes to',
    [
      ['?entity=a', 0],
      ['?entity=a&camera=0.5~0.5~0.9', 480],
    ],
    1,
  ],
  [
    'selections in quick succession',
    [
      ['?entity=a', 0],
      ['?entity=b', 100],
    ],
    2,
  ],
  [
    'a camera, then a filter',
    [
      ['?camera=0.5~0.5~0.9', 0],
      ['?camera=0.5~0.5~0.9&hide=place', 100],
    ],
    2,
  ],
] as [string, [string, number][], number][])('%s: %i steps', (_, steps, count) => {
  expect(after(...steps).past.length).toBe(count)
})
