// Keeps the canvas above Sigma's up to date: names are placed anew when the camera rests, and carried along while it moves.
import type Sigma from 'sigma'
import { type DrawnNode, drawScene, type Scene } from './draw-scene.ts'
import { createOverlay } from './overlay.ts'
import { canvasPen, type Point } from './pen.ts'
import { carryTexts, type Measure, type PlacedTexts, placeTexts } from './place-texts.ts'
import { screenMap } from './scene.ts'
import type { LinkAttributes, NodeAttributes } from './stage-graph.ts'

export type Painter = {
  /** Names can be measured: what was held back until now is drawn. */
  begin: () => void
  /** To be called after each of Sigma's renderings. */
  afterRender: () => void
  /** Draws anew in the next frame, without Sigma. */
  redraw: () => void
  /** To be called when the stage has another size. */
  fit: () => void
  /** What stands where, as drawn last. */
  drawn: () => { nodes: readonly DrawnNode[]; texts: PlacedTexts }
  kill: () => void
}

/** Milliseconds that placing may take for it to be done in each frame of a movement. */
const QUICK = 5

/** Milliseconds without movement after which the camera rests. */
const REST = 110

/** A glyph is drawn from this radius on; smaller nodes without a name need not be carried along. */
const SEEN = 6

export function createPainter(
  sigma: Sigma<NodeAttributes, LinkAttributes>,
  currentScene: () => Scene,
  measure: Measure,
): Painter {
  const overlay = createOverlay(sigma)
  let scene: Scene | null = null
  let texts: PlacedTexts = new Map()
  let cost = 0
  let view = ''
  let resting: ReturnType<typeof setTimeout> | undefined
  let frame = 0
  let mayMeasure = false
  /** Something should have been drawn before names could be measured. */
  let heldBack = false

  function placeAnew() {
    cancelAnimationFrame(frame)
    if (!mayMeasure) {
      heldBack = true
      return
    }
    const start = performance.now()
    scene = currentScene()
    texts = placeTexts(scene, texts, measure)
    cost = performance.now() - start
    draw(scene, texts)
  }

  function carryAlong() {
    if (!scene) return
    const graph = sigma.getGraph()
    const toScreen = screenMap(sigma)
    const before = new Map<string, Point>(scene.nodes.map(node => [node.id, node]))
    const moved = new Map<string, DrawnNode>()
    for (const node of scene.nodes) {
      if (!texts.has(node.id) && node.radius < SEEN && !scene.focus.nodes.has(node.id)) continue
      if (!graph.hasNode(node.id)) continue
      const attributes = graph.getNodeAttributes(node.id)
      moved.set(node.id, { ...node, ...toScreen(attributes), radius: sigma.scaleSize(attributes.size) })
    }
    const lines = scene.lines.flatMap(line => {
      const [source, target] = [moved.get(line.source.id), moved.get(line.target.id)]
      return source && target ? [{ ...line, source, target }] : []
    })
    draw({ ...scene, nodes: [...moved.values()], lines }, carryTexts(texts, before, moved))
  }

  function draw(scene: Scene, texts: PlacedTexts) {
    overlay.context.clearRect(0, 0, scene.stage.width, scene.stage.height)
    drawScene(canvasPen(overlay.context, scene.fontFamily), scene, texts)
  }

  const redraw = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(placeAnew)
  }

  return {
    begin() {
      mayMeasure = true
      if (heldBack) redraw()
    },
    afterRender() {
      const { x, y, ratio } = sigma.getCamera().getState()
      const now = `${x} ${y} ${ratio}`
      const moving = now !== view && view !== ''
      view = now
      clearTimeout(resting)
      if (moving && cost > QUICK && scene) {
        carryAlong()
        resting = setTimeout(placeAnew, REST)
      } else placeAnew()
    },
    redraw,
    fit: overlay.fit,
    drawn: () => ({ nodes: scene?.nodes ?? [], texts }),
    kill() {
      clearTimeout(resting)
      cancelAnimationFrame(frame)
    },
  }
}
