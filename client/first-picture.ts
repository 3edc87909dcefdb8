// Draws the graph as soon as its data is there, before React and the rest of the explorer are loaded; these take it over as it stands.
import type { GraphAnswer } from '../server/api/types.ts'
import { fetchGraph } from './api.ts'
import app from './app.module.css'
import { currentContrast } from './contrast.ts'
import classes from './first-picture.module.css'
import { colouringOf } from './graph/colouring.ts'
import { paletteFor } from './graph/palette.ts'
import { reservedOn } from './graph/reserved-on.ts'
import { shownGraph } from './graph/shown-graph.ts'
import { createStage, type Stage } from './graph/stage.ts'
import header from './header.module.css'
import panel from './panel/panel.module.css'
import { parseView } from './view.ts'

let asked: Promise<GraphAnswer> | null = null
let drawn: Stage | null = null

/** What the page asked for before the explorer was there and has not got yet; null once somebody has taken it. */
export function takeFirstAnswer(): Promise<GraphAnswer> | null {
  const answer = asked
  asked = null
  return answer
}

/** The stage of the first picture; null where there is none, or somebody has taken it. */
export function takeFirstStage(): Stage | null {
  const stage = drawn
  drawn = null
  return stage
}

/** Milliseconds in which the server must begin to answer; after those the rest comes first and says what it waits for. */
const PATIENCE = 800

/**
 * Asks for the graph and draws what the address says of it, in `root`. Resolves to the answer when it is drawn, and to
 * null where it is late or failed: the explorer then takes over what was asked.
 */
export async function drawFirstPicture(root: HTMLElement): Promise<GraphAnswer | null> {
  let late: ReturnType<typeof setTimeout> | undefined
  const lateness = new Promise<null>(resolve => {
    late = setTimeout(resolve, PATIENCE, null)
  })
  asked = fetchGraph({ onAnswering: () => clearTimeout(late) })
  const room = layOutRoom(root)
  const answer = await Promise.race([asked.catch(() => null), lateness])
  if (!answer) return null
  asked = null
  const view = parseView(location.search)
  if (answer.nodes.length === 0 || view.table) return answer
  const colouring = colouringOf(answer, view.colourBy)
  const { colourBy: _, sizeBy, layout, pins, compared, selection } = view
  const scheme = document.documentElement.dataset.mantineColorScheme === 'dark' ? 'dark' : 'light'
  try {
    drawn = createStage()
    if (answer.dates.length > 1) room.main.append(box(classes.time))
    room.stage.replaceChildren(drawn.element)
    drawn.setReserved(reservedOn)
    drawn.setPicture({
      answer,
      shown: shownGraph(answer, view, colouring),
      colouring,
      palette: paletteFor(scheme, answer.edges.length, { contrast: currentContrast() }),
      sizeBy,
      layout,
      pins,
      comparing: compared !== null,
    })
    drawn.setChosen({ selection, trail: null })
    drawn.setCamera(view.camera)
  } catch (error) {
    // Without WebGL there is no picture; the graph's own place says so in words.
    console.info('There is no first picture:', error)
    drawn = null
  }
  return answer
}

/** The places of the explorer before there is anything in them, so that nothing moves when it comes. */
function layOutRoom(root: HTMLElement): { main: HTMLElement; stage: HTMLElement } {
  const room = box(app.app)
  room.dataset.panel = 'true'
  const [main, stage, beside] = [box(app.main), box(app.stage), box(panel.panel)]
  stage.append(box(app.loading))
  main.append(box(classes.legend), stage)
  beside.dataset.height = 'half'
  room.append(box(header.header), main, beside)
  root.append(room)
  return { main, stage }
}

function box(name: string | undefined): HTMLElement {
  const element = document.createElement('div')
  element.className = name ?? ''
  return element
}
