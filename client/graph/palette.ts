// The colours of the canvas, light and dark; fainter shades are mixed with the paper, so that overlapping lines do not darken.
import type { NodeType } from '../../server/api/types.ts'
import { ENTITY_TYPES, type Scheme, typeColour } from '../schema.ts'

export type Palette = {
  paper: string
  ink: string
  /** Text and lines that matter less. */
  quietInk: string
  faintInk: string
  accent: string
  /** Glyphs written on nodes. */
  onType: string
  types: Record<NodeType, string>
  fadedTypes: Record<NodeType, string>
  stated: string
  together: string
  togetherInFocus: string
  fadedStated: string
  fadedTogether: string
}

const GROUND = {
  light: { paper: '#fbf8f1', ink: '#211e19', accent: '#b3271e', onType: '#ffffff', fade: 0.34 },
  dark: { paper: '#1b1a18', ink: '#f0e9dc', accent: '#f0756a', onType: '#1b1a18', fade: 0.4 },
} as const

/** The more lines, the fainter each: between these numbers of edges the ink halves. */
const FEW = 300
const MANY = 6000

/** The colours for a graph of so many edges. */
export function paletteFor(scheme: Scheme, links: number): Palette {
  const { paper, ink, accent, onType, fade } = GROUND[scheme]
  const crowd = Math.log(Math.min(MANY, Math.max(FEW, links)) / FEW) / Math.log(MANY / FEW)
  const strength = 1 - crowd / 2
  const types = Object.fromEntries(
    [...ENTITY_TYPES, 'article' as const].map(type => [type, typeColour(type, scheme)]),
  ) as Record<NodeType, string>
  const fadedTypes = Object.fromEntries(
    Object.entries(types).map(([type, colour]) => [type, mixColours(colour, paper, fade)]),
  ) as Record<NodeType, string>
  return {
    paper,
    ink,
    accent,
    onType,
    types,
    fadedTypes,
    quietInk: mixColours(ink, paper, 0.72),
    faintInk: mixColours(ink, paper, 0.4),
    stated: mixColours(ink, paper, 0.46 * strength),
    together: mixColours(ink, paper, 0.34 * strength),
    togetherInFocus: mixColours(ink, paper, 0.56),
    fadedStated: mixColours(ink, paper, 0.16 * strength),
    fadedTogether: mixColours(ink, paper, 0.12 * strength),
  }
}

/** `share` of the first colour and the rest of the second; both `#rrggbb`. */
export function mixColours(first: string, second: string, share: number): string {
  const [a, b] = [channels(first), channels(second)]
  const mixed = a.map((value, index) => Math.round(value * share + (b[index] ?? 0) * (1 - share)))
  return `#${mixed.map(value => value.toString(16).padStart(2, '0')).join('')}`
}

const channels = (colour: string): number[] =>
  [1, 3, 5].map(start => Number.parseInt(colour.slice(start, start + 2), 16))
