// How fast a line through points rises: whether memory grows while the same work goes on.
import type { MemoryCurve } from '../scale/processes.ts'

/** Megabytes an hour by least squares, of the points after `warmUpSeconds`; undefined where fewer than two are left. */
export function slopeOf({ points }: MemoryCurve, warmUpSeconds: number): number | undefined {
  const late = points.filter(({ seconds }) => seconds >= warmUpSeconds)
  if (late.length < 2) return undefined
  const mean = (of: (point: MemoryCurve['points'][number]) => number) =>
    late.reduce((sum, point) => sum + of(point), 0) / late.length
  const [x, y] = [mean(({ seconds }) => seconds), mean(({ megabytes }) => megabytes)]
  const spread = late.reduce((sum, { seconds }) => sum + (seconds - x) ** 2, 0)
  if (spread === 0) return undefined
  const rise = late.reduce((sum, { seconds, megabytes }) => sum + (seconds - x) * (megabytes - y), 0)
  return (rise / spread) * 3600
}
