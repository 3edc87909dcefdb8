// How large a node is drawn: its area grows with what the size means.
import type { SizeBy } from '../view.ts'
import { magnification, type Size } from './fit-to-stage.ts'
import type { ShownNode } from './shown-graph.ts'

/** Where sizes mean dates, the newest node is as large as one of so many mentions. */
const NEWEST = 9

/** The number whose size is drawn; `last` is the number of days that the graph covers. */
export function worthOf({ node, mentions, degree }: ShownNode, by: SizeBy, last: number): number {
  if (by === 'degree') return Math.max(0.5, degree / 2)
  if (by === 'articles') return node.articles
  if (by === 'date') return (NEWEST * ((node.days.at(-2) ?? -1) + 1)) / Math.max(1, last)
  return mentions
}

/** Pixels of a node of this value, where `count` nodes share the stage. */
export function radiusOf(value: number, stage: Size, count: number): number {
  const spacing = Math.sqrt((stage.width * stage.height) / Math.max(1, count))
  const unit = Math.min(7.5 * Math.sqrt(magnification(stage.width)), Math.max(1.6, spacing * 0.085))
  return Math.min(unit * 2.6, unit * (0.62 + 0.42 * Math.sqrt(value)))
}
