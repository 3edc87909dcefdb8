// Measures names in the interface's font, and tells when a web font came in late, since a canvas does not redraw itself.

/** The sans stack of theme.css: the canvas must measure what it draws. */
export const labelFontFamily = (): string =>
  getComputedStyle(document.documentElement).getPropertyValue('--sans').trim()

export type TextMeasure = {
  width: (text: string, font: string) => number
  /** Resolves when the font has every character of these texts. */
  awaitFont: (texts: readonly string[]) => Promise<void>
  /** Calls back when a part of the font has come: widths measured before are forgotten. Returns how to end that. */
  onFont: (callBack: () => void) => () => void
}

export function createTextMeasure(family: string): TextMeasure {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) throw new Error('This browser has no 2D canvas.')
  const widths = new Map<string, number>()
  // The newspaper's own face comes with each article, and no name is set in it.
  const isOurs = (face: FontFace) => family.includes(face.family.replaceAll('"', ''))
  let coming = false
  let asked = false
  /** Web fonts come in pieces: what is measured before the last of them will be drawn in another. Looked at once a task. */
  function fontIsComing(): boolean {
    if (asked) return coming
    asked = true
    queueMicrotask(() => {
      asked = false
    })
    const before = coming
    const { status } = document.fonts
    coming = status === 'loading' && [...document.fonts].some(face => face.status === status && isOurs(face))
    if (coming && !before) widths.clear()
    return coming
  }
  // It may have come again before anything is measured anew.
  document.fonts.addEventListener('loading', () => widths.clear())
  return {
    width(text, font) {
      const key = `${font}\n${text}`
      const known = fontIsComing() ? undefined : widths.get(key)
      if (known !== undefined) return known
      context.font = font
      const { width } = context.measureText(text)
      if (!coming) widths.set(key, width)
      return width
    },
    async awaitFont(texts) {
      const characters = [...new Set(texts.join(''))].join('')
      // Drawing asks for just those parts of the web font that the system's own fonts lack; fonts.load would fetch all.
      context.font = `400 13px ${family}`
      context.fillText(characters, 0, 0)
      await document.fonts.ready
      widths.clear()
    },
    onFont(callBack) {
      const listener = ({ fontfaces }: FontFaceSetLoadEvent) => {
        if (!fontfaces.some(isOurs)) return
        widths.clear()
        callBack()
      }
      document.fonts.addEventListener('loadingdone', listener)
      return () => document.fonts.removeEventListener('loadingdone', listener)
    },
  }
}
