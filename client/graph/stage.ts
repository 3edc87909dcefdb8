// Owns Sigma: takes the picture, the choice and the camera from React, gives back what the reader does; nothing of React in here.
import { MultiGraph } from 'graphology'
import Sigma from 'sigma'
import { animateNodes } from 'sigma/utils'
import type { GraphAnswer } from '../../server/api/types.ts'
import type { Camera, Layout, Pin, Selection, SizeBy } from '../view.ts'
import { sansRules } from '../web-fonts.ts'
import { type Chosen, type Focus, focusOf } from './appearance.ts'
import { cameraToShow } from './camera-to-show.ts'
import type { Colouring } from './colouring.ts'
import type { Scene } from './draw-scene.ts'
import type { Place } from './fit-to-stage.ts'
import { type ForceLayout, startForceLayout } from './force-layout.ts'
import { createTextMeasure, labelFontFamily } from './label-font.ts'
import { placesFor } from './layout-places.ts'
import { type Direction, nearestInDirection } from './nearest-in-direction.ts'
import { cameraAt, type Overview, overviewOf } from './overview.ts'
import { createPainter } from './painter.ts'
import { FADE, type Palette } from './palette.ts'
import { followPointer, type PointerEvents } from './pointer.ts'
import { type SceneState, sceneOf } from './scene.ts'
import type { ShownGraph } from './shown-graph.ts'
import classes from './stage.module.css'
import { dress, graphOf, isSameGraph, NARROW, type StageGraph } from './stage-graph.ts'
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
  /** To be put where the stage shall be seen, and elsewhere later. */
  element: HTMLElement
  /** What the reader does goes to these alone from now on. */
  listen: (events: StageEvents) => void
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
  /** Lets the force layout run from its start. */
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

const NOBODY: StageEvents = {
  onSelect: () => {},
  onExpand: () => {},
  onCursor: () => {},
  onCamera: () => {},
  onPin: () => {},
  onArranging: () => {},
}

/** Throws where the browser has no WebGL. */
export function createStage(): Stage {
  const element = document.createElement('div')
  element.className = classes.canvas ?? ''
  let events = NOBODY
  let graph: StageGraph = new MultiGraph()
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const fontFamily = labelFontFamily()
  const measure = createTextMeasure(fontFamily)

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
  /** Where the camera was last told to look. */
  let lookedAt: Camera | null = null
  /** Asked for before Sigma knew where anything is. */
  let toReveal: Selection | null = null
  const watchers = new Set<(changed: { nodes: boolean }) => void>()
  let nodesChanged = true

  const sigma = new Sigma(graph, element, stageSettings({ still: still.matches }))
  const painter = createPainter(sigma, () => currentScene(), measure.width)
  const travel = createTravel(sigma, {
    still: () => still.matches,
    onRest: camera => events.onCamera(camera),
  })

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
    return picture ? placesFor(picture, { forced, stage: size }) : new Map()
  }

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
    processed = false
    sigma.refresh({ schedule: true })
  }

  /** Dresses the graph for the picture; returns what looks otherwise now. */
  function dressFor({ shown, colouring, palette, sizeBy, comparing, answer }: Picture) {
    const stage = sigma.getDimensions()
    return dress(graph, { shown, colouring, palette, sizeBy, stage, days: answer.dates.length, comparing })
  }

  function redress() {
    if (!picture) return
    const changed = dressFor(picture)
    if (changed.nodes.length + changed.edges.length === 0) return
    if (!processed) return refresh()
    nodesChanged ||= changed.nodes.length > 0
    sigma.refresh({ partialGraph: changed, skipIndexation: true, schedule: true })
  }

  function hover(selection: Selection | null) {
    hovered = selection
    // Two of one name look the same on the canvas.
    const node = selection?.kind === 'entity' ? picture?.shown.nodes.get(selection.id)?.node : undefined
    element.title = node?.hint ? `${node.name} · ${node.hint}` : ''
    element.style.cursor = selection ? 'pointer' : ''
    painter.redraw()
    // A pointer on its way across the graph must not make it flicker.
    clearTimeout(dwelling)
    dwelling = setTimeout(() => {
      dwelt = selection
      refocus()
    }, DWELL)
  }

  function show(selection: Selection) {
    const ends = selection.kind === 'entity' ? [selection.id] : focus.centres
    const camera = cameraToShow(sigma, { ends, around: focus.nodes })
    if (camera) travel.to(camera)
  }

  /** Moves the camera to what is out of sight, at once where Sigma knows already where everything is. */
  function reveal(selection: Selection) {
    if (processed) return show(selection)
    toReveal = selection
    sigma.scheduleRender()
  }

  function stopForces() {
    forces?.stop()
    forces = null
  }

  sigma.on('afterRender', () => {
    // Nothing is drawn yet, or one answer is giving way to another.
    if (!picture || sigma.getGraph() !== graph) return
    processed = true
    painter.afterRender()
    if (toReveal) show(toReveal)
    toReveal = null
    for (const watch of watchers) watch({ nodes: nodesChanged })
    nodesChanged = false
  })
  followPointer(sigma, painter, {
    onSelect: selection => events.onSelect(selection),
    onExpand: id => events.onExpand(id),
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
  watcher.observe(element)
  // A font that comes after the end must not wake Sigma again.
  let ended = false
  const drawWithFontOf = (names: readonly string[]) => {
    // Nodes and lines are drawn before the first of this: asking takes as long as they do.
    void sansRules()
      .then(() => measure.awaitFont(names))
      .then(() => {
        if (!ended && picture) painter.redraw()
      })
  }
  const stopWatchingFonts = measure.onFont(() => picture && painter.redraw())
  void sansRules().then(() => {
    if (!ended) painter.begin()
  })

  /** Puts the nodes and edges of another answer in the place of those before. */
  function takeAnswer(next: Picture) {
    stopForces()
    stopMoving()
    forced = null
    // Sigma goes through all nodes and edges at each change of a setting: now there are none.
    if (graph.order > 0) sigma.setGraph(new MultiGraph())
    const { length } = next.answer.edges
    sigma.setSettings({
      enableEdgeEvents: length <= MOST_PICKED_EDGES,
      hideEdgesOnMove: length > MOST_MOVING_EDGES,
    })
    const targets = places()
    const before = graph
    graph = graphOf(next.answer, targets, before)
    dressFor(next)
    nodesChanged = true
    sigma.setGraph(graph)
    if (before.order > 0) moveTo(targets)
    drawWithFontOf(next.answer.nodes.map(({ name }) => name))
  }

  return {
    element,
    listen(next) {
      events = next
      // It may have begun with the first picture.
      if (forces) events.onArranging(true)
      const camera = sigma.getCamera()
      const { x, y, ratio } = camera.getState()
      // Whoever has moved it before anybody listened keeps what they see.
      if (lookedAt && !camera.isAnimated() && !isSameCamera({ x, y, ratio }, lookedAt))
        events.onCamera({ x, y, ratio })
    },
    setPicture(next) {
      const last = picture
      picture = next
      if (!last || !isSameGraph(last.answer, next.answer)) {
        takeAnswer(next)
        // A link to the force layout asks for it; a graph that has grown is laid out as a whole.
        if (next.layout === 'force') this.arrange()
      } else {
        // By other counts a name may first stand in the paper on another day.
        const otherDays = last.answer !== next.answer && next.layout === 'time'
        if (last.layout !== next.layout || last.pins !== next.pins || otherDays) {
          if (next.layout !== 'force') stopForces()
          if (last.layout !== next.layout && next.layout === 'force' && !forced) this.arrange()
          else moveTo(places())
        }
        redress()
      }
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
      const asked = lookedAt && isSameCamera(target, lookedAt)
      lookedAt = target
      // Asked for again by those who take over the first picture: it may have been moved since.
      if (asked || isSameCamera(target, sigma.getCamera().getState())) return
      travel.to(target)
    },
    setRelationText(textOf) {
      relationText = textOf
      if (picture) painter.redraw()
    },
    setReserved(boxesOn) {
      reserved = boxesOn
      if (picture) painter.redraw()
    },
    reveal,
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
      const selection: Selection = { kind: 'entity', id: next }
      hover(selection)
      reveal(selection)
      events.onCursor(next)
    },
    selectCursor() {
      if (hovered) events.onSelect(hovered)
    },
    arrange() {
      stopForces()
      if (!picture) return
      events.onArranging(true)
      forces = startForceLayout({
        answer: picture.answer,
        onPlaces(now, { ended: over }) {
          forced = now
          if (!ended) putAtOnce(places())
          if (!over) return
          forces = null
          events.onArranging(false)
        },
      })
    },
    rest: stopForces,
    scene: () => currentScene({ whole: true }),
    watch(onPicture) {
      watchers.add(onPicture)
      return () => watchers.delete(onPicture)
    },
    overview: () => overviewOf(sigma),
    cameraAt: place => cameraAt(sigma, place),
    measure: measure.width,
    kill() {
      ended = true
      clearTimeout(dwelling)
      stopMoving()
      stopForces()
      travel.kill()
      painter.kill()
      watcher.disconnect()
      stopWatchingFonts()
      sigma.kill()
    },
  }
}
