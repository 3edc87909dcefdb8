// What the browser remembers of the reader's choices; a browser that keeps nothing just forgets them.

export function remembered(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined
  } catch {
    // Storage is switched off for this site.
    return undefined
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch (error) {
    console.info(`${name} is not remembered:`, error)
  }
}
