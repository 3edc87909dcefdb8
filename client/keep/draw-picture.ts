// The picture to take away: what the stage shows, with a legend that says what colours and lines mean.
import { drawScene, type Scene } from '../graph/draw-scene.ts'
import { fontOf, type Pen } from '../graph/pen.ts'
import { type Measure, placeTexts } from '../graph/place-texts.ts'
import type { PictureLegend } from './picture-legend.ts'

const LINE_HEIGHT = 26
const MARGIN = 18
const TEXT_SIZE = 12.5

export type PlacedPicture = {
  width: number
  height: number
  draw: (pen: Pen) => void
}

/** Everything is placed once, so that PNG and SVG show the same. */
export function placePicture(scene: Scene, legend: PictureLegend, measure: Measure): PlacedPicture {
  const { width, height } = scene.stage
  const texts = placeTexts(scene, new Map(), measure)
  const font = fontOf({ size: TEXT_SIZE, weight: 400 }, scene.fontFamily)
  const rows = rowsOf(legend, width - 2 * MARGIN, text => measure(text, font))
  const foot = rows.length * LINE_HEIGHT + 2 * MARGIN
  const inSight = withinStage(scene)
  return {
    width,
    height: height + foot,
    draw(pen) {
      drawScene(pen, inSight, texts, { whole: true })
      drawLegend(pen, rows, { scene, top: height })
    },
  }
}

/** Without what lies outside the picture, which an SVG would hold unseen. */
function withinStage(scene: Scene): Scene {
  const { width, height } = scene.stage
  const near = ({ x, y, radius }: Scene['nodes'][number]) =>
    x > -radius && y > -radius && x < width + radius && y < height + radius
  return {
    ...scene,
    nodes: scene.nodes.filter(near),
    lines: scene.lines.filter(({ source, target }) => near(source) || near(target)),
  }
}

type Placed = PictureLegend['entries'][number] & { x: number }

/** Entries in as many rows as they need; the words of the picture stand last. */
function rowsOf(
  { entries, words }: PictureLegend,
  width: number,
  widthOf: (text: string) => number,
): { entries: Placed[]; words: string }[] {
  const rows: { entries: Placed[]; words: string }[] = [{ entries: [], words: '' }]
  let x = 0
  for (const entry of entries) {
    const needed = 24 + widthOf(entry.text) + 18
    if (x > 0 && x + needed > width) {
      rows.push({ entries: [], words: '' })
      x = 0
    }
    rows.at(-1)?.entries.push({ ...entry, x })
    x += needed
  }
  rows.push({ entries: [], words })
  return rows
}

function drawLegend(
  pen: Pen,
  rows: ReturnType<typeof rowsOf>,
  { scene, top }: { scene: Scene; top: number },
): void {
  const { palette, stage } = scene
  const look = { size: TEXT_SIZE, weight: 400, colour: palette.ink, anchor: 'start' as const }
  pen.line(
    { x: MARGIN, y: top },
    { x: stage.width - MARGIN, y: top },
    { colour: palette.faintInk, width: 1, stroke: 'solid' },
  )
  for (const [index, { entries, words }] of rows.entries()) {
    const y = top + MARGIN + (index + 0.5) * LINE_HEIGHT
    for (const { x, text, mark } of entries) {
      const left = MARGIN + x
      if (mark.kind === 'line') pen.line({ x: left, y }, { x: left + 18, y }, mark.look)
      else {
        pen.disc({ x: left + 9, y }, 8, mark.colour)
        if (mark.glyph)
          pen.text(
            mark.glyph,
            { x: left + 9, y: y + 0.5 },
            { size: 10, weight: 600, colour: palette.onColour(mark.colour), anchor: 'middle' },
          )
      }
      pen.text(text, { x: left + 24, y }, look)
    }
    if (words) pen.text(words, { x: MARGIN, y }, { ...look, colour: palette.quietInk })
  }
}
