// Every relation rule finds its own example and leaves its near miss alone.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { compileRelationRule, type RelationRuleSource } from '../../../pipeline/relations/relation-rules.ts'
import { RELATION_TYPES, type RelationType } from '../../../pipeline/types.ts'
import { factsOf, graphData, relationsOf } from '../knowledge-for-tests.ts'

const folder = join(graphData, 'rules', 'relations')
const files = readdirSync(folder).map(
  file =>
    parse(readFileSync(join(folder, file), 'utf8')) as { type: RelationType; rules: RelationRuleSource[] },
)
const rules = files.flatMap(({ type, rules }) => rules.map(rule => ({ ...rule, type })))

describe.each(rules)('$type: $name', rule => {
  const [subject, object] = rule.example.found
  // Partners are equals: either may come first.
  const stated = [`${subject} ${rule.type} ${object}`]
  if (rule.type === 'cooperates_with') stated.push(`${object} ${rule.type} ${subject}`)
  const found = (text: string) => relationsOf(text).map(relation => relation.replace(/ \[.*/, ''))

  test('finds its example, with the sentence part as evidence', () => {
    const { text } = rule.example
    expect(found(text).filter(relation => stated.includes(relation))).toHaveLength(1)
    for (const { evidence } of factsOf(text).relations)
      for (const { start, end } of evidence) expect(text.slice(start, end).length).toBeGreaterThan(0)
  })

  test('leaves its near miss alone', () => {
    expect(found(rule.near_miss).filter(relation => stated.includes(relation))).toEqual([])
  })
})

test('every type but authored has a rule', () => {
  const covered = new Set(rules.map(({ type }) => type))
  expect(RELATION_TYPES.filter(type => type !== 'authored' && !covered.has(type))).toEqual([])
})

test.each([
  ['{subject:organisation}与{object:organization}', 'unknown slot {subject:organisation}'],
  ['{organization}与{object:organization}', 'needs {subject:…}'],
  ['{subject:organization}与{Object:organization}', 'cannot be read'],
])('a rule that is wrong says how: %s', (pattern, problem) => {
  const source = {
    name: 'x',
    pattern,
    reason: '',
    example: { text: '', found: ['', ''] as const },
    near_miss: '',
  }
  expect(() => compileRelationRule('issued', source)).toThrow(problem)
})

test.each([
  ['王建国没有出席第三届太湖渔业发展大会。', []],
  // 未来 denies nothing.
  ['教育部发布了未来五年《水库发展规划》。', ['教育部 issued 水库发展规划']],
  // Whose decision is carried out did not write the plan that does so.
  ['教育部落实中共中央、国务院部署，印发《水库发展规划》。', ['教育部 issued 水库发展规划']],
  // A match that runs over from the sentence before must not hide the one in the sentence.
  ['华为太棒了！华为吸收合并小米集团。', ['华为 acquired 小米集团']],
])('%s', (text, expected) => expect(relationsOf(text)).toEqual(expected))

describe('what is planned, denied, conditional or hearsay is not stated', () => {
  test.each([
    ['腾讯收购敦煌传媒集团。', 1],
    ['如果腾讯收购敦煌传媒集团，股价会上涨。', 0],
    ['据传腾讯收购敦煌传媒集团。', 0],
    ['腾讯有意收购敦煌传媒集团。', 0],
    ['腾讯收购敦煌传媒集团被拒。', 0],
    ['腾讯未收购敦煌传媒集团。', 0],
    ['南开大学将于明天举办第三届县域购物节。', 0],
  ])('%s', (text, count) => expect(relationsOf(text)).toHaveLength(count))
})

test('a former office is labelled as such', () => {
  expect(relationsOf('前教育部部长李建华到会。')).toContain('李建华 works_for 教育部 [前部长]')
  expect(relationsOf('此前教育部部长李建华到会。')).toContain('李建华 works_for 教育部 [部长]')
})

test('a vacant office has no holder', () => {
  expect(relationsOf('教育部部长一职空缺。')).toEqual([])
})
