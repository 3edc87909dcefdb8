// Parses a web page into a document that runs nothing, within bounds.
import { parseHTML } from 'linkedom'
import { PageError } from '../page-error.ts'

// A portal's front page has some 5,000 elements.
const MAX_TAGS = 100_000
const MAX_NESTING = 1000

/** Scripts and styles are taken out first. Throws PageError where the page is larger or nested deeper than any page. */
export function parseHtml(html: string): Document {
  const clean = withoutPrograms(html)
  refuseBeyondBounds(clean)
  return parseHTML(framed(clean)).document
}

/**
 * The page with one head and one body, whatever its own frame is: many pages leave the body out, end it too early, or are a piece of
 * one, which browsers mend and the parser does not.
 */
function framed(html: string): string {
  const end = /<\/head\s*>|<body\b/i.exec(html)?.index ?? 0
  const [head, body] = [html.slice(0, end), html.slice(end)].map(part =>
    part.replace(/<\/?(?:html|head|body)\b[^>]*>|<!doctype\b[^>]*>/gi, ' '),
  )
  return `<!doctype html><html><head>${head}</head><body>${body}</body></html>`
}

const PROGRAM = /<(script|style|noscript|template|svg|iframe)\b/gi

/** One that never ends takes the rest of the page with it, as in a browser. */
function withoutPrograms(html: string): string {
  const kept: string[] = []
  const lower = html.toLowerCase()
  let from = 0
  PROGRAM.lastIndex = 0
  for (let match = PROGRAM.exec(lower); match !== null; match = PROGRAM.exec(lower)) {
    kept.push(html.slice(from, match.index))
    const end = lower.indexOf(`</${match[1]}`, match.index)
    const close = end < 0 ? -1 : lower.indexOf('>', end)
    if (close < 0) return kept.join(' ')
    from = close + 1
    PROGRAM.lastIndex = from
  }
  kept.push(html.slice(from))
  return kept.join(' ')
}

const CONTAINER =
  /<(\/?)(?:div|span|section|table|tbody|tr|td|ul|ol|font|b|i|em|strong|center|blockquote|a)\b/gi

function refuseBeyondBounds(html: string): void {
  let tags = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    tags++
    if (tags > MAX_TAGS) throw tooLarge()
  }
  let depth = 0
  for (const match of html.matchAll(CONTAINER)) {
    depth = match[1] === '/' ? Math.max(0, depth - 1) : depth + 1
    if (depth > MAX_NESTING) throw tooDeep()
  }
}

function tooLarge(): PageError {
  return new PageError('too_large', {
    zh: `网页超过 ${MAX_TAGS} 个标签，不是一篇报道。`,
    en: `The page has more than ${MAX_TAGS} tags: it is no article.`,
  })
}

function tooDeep(): PageError {
  return new PageError('too_deep', {
    zh: `网页标签嵌套超过 ${MAX_NESTING} 层，已拒绝。`,
    en: `The page nests its tags more than ${MAX_NESTING} deep and was refused.`,
  })
}
