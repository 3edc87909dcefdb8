// Writes text as XML that every parser reads: marks escaped, characters that XML forbids left out and counted.
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // Only ]]> must be escaped, but no parser minds a > that needn't be.
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Parsers turn these into spaces in an attribute's value, unless they are written as numbers. */
const SPACES = new Set(['\t', '\n', '\r'])

export type XmlWriter = {
  /** `text` for an attribute's value or an element's content; line breaks and tabs become spaces. */
  line(text: string): string
  /** `text` for an identifier: a line break or tab in it stays what it is, so that two identifiers remain two. */
  identifier(text: string): string
  /** How many characters have been left out so far: NUL and its like, U+FFFE, U+FFFF, halves of surrogate pairs. */
  stripped(): number
}

export function createXmlWriter(): XmlWriter {
  let stripped = 0

  function write(text: string, writeSpace: (space: string) => string): string {
    let written = ''
    // By code points: a half of a surrogate pair comes alone only where its other half is missing.
    for (const character of text) {
      if (isForbidden(character)) stripped++
      else if (SPACES.has(character)) written += writeSpace(character)
      else written += ESCAPES[character] ?? character
    }
    return written
  }

  return {
    line: text => write(text, () => ' '),
    identifier: text => write(text, space => `&#${space.charCodeAt(0)};`),
    stripped: () => stripped,
  }
}

/** `text` without the characters that XML forbids. */
export function stripForbidden(text: string): string {
  return [...text].filter(character => !isForbidden(character)).join('')
}

/** What XML 1.0 forbids: control characters but for tab and line breaks, halves of surrogate pairs, two non-characters. */
function isForbidden(character: string): boolean {
  const code = character.codePointAt(0) as number
  if (code < 0x20) return !SPACES.has(character)
  return (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff
}
