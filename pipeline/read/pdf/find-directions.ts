// Tells which glyphs run from left to right and which from top to bottom, by the neighbours they stand closest to.
import { indexBoxes } from './box-index.ts'
import type { Glyph } from './print.ts'

// Farther away than this many ems nothing is the next glyph of a line.
const FARTHEST = 2.6

/** For each glyph whether it stands in a vertical line. `glyphs` holds no spaces. */
export function findDirections(glyphs: readonly Glyph[]): boolean[] {
  const index = indexBoxes(glyphs, 2 * medianSize(glyphs))
  const right = new Int32Array(glyphs.length).fill(-1)
  const below = new Int32Array(glyphs.length).fill(-1)
  const pitchAcross = new Float64Array(glyphs.length).fill(Number.POSITIVE_INFINITY)
  const pitchDown = new Float64Array(glyphs.length).fill(Number.POSITIVE_INFINITY)
  const [left, above] = [right.slice(), below.slice()]
  const pitchBack = pitchAcross.slice()
  const pitchUp = pitchDown.slice()
  glyphs.forEach((glyph, i) => {
    if (glyph.turned) return
    const reach = FARTHEST * glyph.size
    const x = (glyph.left + glyph.right) / 2
    const y = (glyph.top + glyph.bottom) / 2
    index.near(x - reach / 4, y - reach / 4, x + reach, y + reach, j => {
      const other = glyphs[j] as Glyph
      if (j === i || other.turned || Math.abs(other.size - glyph.size) > 0.2 * glyph.size) return
      const dx = (other.left + other.right) / 2 - x
      const dy = (other.top + other.bottom) / 2 - y
      const near = 0.3 * glyph.size
      if (dx > near && Math.abs(dy) < near && dx / glyph.size < (pitchAcross[i] as number)) {
        // Half-width letters: what parts them counts from edge to edge.
        pitchAcross[i] = Math.min(dx / glyph.size, FARTHEST)
        right[i] = j
      }
      if (dy > near && Math.abs(dx) < near && dy / glyph.size < (pitchDown[i] as number)) {
        pitchDown[i] = dy / glyph.size
        below[i] = j
      }
    })
  })
  for (let i = 0; i < glyphs.length; i++) {
    const r = right[i] as number
    if (r >= 0 && (pitchAcross[i] as number) < (pitchBack[r] as number)) {
      pitchBack[r] = pitchAcross[i] as number
      left[r] = i
    }
    const b = below[i] as number
    if (b >= 0 && (pitchDown[i] as number) < (pitchUp[b] as number)) {
      pitchUp[b] = pitchDown[i] as number
      above[b] = i
    }
  }
  // 1 across, -1 down, 0 no telling.
  const votes = new Int8Array(glyphs.length)
  glyphs.forEach((glyph, i) => {
    if (glyph.turned) {
      votes[i] = -1
      return
    }
    const across = Math.min(pitchAcross[i] as number, pitchBack[i] as number)
    const down = Math.min(pitchDown[i] as number, pitchUp[i] as number)
    if (!Number.isFinite(across) && !Number.isFinite(down)) return
    if (Math.abs(across - down) < 0.06) votes[i] = voteOfOrder(glyphs, i, right, below)
    else votes[i] = across < down ? 1 : -1
  })
  return settle(glyphs, votes, { right, below, left, above })
}

type Neighbours = { right: Int32Array; below: Int32Array; left: Int32Array; above: Int32Array }

// Type set on a square grid reads both ways: the order of printing tells.
function voteOfOrder(glyphs: readonly Glyph[], i: number, right: Int32Array, below: Int32Array): number {
  const order = (glyphs[i] as Glyph).order
  if (glyphs[right[i] as number]?.order === order + 1) return 1
  if (glyphs[below[i] as number]?.order === order + 1) return -1
  return 1
}

/** Lines vote as one, and scraps of one or two glyphs go with the text around them. */
function settle(glyphs: readonly Glyph[], votes: Int8Array, neighbours: Neighbours): boolean[] {
  const root = Int32Array.from(glyphs, (_, i) => i)
  const find = (i: number): number => {
    let at = i
    while (root[at] !== at) {
      root[at] = root[root[at] as number] as number
      at = root[at] as number
    }
    return at
  }
  const join = (i: number, j: number) => {
    if (j >= 0 && votes[j] === votes[i]) root[find(j)] = find(i)
  }
  for (let i = 0; i < glyphs.length; i++) {
    if (votes[i] === 1) join(i, neighbours.right[i] as number)
    if (votes[i] === -1) join(i, neighbours.below[i] as number)
  }
  const length = new Int32Array(glyphs.length)
  for (let i = 0; i < glyphs.length; i++) length[find(i)] = (length[find(i)] as number) + 1
  const settled = votes.slice()
  for (let i = 0; i < glyphs.length; i++) {
    if ((length[find(i)] as number) >= 3) continue
    let across = 0
    let down = 0
    const { right, below, left, above } = neighbours
    for (const j of [right[i], below[i], left[i], above[i]]) {
      if (j === undefined || j < 0) continue
      const weight = length[find(j)] as number
      if (weight < 3) continue
      if (votes[j] === 1) across += weight
      if (votes[j] === -1) down += weight
    }
    if (across !== down) settled[i] = across > down ? 1 : -1
  }
  return Array.from(settled, vote => vote === -1)
}

export function medianSize(glyphs: readonly Glyph[]): number {
  const sizes = glyphs.map(glyph => glyph.size).sort((a, b) => a - b)
  return sizes[Math.floor(sizes.length / 2)] ?? 10
}
