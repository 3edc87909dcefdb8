// Cuts a long name for the picture: the full name shows on hover and in the panel.

/** Wide characters, as in Chinese, count 1, others half: about how wide they are. */
export function nameWidth(name: string): number {
  let width = 0
  for (const character of name) width += (character.codePointAt(0) ?? 0) < 0x2000 ? 0.55 : 1
  return width
}

/** The name if it is at most `limit` wide characters wide, else its beginning and …. */
export function shortenName(name: string, limit: number): string {
  if (nameWidth(name) <= limit) return name
  let short = ''
  let width = 1
  for (const character of name) {
    width += nameWidth(character)
    if (width > limit) break
    short += character
  }
  return `${short.trimEnd()}…`
}
