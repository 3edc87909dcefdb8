// Measures lines as the eye does: a hanzi is 1 wide, a Latin letter or digit half of that.

export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) as number) < 0x250 ? 0.5 : 1
  return width
}
