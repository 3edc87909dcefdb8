// Light or dark, and how strong the contrast, as the components see it.
import { useMemo, useSyncExternalStore } from 'react'
import { chooseContrast, currentContrast, watchContrast } from './contrast.ts'
import { type Palette, paletteFor } from './graph/palette.ts'
import type { Contrast } from './schema.ts'
import { useScheme } from './use-scheme.ts'

/** The contrast now shown, and the function that chooses the other. */
export function useContrast(): [Contrast, () => void] {
  const contrast = useSyncExternalStore(watchContrast, currentContrast)
  return [contrast, () => chooseContrast(contrast === 'more' ? 'normal' : 'more')]
}

/** The canvas's colours for a graph of so many edges. */
export function useColours(links: number): { palette: Palette } {
  const scheme = useScheme()
  const [contrast] = useContrast()
  const palette = useMemo(() => paletteFor(scheme, links, { contrast }), [scheme, links, contrast])
  return { palette }
}
