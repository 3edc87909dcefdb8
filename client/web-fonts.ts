// Web fonts for systems without Chinese ones: their rules come when the graph is drawn, the browser fetches only the parts it needs.

let rules: Promise<void> | undefined

/** Settled when names can be measured; without the rules the system's own fonts are measured and drawn. */
export function sansRules(): Promise<void> {
  rules ??= import('./fonts/sans.ts').then(
    () => {},
    error => console.warn('The web fonts cannot be loaded:', error),
  )
  return rules
}

/** What the newspaper says comes after the first picture, and so does its face. */
export async function serifRules(): Promise<void> {
  try {
    await import('./fonts/serif.ts')
  } catch (error) {
    console.warn('The web fonts cannot be loaded:', error)
  }
}
