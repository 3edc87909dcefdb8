// Reads Traditional Chinese as Simplified, character by character, so that dictionaries and rules written once serve both.
import { Converter } from 'opencc-js/t2cn'
import { HAN } from '../characters.ts'

const convert = Converter({ from: 't', to: 'cn' })
// Below it stands nothing that differs.
const FIRST_FOLDED = 0x3400

// A Simplified page has a few such characters, too (著, 乾 in names); one in thirty tells a Traditional page.
const TRADITIONAL_SHARE = 1 / 30

// Corner brackets are quotation marks wherever they stand.
const MARKS: Readonly<Record<string, string>> = { '「': '“', '」': '”', '『': '‘', '』': '’' }

/**
 * `text` with Traditional characters replaced by Simplified ones where it is written in Traditional Chinese, else `text` itself.
 * Offsets stay: each UTF-16 code unit is replaced by one. For matching only, never for display.
 */
export function foldTraditional(text: string): string {
  let han = 0
  let changed = 0
  let hasCorners = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x300c && code <= 0x300f) hasCorners = true
    han += HAN[code] as number
    if (code < FIRST_FOLDED) continue
    if (code >= 0xd800 && code <= 0xdfff) return foldMarks(foldByCharacter(text))
    if (simpleOf(code) !== code) changed++
  }
  const folded =
    changed > han * TRADITIONAL_SHARE
      ? Array.from(text, character => String.fromCharCode(simpleOf(character.charCodeAt(0)))).join('')
      : text
  return hasCorners ? foldMarks(folded) : folded
}

const foldMarks = (text: string): string => text.replace(/[「」『』]/g, mark => MARKS[mark] ?? mark)

/** For texts with characters outside of the basic plane. */
function foldByCharacter(text: string): string {
  let han = 0
  let changed = 0
  let result = ''
  for (const character of text) {
    const simple = foldCharacter(character)
    if (/\p{Script=Han}/u.test(character)) han++
    if (simple !== character) changed++
    result += simple
  }
  return changed > han * TRADITIONAL_SHARE ? result : text
}

// By code; 0 where nobody has asked yet.
const simple = new Uint16Array(65_536)

function simpleOf(code: number): number {
  const known = simple[code] as number
  if (known !== 0) return known
  const found = foldCharacter(String.fromCharCode(code)).charCodeAt(0)
  simple[code] = found
  return found
}

function foldCharacter(character: string): string {
  if (character.charCodeAt(0) < FIRST_FOLDED) return character
  const converted = convert(character)
  return converted.length === character.length ? converted : character
}
