// No rule can be made to hang: each reads 100,000 hostile characters, made of its own words too, well within the test's time limit.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { parse } from 'yaml'
import {
  CODE_OF,
  compileRelationRule,
  type RelationRuleSource,
} from '../../../pipeline/relations/relation-rules.ts'
import type { RelationType } from '../../../pipeline/types.ts'
import { graphData } from '../knowledge-for-tests.ts'

const LENGTH = 100_000
const { organization, person, place, title, event, document, product } = CODE_OF

// Texts that open a rule's every part again and again and never end it.
const OPENINGS = [
  ...Object.values(CODE_OF),
  '甲',
  `${organization}、`,
  `${person}、`,
  `${organization}和${place}`,
  `${title}${person}、`,
  `${organization}${title}${person}`,
  `${organization}${event}${document}${product}${place}`,
  `${organization}甲乙，`,
]

function hostileTexts(words: readonly string[]): string[] {
  const pieces = [
    ...OPENINGS,
    ...words.flatMap(word => [word, `${organization}${word}`, `${person}、${word}`]),
  ]
  return pieces.map(piece => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH))
}

/** The words that a pattern spells out: 主办, 承办 of `{organization}(?:主办|承办)`. */
const wordsOf = (pattern: string): string[] =>
  [...new Set(pattern.match(/\p{Script=Han}{1,12}/gu) ?? [])].slice(0, 8)

const rulesIn = <Source>(file: string): Source => parse(readFileSync(join(graphData, 'rules', file), 'utf8'))

/** Goes through all matches; a rule that takes more than linear time runs into the time limit of its test. */
function walk(text: string, expression: RegExp): void {
  for (const _ of text.matchAll(expression));
}

describe.each(readdirSync(join(graphData, 'rules', 'relations')))('%s', file => {
  const { type, rules } = rulesIn<{ type: RelationType; rules: RelationRuleSource[] }>(`relations/${file}`)
  test.each(rules)('$name', source => {
    const { expression, requires } = compileRelationRule(type, source)
    for (const text of hostileTexts(wordsOf(source.pattern))) {
      walk(text, expression)
      requires?.test(text)
    }
  })
})

test.each(rulesIn<{ unmarked: { pattern: string }[] }>('documents.yaml').unmarked)(
  'a document without title marks: $pattern',
  ({ pattern }) => {
    const words = [...wordsOf(pattern), '“十四五', '“十', '第十']
    for (const text of hostileTexts(words)) walk(text, new RegExp(pattern, 'gu'))
  },
)
