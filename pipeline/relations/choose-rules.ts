// Says which relation rules a text can match at all, by the entities and words that it must hold: of a hundred rules some ten.
import type { Lexicon } from '../entities/lexicon.ts'
import { ENTITY_TYPES, type EntityType } from '../types.ts'
import type { RelationRule } from './relation-rules.ts'

/** `text` is what is read, `types` are those of its mentions, `title` where it has any. In the order of the rules. */
export type RuleChooser = (text: string, types: Iterable<EntityType | 'title'>) => RelationRule[]

export function createRuleChooser(rules: readonly RelationRule[], lexicon: Lexicon): RuleChooser {
  const numbers = new Map<string, number>()
  const numberOf = (word: string): number => {
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    return number
  }
  const needed = rules.map(rule => {
    const { types, words } = needsOf(rule.pattern)
    if (rule.implied) types.push([...rule.implied.types])
    return { rule, types: types.map(maskOf), words: words.map(anyOf => anyOf.map(numberOf)) }
  })
  const find = lexicon.createFinder(numbers)
  const present = new Uint8Array(numbers.size)

  return (text, types) => {
    const mask = maskOf(types)
    const found = find(text)
    for (const { value } of found) present[value] = 1
    const chosen = needed.filter(
      ({ types: needs, words }) =>
        needs.every(anyOf => (anyOf & mask) !== 0) &&
        words.every(anyOf => anyOf.some(word => present[word] === 1)),
    )
    for (const { value } of found) present[value] = 0
    return chosen.map(({ rule }) => rule)
  }
}

const TYPES: readonly string[] = [...ENTITY_TYPES, 'title']

function maskOf(types: Iterable<string>): number {
  let mask = 0
  for (const type of types) mask |= 1 << TYPES.indexOf(type)
  return mask
}

/** Lists of which one each must be in any text that the pattern matches: types of mentions, words of two characters or more. */
type Needs = { types: string[][]; words: string[][] }

const SLOT_AT = /\{(?:[a-z]+:)?([a-z|]+)\+{0,2}(?::\d+)?\}/y
const CLASS_AT = /\[(?:\\.|[^\]\\])*\]|\\p\{[^}]*\}|\\./y
const OPTIONAL_AT = /[?*]|\{0,/y
const QUANTIFIER_AT = /(?:[?*+]|\{\d+(?:,\d*)?\})\??/y

/**
 * What stands outside of brackets, and the alternatives in those that are not optional, are needed. Anything less plain is passed over:
 * a rule tried in vain costs time only.
 */
export function needsOf(pattern: string): Needs {
  const needs: Needs = { types: [], words: [] }
  const take = (words: string[]) => {
    if (words.every(word => word.length > 1)) needs.words.push(words)
  }
  let run = ''
  const endRun = () => {
    take([run])
    run = ''
  }
  for (let at = 0; at < pattern.length; ) {
    const slot = matchAt(SLOT_AT, pattern, at)
    const end = slot
      ? at + slot[0].length
      : pattern[at] === '('
        ? closingOf(pattern, at) + 1
        : at + (matchAt(CLASS_AT, pattern, at)?.[0].length ?? 1)
    const optional = matchAt(OPTIONAL_AT, pattern, end) !== null
    const token = pattern.slice(at, end)
    // Alternatives of the whole: none of them is needed.
    if (token === '|') return { types: [], words: [] }
    const isPlain = /^[\p{L}\d、，：“”《》]$/u.test(token)
    if (isPlain && !optional) run += token
    else {
      endRun()
      const kinds = slot?.[1]?.split('|')
      if (!optional && kinds?.every(kind => TYPES.includes(kind))) needs.types.push(kinds)
      if (!optional && token.startsWith('(?:')) take(alternativesOf(token.slice(3, -1)).map(plainBeginning))
    }
    const quantifier = matchAt(QUANTIFIER_AT, pattern, end)?.[0] ?? ''
    if (quantifier !== '') endRun()
    at = end + quantifier.length
  }
  endRun()
  return needs
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at
  return expression.exec(text)
}

/** Where the bracket closes that opens at `open`. */
function closingOf(pattern: string, open: number): number {
  let depth = 0
  for (let at = open; at < pattern.length; ) {
    const token = matchAt(CLASS_AT, pattern, at)?.[0] ?? (pattern[at] as string)
    if (token === '(') depth++
    if (token === ')' && --depth === 0) return at
    at += token.length
  }
  return pattern.length - 1
}

function alternativesOf(group: string): string[] {
  const alternatives = ['']
  for (let at = 0; at < group.length; ) {
    const token =
      group[at] === '('
        ? group.slice(at, closingOf(group, at) + 1)
        : (matchAt(CLASS_AT, group, at)?.[0] ?? (group[at] as string))
    if (token === '|') alternatives.push('')
    else alternatives[alternatives.length - 1] += token
    at += token.length
  }
  return alternatives
}

/** 签署 of 签署了?: characters that are surely there. */
function plainBeginning(alternative: string): string {
  const beginning = /^[\p{L}\d]*/u.exec(alternative)?.[0] ?? ''
  return /^(?:[?*]|\{0,)/.test(alternative.slice(beginning.length)) ? beginning.slice(0, -1) : beginning
}
