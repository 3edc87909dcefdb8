// The paragraphs of a text in a cell: clippings come with line breaks, run on, or as scraps of HTML.
import { paragraphsOfHtml } from '../html/paragraphs-of-html.ts'

const MARKUP = /<(?:p|br|div|span)\b[^<>]{0,400}>/i
// Clippings that were copied into one line keep the indent of each paragraph: 　　.
const INDENT = /(?<=[。！？”）」』…])[ \t]*\u3000\u3000+|^\u3000+|(?<=[。！？”）」』…])[ \u00a0]{4,}/gm

export function paragraphsOfCell(text: string): string[] {
  if (MARKUP.test(text)) return paragraphsOfHtml(text)
  return text
    .replace(INDENT, '\n')
    .split(/\r\n?|\n/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '')
}
