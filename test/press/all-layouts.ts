// The register of layouts, in two halves: one to write rules on, one to score with.
import type { Layout } from './layout.ts'
import { LAYOUTS_FOR_RULES } from './layouts/for-rules.ts'
import { LAYOUTS_FOR_SCORING } from './layouts/for-scoring.ts'

export const ALL_LAYOUTS: readonly Layout[] = [...LAYOUTS_FOR_RULES, ...LAYOUTS_FOR_SCORING]

/** `rules`, `held-out`, `all`, or the name of one layout. */
export function layoutsNamed(name: string): readonly Layout[] {
  if (name === 'all') return ALL_LAYOUTS
  if (name === 'rules') return LAYOUTS_FOR_RULES
  if (name === 'held-out') return LAYOUTS_FOR_SCORING
  const one = ALL_LAYOUTS.filter(layout => layout.name === name)
  if (one.length === 0) {
    throw new Error(
      `No layout ${name}. Known: rules, held-out, all, ${ALL_LAYOUTS.map(layout => layout.name).join(', ')}.`,
    )
  }
  return one
}
