// How strong the contrast is: as the system has it, until the reader chooses otherwise.
import { remember, remembered } from './i18n/remembered.ts'
import type { Contrast } from './schema.ts'

const STORED_AS = 'baotu-contrast'
const SYSTEM = '(prefers-contrast: more)'

const listeners = new Set<() => void>()

export function currentContrast(): Contrast {
  const chosen = remembered(STORED_AS)
  if (chosen === 'more' || chosen === 'normal') return chosen
  return matchMedia(SYSTEM).matches ? 'more' : 'normal'
}

/** Calls back when the reader chooses, or the system wishes, another contrast; returns how to end that. */
export function watchContrast(listener: () => void): () => void {
  const system = matchMedia(SYSTEM)
  listeners.add(listener)
  system.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    system.removeEventListener('change', listener)
  }
}

export function chooseContrast(contrast: Contrast): void {
  remember(STORED_AS, contrast)
  showContrast()
  for (const listener of listeners) listener()
}

function showContrast(): void {
  document.documentElement.dataset.contrast = currentContrast()
}

/** Tells the style sheet, now and whenever the system's wish changes; to be called once at the start. */
export function startContrast(): void {
  showContrast()
  matchMedia(SYSTEM).addEventListener('change', showContrast)
}
