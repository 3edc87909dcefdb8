// From what is selected, hovered and hidden to how each node and edge looks.
import type { EdgeDisplayData, NodeDisplayData } from 'sigma/types'
import type { EdgeKind, NodeType } from '../../server/api/types.ts'
import type { Selection } from '../view.ts'
import type { Palette } from './palette.ts'
import type { LinkAttributes, NodeAttributes, StageGraph } from './stage-graph.ts'

export type Look = {
  selection: Selection | null
  hiddenTypes: ReadonlySet<NodeType>
  hiddenLinks: ReadonlySet<EdgeKind>
  /** The ways between two entities that the panel tells of: they are in focus in place of the selection. */
  trail?: Trail | null
}

export type Trail = { ends: readonly string[]; nodes: readonly string[]; edges: readonly string[] }

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

export function isNodeHidden({ type }: NodeAttributes, look: Look): boolean {
  return look.hiddenTypes.has(type)
}

/** An edge is hidden by its kind; one with a hidden end is not drawn by Sigma anyway. */
export function isLinkHidden({ kind, beneathStated }: LinkAttributes, look: Look): boolean {
  return look.hiddenLinks.has(kind) || (beneathStated && !look.hiddenLinks.has('stated'))
}

export function focusOf(graph: StageGraph, look: Look, hovered: Selection | null): Focus {
  if (look.trail) return focusOnTrail(graph, look.trail)
  const chosen = look.selection ?? hovered
  const [centres, nodes, edges] = [new Set<string>(), new Set<string>(), new Set<string>()]
  if (chosen?.kind === 'entity' && graph.hasNode(chosen.id)) {
    centres.add(chosen.id)
    nodes.add(chosen.id)
    graph.forEachEdge(chosen.id, (edge, link, source, target, sourceNode, targetNode) => {
      const hidden =
        isLinkHidden(link, look) || isNodeHidden(sourceNode, look) || isNodeHidden(targetNode, look)
      if (hidden) return
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

export function nodeAppearance(
  id: string,
  node: NodeAttributes,
  look: Look,
  focus: Focus,
  palette: Palette,
): Partial<NodeDisplayData> {
  const { x, y, size, type } = node
  const inFocus = focus.none || focus.nodes.has(id)
  return {
    x,
    y,
    size,
    label: null,
    hidden: isNodeHidden(node, look),
    color: inFocus ? palette.types[type] : palette.fadedTypes[type],
    zIndex: focus.none ? 0 : focus.centres.has(id) ? 2 : inFocus ? 1 : 0,
  }
}

export function linkAppearance(
  id: string,
  link: LinkAttributes,
  look: Look,
  focus: Focus,
  palette: Palette,
): Partial<EdgeDisplayData> & { dotted: boolean } {
  const stated = link.kind === 'stated'
  const inFocus = focus.edges.has(id)
  // A pair in fifty sentences is drawn thicker than one in a single one, but not fifty times.
  const size = (stated ? 1.3 : 1.1) + Math.log2(link.weight) * 0.3
  const colour = stated ? palette.stated : palette.together
  const faded = stated ? palette.fadedStated : palette.fadedTogether
  const chosen = stated ? palette.ink : palette.togetherInFocus
  return {
    // The chosen edge is drawn in any case, also where the legend hides its kind.
    hidden: isLinkHidden(link, look) && focus.edge !== id,
    dotted: !stated,
    size: inFocus ? size + (focus.edge === id ? 1.1 : stated ? 0.5 : 0.2) : size,
    color: focus.edge === id ? palette.accent : inFocus ? chosen : focus.none ? colour : faded,
    zIndex: inFocus ? 2 : stated ? 1 : 0,
  }
}
