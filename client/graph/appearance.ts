// How each node and line looks at rest, and what the eye should rest on.
import type { Selection } from '../view.ts'
import { type Colouring, NO_GROUP } from './colouring.ts'
import type { Palette } from './palette.ts'
import type { ShownGraph, ShownLink, ShownNode } from './shown-graph.ts'
import type { StageGraph } from './stage-graph.ts'

/** The ways between two entities that the panel tells of: they are in focus in place of the selection. */
export type Trail = { ends: readonly string[]; nodes: readonly string[]; edges: readonly string[] }

export type Chosen = { selection: Selection | null; trail: Trail | null }

/** What the eye should rest on: the chosen or hovered node or edge with what it touches. */
export type Focus = {
  /** Nothing is in focus: everything is drawn in full. */
  none: boolean
  /** The chosen node, or both ends of the chosen edge. */
  centres: ReadonlySet<string>
  /** The centres and their neighbours. */
  nodes: ReadonlySet<string>
  edges: ReadonlySet<string>
  /** The edge whose sentences are shown. */
  edge: string | null
}

export function focusOf(
  graph: StageGraph,
  shown: ShownGraph,
  { selection, trail }: Chosen,
  hovered: Selection | null,
): Focus {
  if (trail) return focusOnTrail(graph, trail)
  const chosen = selection ?? hovered
  const [centres, nodes, edges] = [new Set<string>(), new Set<string>(), new Set<string>()]
  if (chosen?.kind === 'entity' && graph.hasNode(chosen.id)) {
    centres.add(chosen.id)
    nodes.add(chosen.id)
    graph.forEachEdge(chosen.id, (edge, _, source, target) => {
      const link = shown.links.get(edge)
      if (!link || link.beneath) return
      edges.add(edge)
      nodes.add(source)
      nodes.add(target)
    })
  }
  if (chosen?.kind === 'edge' && graph.hasEdge(chosen.id)) {
    edges.add(chosen.id)
    for (const end of graph.extremities(chosen.id)) {
      centres.add(end)
      nodes.add(end)
    }
  }
  const edge = chosen?.kind === 'edge' && edges.has(chosen.id) ? chosen.id : null
  return { none: nodes.size === 0, centres, nodes, edges, edge }
}

/** What of a trail is on the stage; a large graph may lack some of it. */
function focusOnTrail(graph: StageGraph, trail: Trail): Focus {
  const drawn = (ids: readonly string[]) => new Set(ids.filter(id => graph.hasNode(id)))
  const nodes = drawn([...trail.ends, ...trail.nodes])
  const edges = new Set(trail.edges.filter(id => graph.hasEdge(id)))
  return { none: nodes.size === 0, centres: drawn(trail.ends), nodes, edges, edge: null }
}

export function nodeColour({ node, change }: ShownNode, colouring: Colouring, palette: Palette): string {
  if (change === 'gone') return palette.faintInk
  const group = colouring.groupOf(node)
  if (group === NO_GROUP) return palette.types[node.type]
  return (colouring.by === 'community' ? palette.communities : palette.steps)[group] ?? palette.quietInk
}

/** How a line is drawn: in one go, in dots, or in dashes. */
export const STROKES = { solid: 0, dotted: 1, dashed: 2 } as const
export type Stroke = keyof typeof STROKES

export type LineLook = { colour: string; width: number; stroke: Stroke }

/** `comparing`: the lines show what has changed, by their form as well as by their colour. */
export function lineLook(
  { edge, weight, before, change }: ShownLink,
  palette: Palette,
  { comparing }: { comparing: boolean },
): LineLook {
  const stated = edge.kind === 'stated'
  const colour = stated ? palette.stated : palette.together
  // A pair in fifty sentences is drawn thicker than one in a single one, but not fifty times.
  const width = (stated ? 1.3 : 1.1) + Math.log2(Math.max(1, weight, before)) * 0.3
  if (!comparing) return { colour, width, stroke: stated ? 'solid' : 'dotted' }
  if (change === 'new') return { colour: palette.accent, width: width + 0.6, stroke: 'solid' }
  if (change === 'gone') return { colour: palette.quietInk, width, stroke: 'dashed' }
  if (change === 'stronger') return { colour: palette.ink, width: width + 1.2, stroke: 'solid' }
  return { colour: stated ? palette.fadedStated : palette.fadedTogether, width, stroke: 'solid' }
}

/** A line in focus, drawn above the dimmed graph. */
export function lineInFocus(
  link: ShownLink,
  palette: Palette,
  options: { chosen: boolean; comparing: boolean },
): LineLook {
  const look = lineLook(link, palette, options)
  const stated = link.edge.kind === 'stated'
  if (options.chosen) return { ...look, colour: palette.accent, width: look.width + 1.1 }
  if (options.comparing) return look
  return {
    ...look,
    colour: stated ? palette.ink : palette.togetherInFocus,
    width: look.width + (stated ? 0.5 : 0.2),
  }
}
