// Decides which columns make one story: each column follows a headline or another column, and the best set of such pairs is taken.
import { bestAssignment } from '../../articles/best-assignment.ts'
import type { Head } from './find-heads.ts'
import type { Run } from './find-runs.ts'
import { placesOf, type Scene, scoreHead, scoreRuns } from './score-followers.ts'

export type Chain = { head: Head | null; runs: Run[] }

const LEAST = 20

export function chainRuns(scene: Scene): Chain[] {
  const { heads, runs } = scene
  const places = placesOf(scene)
  const scores: number[][] = []
  for (let h = 0; h < heads.length; h++) {
    scores.push(runs.map((_, r) => keep(scoreHead(scene, places, h, r))))
  }
  for (let p = 0; p < runs.length; p++) {
    scores.push(runs.map((_, r) => (p === r ? 0 : keep(scoreRuns(scene, places, p, r)))))
  }
  const next = bestAssignment(scores)
  const follows = new Set(next.filter(run => run >= 0))
  const chains: Chain[] = []
  const used = new Set<number>()
  const walk = (first: number): Run[] => {
    const chain: Run[] = []
    for (let at = first; at >= 0 && !used.has(at); at = next[heads.length + at] ?? -1) {
      used.add(at)
      chain.push(runs[at] as Run)
    }
    return chain
  }
  heads.forEach((head, h) => {
    chains.push({ head, runs: walk(next[h] ?? -1) })
  })
  runs.forEach((_, r) => {
    if (!follows.has(r)) chains.push({ head: null, runs: walk(r) })
  })
  // A ring of columns, which the scores all but rule out, is opened at its first.
  runs.forEach((_, r) => {
    if (!used.has(r)) chains.push({ head: null, runs: walk(r) })
  })
  return chains
}

function keep(score: number): number {
  return score > LEAST ? score : 0
}
