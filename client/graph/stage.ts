// Owns Sigma: takes data, selection and colours from React, gives back clicks; nothing of React in here.
import { MultiGraph } from 'graphology'
import Sigma from 'sigma'
import type { CameraState } from 'sigma/types'
import { animateNodes } from 'sigma/utils'
import type { GraphAnswer } from '../../server/api/types.ts'
import type { Selection } from '../view.ts'
import { type Focus, focusOf, isNodeHidden, type Look, linkAppearance, nodeAppearance } from './appearance.ts'
import { type DrawnLabels, type DrawnNode, drawOverlay } from './draw-overlay.ts'
import { frameAround } from './frame-around.ts'
import { createTextMeasure, labelFontFamily } from './label-font.ts'
import { LineProgram } from './line-program.ts'
import { type Direction, nearestInDirection } from './nearest-in-direction.ts'
import { nodeAtPoint } from './node-at-point.ts'
import { createOverlay } from './overlay.ts'
import type { Palette } from './palette.ts'
import { sceneOf } from './scene.ts'
import { type LinkAttributes, NARROW, type NodeAttributes, placeNodes, takeAnswer } from './stage-graph.ts'

export type StageEvents = {
  onSelect: (selection: Selection | null) => void
  /** The keyboard's cursor came to this node. */
  onCursor: (id: string) => void
}

export type Stage = {
  setAnswer: (answer: GraphAnswer) => void
  setPalette: (palette: Palette) => void
  setLook: (look: Look) => void
  /** Text of a relation in focus on the canvas. */
  setRelationText: (textOf: (link: LinkAttributes) => string) => void
  /** Moves the camera only if the entity, or both ends of the edge, are out of sight. */
  reveal: (selection: Selection) => void
  zoom: (step: 'in' | 'out' | 'fit') => void
  moveCursor: (direction: Direction) => void
  selectCursor: () => void
  kill: () => void
}

const MOVE_DURATION = 600
const CAMERA_DURATION = 260
const ZOOM_STEP = 1.5

/** The camera's first position: the whole graph. */
const WHOLE = { x: 0.5, y: 0.5, ratio: 1, angle: 0 }

/** With more edges than this, finding the one under the pointer would slow each frame; the panel still opens them. */
const MOST_PICKED_EDGES = 5000

/** A finger may miss a node by this much; pixels. */
const FINGER = 20

/** Throws where the browser has no WebGL. */
export function createStage(container: HTMLElement, palette: Palette, events: StageEvents): Stage {
  const graph = new MultiGraph<NodeAttributes, LinkAttributes>()
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const measure = createTextMeasure()
  const font = labelFontFamily()

  let answer: GraphAnswer | null = null
  let look: Look = { selection: null, hiddenTypes: new Set(), hiddenLinks: new Set() }
  let hovered: Selection | null = null
  /** What is hovered by its name rather than by its node. */
  let byLabel: Selection | null = null
  let focus: Focus = focusOf(graph, look, null)
  let labels: DrawnLabels = new Map()
  let drawn: readonly DrawnNode[] = []
  let relationText: (link: LinkAttributes) => string = () => ''
  let stopMoving = () => {}
  /** Asked for before Sigma knew where anything is. */
  let toReveal: Selection | null = null

  const sigma = new Sigma(graph, container, {
    allowInvalidContainer: true,
    stagePadding: 0,
    renderLabels: false,
    zIndex: true,
    enableEdgeEvents: true,
    minCameraRatio: 0.06,
    maxCameraRatio: 2.2,
    enableCameraRotation: false,
    // Nodes grow slower than the map, and stop growing before they hide it.
    zoomToSizeRatioFunction: ratio => Math.max(0.45, Math.sqrt(ratio)),
    zoomDuration: still.matches ? 0 : 160,
    inertiaDuration: still.matches ? 0 : 200,
    defaultEdgeType: 'line',
    edgeProgramClasses: { line: LineProgram },
    // Our own canvas shows what is hovered.
    defaultDrawNodeHover: () => {},
    nodeReducer: (id, node) => nodeAppearance(id, node, look, focus, palette),
    edgeReducer: (id, link) => linkAppearance(id, link, look, focus, palette),
  })

  const overlay = createOverlay(sigma)
  const stageSize = () => sigma.getDimensions()

  function draw() {
    const scene = sceneOf(sigma, { look, focus, hovered, palette, font, relationText })
    drawn = scene.nodes
    labels = drawOverlay(overlay.context, scene, labels, measure.width)
    if (toReveal) bringIntoSight(toReveal)
    toReveal = null
  }

  function bringIntoSight(selection: Selection) {
    const ends = selection.kind === 'entity' ? [selection.id] : [...focus.centres]
    const stage = stageSize()
    const nodesOf = (ids: Iterable<string>) =>
      [...ids].flatMap(id => (graph.hasNode(id) ? (sigma.getNodeDisplayData(id) ?? []) : []))
    if (stage.width < NARROW) {
      const frame = frameAround(nodesOf(focus.nodes))
      if (frame) moveCamera(frame)
      return
    }
    for (const node of nodesOf(ends)) {
      const { x, y } = sigma.framedGraphToViewport(node)
      if (x > 10 && y > 10 && x < stage.width - 10 && y < stage.height - 10) continue
      moveCamera({ x: node.x, y: node.y })
      return
    }
  }

  function refresh() {
    focus = focusOf(graph, look, hovered)
    sigma.scheduleRefresh()
  }

  function place(animated: boolean) {
    if (!answer) return
    stopMoving()
    const stage = stageSize()
    // One unit is one pixel while the camera stands where it began, whatever the filters hide.
    sigma.setCustomBBox({ x: [0, stage.width], y: [0, stage.height] })
    const targets = placeNodes(answer.nodes, stage)
    const { grown } = takeAnswer(graph, answer, targets)
    const moves = Object.fromEntries(targets)
    if (animated && grown && !still.matches) {
      stopMoving = animateNodes(graph, moves, { duration: MOVE_DURATION, easing: 'quadraticInOut' })
    } else {
      for (const [id, target] of targets) graph.mergeNodeAttributes(id, target)
    }
    refresh()
  }

  function moveCamera(state: Partial<CameraState>) {
    void sigma.getCamera().animate(state, { duration: still.matches ? 1 : CAMERA_DURATION })
  }

  function hover(selection: Selection | null) {
    hovered = selection
    container.style.cursor = selection ? 'pointer' : ''
    refresh()
  }

  sigma.on('afterRender', draw)
  sigma.on('clickNode', ({ node }) => events.onSelect({ kind: 'entity', id: node }))
  sigma.on('clickEdge', ({ edge }) => events.onSelect({ kind: 'edge', id: edge }))
  sigma.on('clickStage', ({ event }) => {
    const reach = event.original instanceof MouseEvent ? 0 : FINGER
    const near = nodeAtPoint(event, labels, drawn, { reach })
    events.onSelect(near === undefined ? null : { kind: 'entity', id: near })
  })
  sigma.on('moveBody', ({ event }) => {
    if (hovered !== null && hovered !== byLabel) return
    const near = nodeAtPoint(event, labels, drawn, { reach: 0 })
    if (near === byLabel?.id) return
    byLabel = near === undefined ? null : { kind: 'entity', id: near }
    hover(byLabel)
  })
  sigma.on('enterNode', ({ node }) => hover({ kind: 'entity', id: node }))
  sigma.on('leaveNode', () => hover(null))
  sigma.on('enterEdge', ({ edge }) => hover({ kind: 'edge', id: edge }))
  sigma.on('leaveEdge', () => hover(null))
  sigma.on('resize', () => {
    overlay.fit()
    place(false)
  })
  const watcher = new ResizeObserver(() => sigma.resize())
  watcher.observe(container)
  // A font that comes after the end must not wake Sigma again.
  let ended = false
  const drawWithFontOf = (names: readonly string[]) => {
    measure.awaitFont(names, `400 13px ${font}`).then(() => {
      if (!ended) sigma.scheduleRender()
    })
  }
  const fontCame = () => drawWithFontOf([])
  document.fonts.addEventListener('loadingdone', fontCame)

  return {
    setAnswer(next) {
      answer = next
      sigma.setSetting('enableEdgeEvents', next.edges.length <= MOST_PICKED_EDGES)
      place(true)
      drawWithFontOf(next.nodes.map(({ name }) => name))
    },
    setPalette(next) {
      palette = next
      refresh()
    },
    setLook(next) {
      // A telephone shows the neighbourhood of what is selected, and the whole again afterwards.
      if (look.selection && !next.selection && stageSize().width < NARROW) moveCamera(WHOLE)
      look = next
      refresh()
    },
    setRelationText(textOf) {
      relationText = textOf
      sigma.scheduleRender()
    },
    reveal(selection) {
      toReveal = selection
      sigma.scheduleRender()
    },
    zoom(step) {
      const { ratio } = sigma.getCamera().getState()
      if (step === 'fit') moveCamera(WHOLE)
      else moveCamera({ ratio: step === 'in' ? ratio / ZOOM_STEP : ratio * ZOOM_STEP })
    },
    moveCursor(direction) {
      const from = hovered?.kind === 'entity' ? hovered.id : look.selection?.id
      const visible = graph.filterNodes((_, node) => !isNodeHidden(node, look))
      const next = nearestInDirection(
        visible.map(id => ({ id, ...graph.getNodeAttributes(id) })),
        from,
        direction,
      )
      if (!next) return
      hover({ kind: 'entity', id: next })
      toReveal = hovered
      events.onCursor(next)
    },
    selectCursor() {
      if (hovered) events.onSelect(hovered)
    },
    kill() {
      ended = true
      stopMoving()
      watcher.disconnect()
      document.fonts.removeEventListener('loadingdone', fontCame)
      sigma.kill()
    },
  }
}
