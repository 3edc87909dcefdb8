// Reads Traditional Chinese as Simplified, character by character, so that dictionaries and rules written once serve both.
import { Converter } from 'opencc-js/t2cn'

const convert = Converter({ from: 't', to: 'cn' })
const folded = new Map<string, string>()

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
  let result = ''
  for (const character of text) {
    const simple = foldCharacter(character)
    if (/\p{Script=Han}/u.test(character)) han++
    if (simple !== character) changed++
    result += simple
  }
  return (changed > han * TRADITIONAL_SHARE ? result : text).replace(
    /[「」『』]/g,
    mark => MARKS[mark] ?? mark,
  )
}

function foldCharacter(character: string): string {
  if (character.charCodeAt(0) < 0x3400) return character
  const known = folded.get(character)
  if (known !== undefined) return known
  const converted = convert(character)
  const simple = converted.length === character.length ? converted : character
  folded.set(character, simple)
  return simple
}
