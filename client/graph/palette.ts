// The colours of the canvas, light and dark; fainter shades are mixed with the paper, so that overlapping lines do not darken.
import type { NodeType } from '../../server/api/types.ts'
import { type Contrast, ENTITY_TYPES, type Scheme, typeColour } from '../schema.ts'

export type Palette = {
  paper: string
  ink: string
  /** Text and lines that matter less. */
  quietInk: string
  faintInk: string
  accent: string
  /** Glyphs written on nodes: light on dark colours, dark on light ones. */
  onColour: (colour: string) => string
  types: Record<NodeType, string>
  /** By community, the last for the rest; by step, the last for what has no date. */
  communities: readonly string[]
  steps: readonly string[]
  /** A node's colour while something else is in focus. */
  faded: (colour: string) => string
  stated: string
  together: string
  togetherInFocus: string
  fadedStated: string
  fadedTogether: string
}

const GROUND = {
  light: { paper: '#fbf8f1', ink: '#211e19', accent: '#b3271e', onType: '#ffffff' },
  dark: { paper: '#1b1a18', ink: '#f0e9dc', accent: '#f0756a', onType: '#1b1a18' },
} as const
const HIGH_CONTRAST = {
  light: { paper: '#ffffff', ink: '#000000', accent: '#a00000', onType: '#ffffff' },
  dark: { paper: '#000000', ink: '#ffffff', accent: '#ff8a80', onType: '#000000' },
} as const

/** Eight that are told apart by lightness too, and one for the rest. */
const COMMUNITIES = {
  light: ['#c8453b', '#2b6cb0', '#2f855a', '#b56a00', '#7b4ea3', '#0f8b8d', '#a83e77', '#66751c', '#8a8274'],
  dark: ['#e8776c', '#6ca6e0', '#63b48a', '#e5a23d', '#b08bd6', '#4fc0c2', '#dd86b5', '#b3c25e', '#8f8676'],
} as const

/** From little to much, from early to late; the last for what has no date. */
const STEP_COLOURS = {
  light: ['#a9b993', '#79a48d', '#478a82', '#23696f', '#12434f', '#b9b0a0'],
  dark: ['#3a5a4f', '#4d7d6c', '#67a288', '#93c7a3', '#cfeac5', '#5a544a'],
} as const

/** What is out of focus keeps this share of its colour. */
export const FADE = 0.3

/** The more lines, the fainter each: between these numbers of edges the ink halves. */
const FEW = 300
const MANY = 6000

/** The colours for a graph of so many edges. */
export function paletteFor(
  scheme: Scheme,
  links: number,
  { contrast = 'normal' }: { contrast?: Contrast } = {},
): Palette {
  const { paper, ink, accent, onType } = (contrast === 'more' ? HIGH_CONTRAST : GROUND)[scheme]
  const crowd = Math.log(Math.min(MANY, Math.max(FEW, links)) / FEW) / Math.log(MANY / FEW)
  const strength = contrast === 'more' ? 1.8 : 1 - crowd / 2
  const types = Object.fromEntries(
    [...ENTITY_TYPES, 'article' as const].map(type => [type, typeColour(type, scheme)]),
  ) as Record<NodeType, string>
  return {
    paper,
    ink,
    accent,
    onColour: colour =>
      isLight(colour) === isLight(onType) ? (scheme === 'dark' ? '#f7f1e6' : '#1b1a18') : onType,
    types,
    communities: COMMUNITIES[scheme],
    steps: STEP_COLOURS[scheme],
    faded: colour => mixColours(colour, paper, FADE),
    quietInk: mixColours(ink, paper, 0.72),
    faintInk: mixColours(ink, paper, contrast === 'more' ? 0.62 : 0.4),
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

/** Brighter than the middle between black and white, as the eye sees it. */
function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = channels(colour)
  return red * 0.299 + green * 0.587 + blue * 0.114 > 145
}

const channels = (colour: string): number[] =>
  [1, 3, 5].map(start => Number.parseInt(colour.slice(start, start + 2), 16))
