// Scores how well a column follows a headline or another column, by their places and by how their words end and begin.
import type { Box } from '../../types.ts'
import type { Bounds } from './box-index.ts'
import type { Head } from './find-heads.ts'
import { frameOf, hasLevelWall, layWalls, type Run } from './find-runs.ts'
import type { Print, Wall } from './print.ts'
import type { RunText } from './read-run.ts'

/** What the text of a run says of its place in a story. */
export type RunRole = RunText & {
  /** A dateline or 上接第1版 opens it: nothing goes before. */
  opens: boolean
  /** A byline or 下转第3版 closes it: hardly anything follows. */
  closes: boolean
  /** It tells of a picture: no text flows into it or on from it. */
  caption: boolean
}

export type Scene = {
  heads: readonly Head[]
  runs: readonly Run[]
  roles: readonly RunRole[]
  print: Print
  body: number
}

export type Places = {
  /** Runs with a picture between them and the rest of their column, which goes on under it; and those rests. */
  cut: ReadonlySet<number>
  rests: ReadonlySet<number>
  /** The innermost frame that holds each head and run, or -1. */
  frameOfHead: number[]
  frameOfRun: number[]
  walls: { across: readonly Wall[]; down: readonly Wall[] }
}

export function placesOf(scene: Scene): Places {
  const { heads, runs, print } = scene
  const frames = [...print.frames]
    .map((frame, i) => ({ frame, i }))
    .sort((a, b) => a.frame.width * a.frame.height - b.frame.width * b.frame.height || a.i - b.i)
    // The bar behind a headline parts nothing; a box that is mostly empty around it is an advertisement.
    .filter(({ frame }) => runs.some(run => isInside(run.bounds, frame)) || isRoomy(frame, heads))
  const innermost = (bounds: Bounds) => frames.find(({ frame }) => isInside(bounds, frame))?.i ?? -1
  return {
    ...columnsCutByPictures(scene),
    frameOfHead: heads.map(head => innermost(head.bounds)),
    frameOfRun: runs.map(run => innermost(run.bounds)),
    walls: {
      across: layWalls(print.walls, false, print.width),
      down: layWalls(print.walls, true, print.width),
    },
  }
}

function isRoomy(frame: Box, heads: readonly Head[]): boolean {
  const inside = heads.filter(head => isInside(head.bounds, frame))
  const printed = inside.reduce(
    (sum, { bounds }) => sum + (bounds.right - bounds.left) * (bounds.bottom - bounds.top),
    0,
  )
  return inside.length > 0 && frame.width * frame.height > 4 * printed
}

export function isInside(bounds: Bounds, frame: Box): boolean {
  const width = Math.min(bounds.right, frame.x + frame.width) - Math.max(bounds.left, frame.x)
  const height = Math.min(bounds.bottom, frame.y + frame.height) - Math.max(bounds.top, frame.y)
  const area = (bounds.right - bounds.left) * (bounds.bottom - bounds.top)
  return width > 0 && height > 0 && width * height > 0.8 * area
}

/** How well a run opens the story of a head; in ems of the sheet's body size. */
export function scoreHead(scene: Scene, places: Places, h: number, r: number): number {
  const { print, body, roles } = scene
  const head = scene.heads[h] as Head
  const run = scene.runs[r] as Run
  if (places.frameOfHead[h] !== places.frameOfRun[r]) return 0
  const H = frameOf(head.bounds, run.vertical, print.width)
  const R = run.frame
  const walls = run.vertical ? places.walls.down : places.walls.across
  const role = roles[r] as RunRole
  const opening =
    (role.caption ? -40 : 0) +
    (role.opens ? 12 : 0) +
    (role.indented === true ? 6 : role.indented === false ? -12 : 0)
  const gap = R.top - H.bottom
  const others = obstaclesOf(scene, h, r)
  // Under the head, at its left edge or left of it where it is centred over several columns.
  if (gap > -0.5 * body) {
    const corridor = { left: R.left, right: R.right, top: H.bottom, bottom: R.top }
    if (gap > 0.5 * body && others.some(other => overlaps(corridor, other, body * 0.3))) return 0
    const across = Math.max(0, H.left - R.right, R.left - H.right)
    const offset = R.left - H.left
    const far = (offset > 0 ? 1.6 * offset : -0.35 * offset) / body
    const tall = Math.max(0, gap) / body
    const score =
      104 - 3 * Math.min(tall, 6) - 1.2 * Math.max(0, tall - 6) - far - (2.5 * across) / body + opening
    return score - (hasLevelWall(walls, H, R) ? 40 : 0)
  }
  // Beside the head: on its right, or on its left with the columns between them all of the story.
  const level = Math.abs(R.top - H.top) / body
  const right = R.left - H.right
  const left = H.left - R.right
  const inside = R.top < H.bottom && R.bottom > H.top
  if (right > -0.5 * body && inside) {
    return 84 - (3 * right) / body - 2.5 * level + opening - (crosses(walls, H, R) ? 45 : 0)
  }
  if (left > -0.5 * body && inside) {
    return 62 - (0.4 * left) / body - 2.5 * level + opening - (crosses(walls, R, H) ? 45 : 0)
  }
  // Over the head.
  const over = H.top - R.bottom
  if (over > -0.5 * body) {
    return (
      44 -
      (4 * over) / body -
      (1.6 * Math.abs(R.left - H.left)) / body +
      opening -
      (hasLevelWall(walls, R, H) ? 40 : 0)
    )
  }
  return 0
}

function obstaclesOf(scene: Scene, h: number, r: number): Bounds[] {
  const run = scene.runs[r] as Run
  const frame = (bounds: Bounds) => frameOf(bounds, run.vertical, scene.print.width)
  return [
    ...scene.heads.filter((_, i) => i !== h).map(head => frame(head.bounds)),
    ...scene.runs.filter((_, i) => i !== r).map(other => frame(other.bounds)),
  ]
}

function overlaps(a: Bounds, b: Bounds, slack: number): boolean {
  return (
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack
  )
}

/** An upright rule between two things side by side, over half of the lower one's height. */
function crosses(walls: readonly Wall[], left: Bounds, right: Bounds): boolean {
  const from = (left.left + left.right) / 2
  const to = (right.left + right.right) / 2
  const least = 0.5 * Math.min(left.bottom - left.top, right.bottom - right.top)
  return walls.some(wall => {
    if (Math.abs(wall.x1 - wall.x2) > Math.abs(wall.y1 - wall.y2)) return false
    if (wall.x1 < from || wall.x1 > to) return false
    const top = Math.max(Math.min(wall.y1, wall.y2), Math.min(left.top, right.top))
    const bottom = Math.min(Math.max(wall.y1, wall.y2), Math.max(left.bottom, right.bottom))
    return bottom - top > least
  })
}

/** How well a run goes on in another. */
export function scoreRuns(scene: Scene, places: Places, p: number, r: number): number {
  const { body, roles } = scene
  const [P, R] = [scene.runs[p] as Run, scene.runs[r] as Run]
  if (P.vertical !== R.vertical || roles[p]?.caption || roles[r]?.caption) return 0
  if (places.frameOfRun[p] !== places.frameOfRun[r]) return 0
  const walls = P.vertical ? places.walls.down : places.walls.across
  const [a, b] = [P.frame, R.frame]
  const widths = [a.right - a.left, b.right - b.left] as const
  const alike = Math.abs(widths[0] - widths[1]) < 2.2 * body ? 8 : -4
  const style = Math.abs(P.size - R.size) > 0.06 * P.size ? -22 : 6
  const flow = flowOf(roles[p] as RunRole, roles[r] as RunRole)
  // Text parted by a picture goes on under it before it goes on in the next column.
  const leap = places.cut.has(p) || places.rests.has(r) ? 40 : 0
  const place = Math.max(
    scoreNextColumn(scene, walls, p, r) - leap,
    scoreBelow(scene, walls, p, r),
    scoreNextTier(scene, walls, p, r) - leap,
  )
  return place <= 0 ? 0 : place + alike + style + flow
}

/** What the words at the end of one run and at the start of the other say. */
function flowOf(from: RunRole, to: RunRole): number {
  const ends =
    from.open === null || to.indented === null ? 0 : from.open === !to.indented ? (from.open ? 28 : 8) : -40
  return ends - (to.opens ? 60 : 0) - (from.closes ? 30 : 0)
}

function scoreNextColumn(scene: Scene, walls: readonly Wall[], p: number, r: number): number {
  const { body } = scene
  const a = (scene.runs[p] as Run).frame
  const b = (scene.runs[r] as Run).frame
  const gap = b.left - a.right
  // The foot of the last column may be higher than the text that begins under the headline.
  if (gap < -0.5 * body || b.top > a.bottom - body || b.bottom < a.top - 40 * body) return 0
  const between = {
    left: a.right,
    right: b.left,
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  }
  let skipped = 0
  for (const other of obstaclesOf(scene, -1, r)) {
    if (other.left >= a.right - body && other.right <= b.left + body && overlaps(between, other, 0.3 * body))
      skipped++
  }
  const climb = (b.top - a.top) / body
  const aligned = Math.abs(climb) < 1.2 ? 14 : climb < 0 ? -2 : -6
  const wall = crosses(walls, a, b) ? 40 : 0
  const above = headAbove(scene, r) ? 30 : 0
  const beside = b.bottom > a.top + body ? 0 : Math.min(30, 10 + (0.6 * (a.top - b.bottom)) / body)
  return 52 + aligned - beside - (1.2 * Math.max(0, gap)) / body - 25 * skipped - wall - above
}

/** A headline right over the run: it most likely opens that one's story. */
function headAbove(scene: Scene, r: number): boolean {
  const run = scene.runs[r] as Run
  return scene.heads.some(head => {
    const h = frameOf(head.bounds, run.vertical, scene.print.width)
    const gap = run.frame.top - h.bottom
    const shared = Math.min(h.right, run.frame.right) - Math.max(h.left, run.frame.left)
    return (
      gap > -scene.body &&
      gap < 3 * scene.body &&
      shared > 0 &&
      Math.abs(h.left - run.frame.left) < 3 * scene.body
    )
  })
}

function columnsCutByPictures(scene: Scene): { cut: Set<number>; rests: Set<number> } {
  const cut = new Set<number>()
  const rests = new Set<number>()
  scene.runs.forEach((P, p) => {
    if (scene.roles[p]?.caption) return
    let rest = -1
    scene.runs.forEach((R, r) => {
      if (r === p || P.vertical !== R.vertical || scene.roles[r]?.caption) return
      const { body } = scene
      const gap = R.frame.top - P.frame.bottom
      const [left, right] = [P.frame.left - R.frame.left, P.frame.right - R.frame.right]
      // One paragraph set in may be all that stands over the picture.
      if (gap < 3 * body || left < -body || left > 2.6 * body || Math.abs(right) > 1.5 * body) return
      if (rest >= 0 && (scene.runs[rest] as Run).frame.top < R.frame.top) return
      const { filled, between } = betweenOf(scene, p, r)
      if (between === 0 && filled > 0.6 * gap) rest = r
    })
    // A sentence that breaks off over the picture and goes on under it.
    if (scene.roles[p]?.open !== true || scene.roles[rest]?.indented !== false) return
    cut.add(p)
    rests.add(rest)
  })
  return { cut, rests }
}

/** What stands between two runs of one column: how high pictures and captions fill the gap, and what speaks against them. */
function betweenOf(scene: Scene, p: number, r: number): { filled: number; between: number } {
  const { body, print } = scene
  const a = (scene.runs[p] as Run).frame
  const { frame: b, vertical } = scene.runs[r] as Run
  const corridor = { left: b.left, right: b.right, top: a.bottom, bottom: b.top }
  const meets = (other: Bounds) => overlaps(corridor, other, 0.3 * body)
  let between = 0
  let filled = 0
  for (const head of scene.heads) if (meets(frameOf(head.bounds, vertical, print.width))) between += 60
  scene.runs.forEach((run, i) => {
    if (i === p || i === r || !meets(run.frame)) return
    if (scene.roles[i]?.caption) filled += run.frame.bottom - run.frame.top
    else between += 30
  })
  for (const { x, y, width, height } of print.pictures) {
    const picture = frameOf({ left: x, top: y, right: x + width, bottom: y + height }, vertical, print.width)
    if (meets(picture)) filled += picture.bottom - picture.top
  }
  return { filled, between }
}

/** In the same column, parted by a picture or a box. */
function scoreBelow(scene: Scene, walls: readonly Wall[], p: number, r: number): number {
  const { body } = scene
  const a = (scene.runs[p] as Run).frame
  const b = (scene.runs[r] as Run).frame
  const gap = b.top - a.bottom
  if (gap < -0.3 * body || Math.abs(a.left - b.left) > 2.6 * body) return 0
  // A picture and its caption explain the gap.
  const { filled, between } = betweenOf(scene, p, r)
  const bare = Math.max(0, gap - filled)
  return 50 - (1.2 * bare) / body - between - (hasLevelWall(walls, a, b) ? 35 : 0)
}

/** From the foot of the last column to the first column of the tier below, as where the columns change their width. */
function scoreNextTier(scene: Scene, walls: readonly Wall[], p: number, r: number): number {
  const { body } = scene
  const a = (scene.runs[p] as Run).frame
  const b = (scene.runs[r] as Run).frame
  const gap = b.top - a.bottom
  if (gap < -0.5 * body || gap > 12 * body || b.left > a.left - 2 * body) return 0
  if (headAbove(scene, r) || hasLevelWall(walls, { ...a, left: b.left }, b)) return 0
  return 26 - (1.5 * Math.max(0, gap)) / body - (0.2 * (a.left - b.left)) / body
}
