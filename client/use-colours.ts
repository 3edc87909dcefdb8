// Light or dark, and how strong the contrast: as the system has it, until the reader chooses otherwise.
import { useMemo, useSyncExternalStore } from 'react'
import { type Palette, paletteFor } from './graph/palette.ts'
import { remember, remembered } from './i18n/remembered.ts'
import type { Contrast } from './schema.ts'
import { useScheme } from './use-scheme.ts'

const STORED_AS = 'baotu-contrast'
const SYSTEM = '(prefers-contrast: more)'

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  const system = matchMedia(SYSTEM)
  listeners.add(listener)
  system.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    system.removeEventListener('change', listener)
  }
}

function currentContrast(): Contrast {
  const chosen = remembered(STORED_AS)
  if (chosen === 'more' || chosen === 'normal') return chosen
  return matchMedia(SYSTEM).matches ? 'more' : 'normal'
}

/** The contrast now shown, and the function that chooses the other. */
export function useContrast(): [Contrast, () => void] {
  const contrast = useSyncExternalStore(subscribe, currentContrast)
  const change = () => {
    remember(STORED_AS, contrast === 'more' ? 'normal' : 'more')
    showContrast()
    for (const listener of listeners) listener()
  }
  return [contrast, change]
}

function showContrast(): void {
  document.documentElement.dataset.contrast = currentContrast()
}

/** Tells the style sheet, now and whenever the system's wish changes; to be called once at the start. */
export function startContrast(): void {
  showContrast()
  matchMedia(SYSTEM).addEventListener('change', showContrast)
}

/** The canvas's colours for a graph of so many edges. */
export function useColours(links: number): { palette: Palette } {
  const scheme = useScheme()
  const [contrast] = useContrast()
  const palette = useMemo(() => paletteFor(scheme, links, { contrast }), [scheme, links, contrast])
  return { palette }
}
