// Places notes in the margin beside what they are about, one below the other where they would overlap.

export type Note = { key: string /** Where what it is about begins. */; anchor: number; height: number }

/** The top of each note by its key; pixels from the top of the margin. Notes keep the order of their anchors. */
export function placeNotes(notes: readonly Note[], { gap }: { gap: number }): Map<string, number> {
  const tops = new Map<string, number>()
  let free = 0
  for (const { key, anchor, height } of [...notes].sort((a, b) => a.anchor - b.anchor)) {
    const top = Math.max(free, anchor)
    tops.set(key, top)
    free = top + height + gap
  }
  return tops
}
