// Joins a story that jumps to another page of the same file with its other part: 下转第3版 here, 上接第1版 there.
import { bestAssignment } from './best-assignment.ts'
import { type Story, storyText } from './story.ts'
import { kinship, tellingWords } from './text-kinship.ts'

// Pairing costs the square of this: a file of a year's issues has no jumps across its weeks.
const MOST_JUMPS = 120
// One jump and one continuation in a file belong together whatever they say; of several, those that tell of the same.
const ANY = 0.001

/** The stories in their order, each with what goes on with it; continuations whose beginning is not in the file stay apart. */
export function joinContinued(stories: readonly Story[]): Story[] {
  const jumping = stories.filter(story => story.jumps).slice(0, MOST_JUMPS)
  const going = stories.filter(story => story.continuedFrom !== null && !story.jumps).slice(0, MOST_JUMPS)
  if (jumping.length === 0 || going.length === 0) return [...stories]
  const words = (story: Story) => tellingWords(storyText(story).text)
  const wordsOfGoing = going.map(words)
  const pairs = bestAssignment(
    jumping.map(words).map(own => wordsOfGoing.map(other => kinship(own, other) + ANY)),
  )
  const restOf = new Map(
    pairs.flatMap((column, row) =>
      column < 0 ? [] : [[jumping[row] as Story, going[column] as Story] as const],
    ),
  )
  const joined = new Set(restOf.values())
  return stories
    .filter(story => !joined.has(story))
    .map(story => {
      const rest = restOf.get(story)
      return rest === undefined ? story : withRest(story, rest)
    })
}

function withRest(story: Story, rest: Story): Story {
  return {
    ...story,
    parts: [...story.parts, ...rest.parts],
    writers: [...new Set([...story.writers, ...rest.writers])],
    photographers: [...new Set([...story.photographers, ...rest.photographers])],
    house: story.house ?? rest.house,
  }
}
