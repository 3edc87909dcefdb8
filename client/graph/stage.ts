// Owns Sigma: takes data, selection and colours from React, gives back clicks; nothing of React in here.
import { MultiGraph } from 'graphology'
import Sigma from 'sigma'
import type { CameraState } from 'sigma/types'
import { animateNodes } from 'sigma/utils'
import type { GraphAnswer } from '../../server/api/types.ts'
import type { Selection } from '../view.ts'
import { type Focus, focusOf, isNodeHidden, type Look, linkAppearance, nodeAppearance } from './appearance.ts'
import { cameraToShow } from './camera-to-show.ts'
import { type DrawnLabels, type DrawnNode, drawOverlay } from './draw-overlay.ts'
import { createTextMeasure, labelFontFamily } from './label-font.ts'
import { type Direction, nearestInDirection } from './nearest-in-direction.ts'
import { nodeAtPoint } from './node-at-point.ts'
import { createOverlay } from './overlay.ts'
import type { Palette } from './palette.ts'
import { sceneOf } from './scene.ts'
import {
  type LinkAttributes,
  NARROW,
  type NodeAttributes,
  placeNodes,
  type Target,
  takeAnswer,
} from './stage-graph.ts'
import { stageSettings } from './stage-settings.ts'

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
/** How long the pointer stays before the rest fades. */
const DWELL = 90
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
  /** What was hovered long enough to fade the rest. */
  let dwelt: Selection | null = null
  let dwelling: ReturnType<typeof setTimeout> | undefined
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
    ...stageSettings({ still: still.matches }),
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

  function bringIntoSight({ kind, id }: Selection) {
    const ends = kind === 'entity' ? [id] : focus.centres
    const camera = cameraToShow(sigma, { ends, around: focus.nodes })
    if (camera) moveCamera(camera)
  }

  function refresh() {
    focus = focusOf(graph, look, dwelt)
    sigma.scheduleRefresh()
  }

  /** Where every node belongs on the stage as large as it is now. */
  function targetsOf({ nodes }: GraphAnswer) {
    stopMoving()
    const stage = stageSize()
    // One unit is one pixel while the camera stands where it began, whatever the filters hide.
    sigma.setCustomBBox({ x: [0, stage.width], y: [0, stage.height] })
    return placeNodes(nodes, stage)
  }

  function moveAtOnce(targets: ReadonlyMap<string, Target>) {
    graph.updateEachNodeAttributes((id, node) => ({ ...node, ...targets.get(id) }))
  }

  function moveCamera(state: Partial<CameraState>) {
    void sigma.getCamera().animate(state, { duration: still.matches ? 1 : CAMERA_DURATION })
  }

  function hover(selection: Selection | null) {
    hovered = selection
    // Two of one name look the same on the canvas.
    const node = answer?.nodes.find(({ id }) => id === selection?.id)
    container.title = node?.hint ? `${node.name} · ${node.hint}` : ''
    container.style.cursor = selection ? 'pointer' : ''
    sigma.scheduleRender()
    // A pointer on its way across the graph must not make it flicker.
    clearTimeout(dwelling)
    dwelling = setTimeout(() => {
      dwelt = selection
      refresh()
    }, DWELL)
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
    if (answer) moveAtOnce(targetsOf(answer))
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
      const targets = targetsOf(next)
      const { grown } = takeAnswer(graph, next, targets)
      if (grown && !still.matches) {
        const options = { duration: MOVE_DURATION, easing: 'quadraticInOut' as const }
        stopMoving = animateNodes(graph, Object.fromEntries(targets), options)
      } else moveAtOnce(targets)
      refresh()
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
      clearTimeout(dwelling)
      stopMoving()
      watcher.disconnect()
      document.fonts.removeEventListener('loadingdone', fontCame)
      sigma.kill()
    },
  }
}
