// Measures names in the interface's font, and tells when a web font came in late, since a canvas does not redraw itself.

/** The sans stack of theme.css: the canvas must measure what it draws. */
export const labelFontFamily = (): string =>
  getComputedStyle(document.documentElement).getPropertyValue('--sans').trim()

export type TextMeasure = {
  width: (text: string, font: string) => number
  /** Resolves when the font has every character of these texts; widths measured before are forgotten. */
  awaitFont: (texts: readonly string[], font: string) => Promise<void>
}

export function createTextMeasure(): TextMeasure {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) throw new Error('This browser has no 2D canvas.')
  const widths = new Map<string, number>()
  // Web fonts come in pieces: what was measured before the last of them is drawn in another.
  document.fonts.addEventListener('loading', () => widths.clear())
  return {
    width(text, font) {
      const key = `${font}\n${text}`
      const known = widths.get(key)
      if (known !== undefined) return known
      context.font = font
      const { width } = context.measureText(text)
      if (document.fonts.status === 'loaded') widths.set(key, width)
      return width
    },
    async awaitFont(texts, font) {
      const characters = [...new Set(texts.join(''))].join('')
      // Drawing asks for just those parts of the web font that the system's own fonts lack; fonts.load would fetch all.
      context.font = font
      context.fillText(characters, 0, 0)
      await document.fonts.ready
      widths.clear()
    },
  }
}
