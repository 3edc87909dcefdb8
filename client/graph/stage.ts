// Owns Sigma: takes the picture, the choice and the camera from React, gives back what the reader does; nothing of React in here.
import { MultiGraph } from 'graphology'
import Sigma from 'sigma'
import { animateNodes } from 'sigma/utils'
import type { GraphAnswer } from '../../server/api/types.ts'
import type { Camera, Layout, Pin, Selection, SizeBy } from '../view.ts'
import { type Chosen, type Focus, focusOf } from './appearance.ts'
import { cameraToShow } from './camera-to-show.ts'
import type { Colouring } from './colouring.ts'
import type { Scene } from './draw-scene.ts'
import { fitToStage, type Place } from './fit-to-stage.ts'
import { type ForceLayout, startForceLayout } from './force-layout.ts'
import { createTextMeasure, labelFontFamily } from './label-font.ts'
import { storyPlaces, timePlaces, withPins } from './layout-places.ts'
import { type Direction, nearestInDirection } from './nearest-in-direction.ts'
import { createPainter } from './painter.ts'
import { FADE, type Palette } from './palette.ts'
import { followPointer, type PointerEvents } from './pointer.ts'
import { type SceneState, sceneOf } from './scene.ts'
import type { ShownGraph } from './shown-graph.ts'
import { dress, type LinkAttributes, NARROW, type NodeAttributes, takeAnswer } from './stage-graph.ts'
import { stageSettings } from './stage-settings.ts'
import { createTravel, isSameCamera, WHOLE } from './travel.ts'

export type StageEvents = Pick<PointerEvents, 'onSelect' | 'onExpand'> & {
  /** The keyboard's cursor came to this node. */
  onCursor: (id: string) => void
  /** The camera rests; null where it shows the whole. */
  onCamera: (camera: Camera | null) => void
  onPin: (pin: Pin) => void
  /** The force layout started or came to rest. */
  onArranging: (running: boolean) => void
}

/** All that decides where nodes stand and how they look while nothing is in focus. */
export type Picture = {
  answer: GraphAnswer
  shown: ShownGraph
  colouring: Colouring
  palette: Palette
  sizeBy: SizeBy
  layout: Layout
  pins: readonly Pin[]
  comparing: boolean
}

export type Stage = {
  setPicture: (picture: Picture) => void
  setChosen: (chosen: Chosen) => void
  setCamera: (camera: Camera | null) => void
  /** Text of a relation in focus on the canvas. */
  setRelationText: (textOf: SceneState['relationText']) => void
  setReserved: (boxesOn: SceneState['reserved']) => void
  /** Moves the camera only if the entity, or both ends of the edge, are out of sight. */
  reveal: (selection: Selection) => void
  zoom: (step: 'in' | 'out' | 'fit') => void
  moveCursor: (direction: Direction) => void
  selectCursor: () => void
  /** Lets the force layout run on from where the nodes stand, or stops it. */
  arrange: () => void
  rest: () => void
  /** The whole picture as it stands, to be drawn elsewhere. */
  scene: () => Scene
  /** Calls back after each picture, telling whether the nodes look otherwise than in the one before; returns how to end that. */
  watch: (onPicture: (changed: { nodes: boolean }) => void) => () => void
  overview: () => Overview
  /** The camera moved to look at a place, given in shares of the stage from its lower left corner. */
  cameraAt: (place: Place) => Camera
  measure: (text: string, font: string) => number
  kill: () => void
}

/** In shares of the stage from its lower left corner. */
export type Overview = {
  nodes: () => (Place & { colour: string })[]
  /** What the camera sees. */
  frame: { left: number; right: number; bottom: number; top: number }
  ratio: number
  /** Width of the stage by its height. */
  aspect: number
}

const MOVE_DURATION = 600
/** More nodes than this are put in their places at once. */
const MOST_MOVED = 2000
/** How long the pointer stays before the rest fades. */
const DWELL = 90
const ZOOM_STEP = 1.5

/** With more edges than this, finding the one under the pointer would slow each frame; the panel still opens them. */
const MOST_PICKED_EDGES = 5000

/** With more edges than this, they are left out while the camera moves. */
const MOST_MOVING_EDGES = 8000

const NO_FOCUS: Focus = { none: true, centres: new Set(), nodes: new Set(), edges: new Set(), edge: null }

/** Throws where the browser has no WebGL. */
export function createStage(container: HTMLElement, events: StageEvents): Stage {
  const graph = new MultiGraph<NodeAttributes, LinkAttributes>()
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const measure = createTextMeasure()
  const fontFamily = labelFontFamily()

  let picture: Picture | null = null
  let chosen: Chosen = { selection: null, trail: null }
  let hovered: Selection | null = null
  /** What was hovered long enough to fade the rest. */
  let dwelt: Selection | null = null
  let dwelling: ReturnType<typeof setTimeout> | undefined
  let focus = NO_FOCUS
  let relationText: SceneState['relationText'] = () => ''
  let reserved: SceneState['reserved'] = () => []
  let stopMoving = () => {}
  let forces: ForceLayout | null = null
  /** Where the force layout has come to; forgotten with the graph. */
  let forced: ReadonlyMap<string, Place> | null = null
  let processed = false
  /** Asked for before Sigma knew where anything is. */
  let toReveal: Selection | null = null
  const watchers = new Set<(changed: { nodes: boolean }) => void>()
  let nodesChanged = true

  const sigma = new Sigma(graph, container, stageSettings({ still: still.matches }))
  const painter = createPainter(sigma, () => currentScene(), measure.width)
  const travel = createTravel(sigma, { still: () => still.matches, onRest: events.onCamera })

  function currentScene(options: { whole?: boolean } = {}): Scene {
    if (!picture) throw new Error('The stage has no picture yet.')
    const { shown, palette, pins, comparing } = picture
    const state: SceneState = {
      shown,
      focus,
      hovered: hovered?.kind === 'entity' ? hovered.id : null,
      pinned: new Set(pins.map(({ id }) => id)),
      palette,
      fontFamily,
      comparing,
      reserved,
      relationText,
    }
    return sceneOf(sigma, state, options)
  }

  /** The graph is dimmed as a whole and what is in focus drawn above it: choosing costs the same in any graph. */
  function refocus() {
    if (!picture) return
    focus = focusOf(graph, picture.shown, chosen, dwelt)
    const { nodes, edges } = sigma.getCanvases()
    for (const canvas of [nodes, edges]) if (canvas) canvas.style.opacity = focus.none ? '' : String(FADE)
    painter.redraw()
  }

  function places(): Map<string, Place> {
    const size = sigma.getDimensions()
    // One unit is one pixel while the camera stands where it began, whatever the filters hide.
    sigma.setCustomBBox({ x: [0, size.width], y: [0, size.height] })
    if (!picture) return new Map()
    const { answer, layout, pins } = picture
    const story = storyPlaces(answer, size)
    if (layout === 'time') return withPins(timePlaces(answer, size), pins, size)
    if (layout === 'force' && forced)
      return withPins(new Map([...story, ...fitted(forced, size)]), pins, size)
    return withPins(story, pins, size)
  }

  const fitted = (raw: ReadonlyMap<string, Place>, size: { width: number; height: number }) =>
    fitToStage(raw, size, { left: 40, right: 80, top: 34, bottom: 34 })

  function putAtOnce(targets: ReadonlyMap<string, Place>) {
    stopMoving()
    graph.forEachNode((id, node) => Object.assign(node, targets.get(id)))
    refresh()
  }

  function moveTo(targets: ReadonlyMap<string, Place>) {
    stopMoving()
    if (still.matches || graph.order > MOST_MOVED) putAtOnce(targets)
    else
      stopMoving = animateNodes(graph, Object.fromEntries(targets), {
        duration: MOVE_DURATION,
        easing: 'quadraticInOut',
      })
  }

  function refresh() {
    nodesChanged = true
    sigma.refresh({ schedule: true })
  }

  function redress() {
    if (!picture) return
    const { shown, colouring, palette, sizeBy, comparing, answer } = picture
    const stage = sigma.getDimensions()
    const days = answer.dates.length
    const changed = dress(graph, { shown, colouring, palette, sizeBy, stage, days, comparing })
    if (!processed) refresh()
    else if (changed.nodes.length + changed.edges.length > 0) {
      nodesChanged ||= changed.nodes.length > 0
      sigma.refresh({ partialGraph: changed, skipIndexation: true, schedule: true })
    }
  }

  function hover(selection: Selection | null) {
    hovered = selection
    // Two of one name look the same on the canvas.
    const node = selection?.kind === 'entity' ? picture?.shown.nodes.get(selection.id)?.node : undefined
    container.title = node?.hint ? `${node.name} · ${node.hint}` : ''
    container.style.cursor = selection ? 'pointer' : ''
    painter.redraw()
    // A pointer on its way across the graph must not make it flicker.
    clearTimeout(dwelling)
    dwelling = setTimeout(() => {
      dwelt = selection
      refocus()
    }, DWELL)
  }

  function stopForces() {
    forces?.stop()
    forces = null
  }

  sigma.on('afterRender', () => {
    if (!picture) return
    processed = true
    painter.afterRender()
    if (toReveal) {
      const ends = toReveal.kind === 'entity' ? [toReveal.id] : focus.centres
      const camera = cameraToShow(sigma, { ends, around: focus.nodes })
      toReveal = null
      if (camera) travel.to(camera)
    }
    for (const watch of watchers) watch({ nodes: nodesChanged })
    nodesChanged = false
  })
  followPointer(sigma, painter, {
    onSelect: events.onSelect,
    onExpand: events.onExpand,
    onHover: hover,
    onGrab: stopForces,
    onDrop(id) {
      const { width, height } = sigma.getDimensions()
      const { x, y } = graph.getNodeAttributes(id)
      events.onPin({ id, x: x / width, y: y / height })
    },
  })
  sigma.on('resize', () => {
    painter.fit()
    if (picture) putAtOnce(places())
    redress()
  })
  const watcher = new ResizeObserver(() => sigma.resize())
  watcher.observe(container)
  // A font that comes after the end must not wake Sigma again.
  let ended = false
  const drawWithFontOf = (names: readonly string[]) => {
    measure.awaitFont(names, `400 13px ${fontFamily}`).then(() => {
      if (!ended && picture) painter.redraw()
    })
  }
  const fontCame = () => drawWithFontOf([])
  document.fonts.addEventListener('loadingdone', fontCame)

  return {
    setPicture(next) {
      const last = picture
      picture = next
      if (last?.answer !== next.answer) {
        stopForces()
        forced = null
        processed = false
        sigma.setSetting('enableEdgeEvents', next.answer.edges.length <= MOST_PICKED_EDGES)
        sigma.setSetting('hideEdgesOnMove', next.answer.edges.length > MOST_MOVING_EDGES)
        const targets = places()
        const { grown } = takeAnswer(graph, next.answer, targets)
        if (grown) moveTo(targets)
        else putAtOnce(targets)
        drawWithFontOf(next.answer.nodes.map(({ name }) => name))
      } else if (last.layout !== next.layout || last.pins !== next.pins) {
        if (next.layout !== 'force') stopForces()
        if (last.layout !== next.layout && next.layout === 'force' && !forced) this.arrange()
        else moveTo(places())
      }
      redress()
      refocus()
    },
    setChosen(next) {
      // A telephone shows the neighbourhood of what is selected, and the whole again afterwards.
      if (chosen.selection && !next.selection && sigma.getDimensions().width < NARROW) travel.to(WHOLE)
      chosen = next
      refocus()
    },
    setCamera(camera) {
      const target = camera ?? WHOLE
      if (!isSameCamera(target, sigma.getCamera().getState())) travel.to(target)
    },
    setRelationText(textOf) {
      relationText = textOf
      if (picture) painter.redraw()
    },
    setReserved(boxesOn) {
      reserved = boxesOn
      if (picture) painter.redraw()
    },
    reveal(selection) {
      toReveal = selection
      sigma.scheduleRender()
    },
    zoom(step) {
      const { ratio } = sigma.getCamera().getState()
      if (step === 'fit') travel.to(WHOLE)
      else travel.to({ ratio: step === 'in' ? ratio / ZOOM_STEP : ratio * ZOOM_STEP })
    },
    moveCursor(direction) {
      const from = hovered?.kind === 'entity' ? hovered.id : chosen.selection?.id
      const visible = graph.filterNodes((_, { hidden }) => !hidden)
      const next = nearestInDirection(
        visible.map(id => ({ id, ...graph.getNodeAttributes(id) })),
        from,
        direction,
      )
      if (!next) return
      hover({ kind: 'entity', id: next })
      toReveal = hovered
      sigma.scheduleRender()
      events.onCursor(next)
    },
    selectCursor() {
      if (hovered) events.onSelect(hovered)
    },
    arrange() {
      stopForces()
      if (!picture) return
      const { shown, pins } = picture
      const here = new Map(graph.mapNodes((id, { x, y }) => [id, { x, y }]))
      events.onArranging(true)
      forces = startForceLayout({
        shown,
        places: here,
        pinned: new Set(pins.map(({ id }) => id)),
        onPlaces(now, { ended: over }) {
          forced = now
          if (!ended) putAtOnce(places())
          if (over) events.onArranging(false)
        },
      })
    },
    rest: stopForces,
    scene: () => currentScene({ whole: true }),
    watch(onPicture) {
      watchers.add(onPicture)
      return () => watchers.delete(onPicture)
    },
    overview() {
      const { width, height } = sigma.getDimensions()
      const nodes = () => {
        const shown = graph.filterNodes((_, { hidden }) => !hidden).map(id => graph.getNodeAttributes(id))
        return shown.map(({ x, y, color }) => ({ x: x / width, y: y / height, colour: color }))
      }
      const [low, high] = [
        sigma.viewportToGraph({ x: 0, y: height }),
        sigma.viewportToGraph({ x: width, y: 0 }),
      ]
      return {
        nodes,
        frame: {
          left: low.x / width,
          right: high.x / width,
          bottom: low.y / height,
          top: high.y / height,
        },
        ratio: sigma.getCamera().getState().ratio,
        aspect: width / height,
      }
    },
    cameraAt({ x, y }) {
      const { width, height } = sigma.getDimensions()
      const place = sigma.viewportToFramedGraph(sigma.graphToViewport({ x: x * width, y: y * height }))
      return { ...place, ratio: sigma.getCamera().getState().ratio }
    },
    measure: measure.width,
    kill() {
      ended = true
      clearTimeout(dwelling)
      stopMoving()
      stopForces()
      travel.kill()
      painter.kill()
      watcher.disconnect()
      document.fonts.removeEventListener('loadingdone', fontCame)
      sigma.kill()
    },
  }
}
