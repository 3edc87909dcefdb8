// The paragraphs of a piece of a web page, in order, as plain text.
import { parseHtml } from './parse-html.ts'

/** `heading`: 1 to 6 in h1 to h6. `caption` in a figure's caption. `linked`, `bold`: the share of its text that is. */
export type Block = { text: string; heading?: number; caption?: true; linked: number; bold: number }

const BLOCKS = new Set(
  'address article aside blockquote body center caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section table tbody td tfoot th thead title tr ul'.split(
    ' ',
  ),
)
const UNSEEN = new Set(
  'script style noscript template head title select button input textarea svg iframe object'.split(' '),
)

export function paragraphsOfHtml(html: string): string[] {
  return blocksOf(parseHtml(html).body).map(block => block.text)
}

/** Every text below `root`, parted where a browser would begin a new line. */
export function blocksOf(root: Element): Block[] {
  const blocks: Block[] = []
  let parts: string[] = []
  let linked = 0
  let bold = 0
  let heading = 0
  let caption = false
  let link = 0
  let strong = 0
  const flush = () => {
    const run = parts.join('').replace(/\s+/g, keepIndent)
    for (const part of run.split(INDENT)) {
      const text = part.trim()
      if (text === '') continue
      blocks.push({
        text,
        ...(heading > 0 ? { heading } : {}),
        ...(caption ? { caption: true } : {}),
        linked: Math.min(1, linked / text.length),
        bold: Math.min(1, bold / text.length),
      })
    }
    parts = []
    linked = 0
    bold = 0
  }
  const enter = (name: string) => {
    if (name === 'br' || BLOCKS.has(name)) flush()
    if (/^h[1-6]$/.test(name)) heading = Number(name[1])
    if (name === 'figcaption') caption = true
    if (name === 'a') link++
    if (name === 'b' || name === 'strong') strong++
  }
  const leave = (name: string) => {
    if (BLOCKS.has(name)) flush()
    if (/^h[1-6]$/.test(name)) heading = 0
    if (name === 'figcaption') caption = false
    if (name === 'a') link--
    if (name === 'b' || name === 'strong') strong--
  }
  // Without recursion: pages nest as deep as they like.
  let node: Node | null = root
  while (node !== null) {
    const name: string = node.nodeName.toLowerCase()
    if (node.nodeType === TEXT) {
      const text = node.nodeValue ?? ''
      parts.push(text)
      if (link > 0) linked += text.trim().length
      if (strong > 0) bold += text.trim().length
    }
    const open = node.nodeType === ELEMENT && !UNSEEN.has(name)
    if (open) enter(name)
    if (open && node.firstChild !== null) {
      node = node.firstChild
      continue
    }
    if (open) leave(name)
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode
      if (node !== null) leave(node.nodeName.toLowerCase())
    }
    if (node === null || node === root) break
    node = node.nextSibling
  }
  flush()
  return blocks
}

const TEXT = 3
const ELEMENT = 1

// Paragraphs that run on in one element keep their indents of U+3000.
const INDENT = /(?<=[。！？”」』…）])\u3000/u

function keepIndent(space: string): string {
  return space.includes('\u3000') ? '\u3000' : ' '
}
