// Words that stand for what was named before: each class of references.yaml finds its example and leaves its near miss alone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { graphData, relationsOf } from '../knowledge-for-tests.ts'

type Told = { reason: string; example: { text: string; found: string }; near_miss: string }

const grammar = parse(readFileSync(join(graphData, 'rules', 'references.yaml'), 'utf8')) as {
  references: Told[]
  pronouns: Told
  together: Told
}
const classes = [...grammar.references, grammar.pronouns, grammar.together]

describe.each(classes)('$reason', ({ example, near_miss }) => {
  test('finds its example', () => {
    expect(relationsOf(example.text)).toContain(example.found)
  })

  test('leaves its near miss alone', () => {
    const [, type] = example.found.split(' ') as [string, string]
    expect(relationsOf(near_miss).filter(relation => relation.split(' ')[1] === type)).toEqual([])
  })
})

test.each([
  [
    'of two events the one whose name ends so',
    '第三届全国创业大赛昨天揭晓，中关村论坛同日开幕。大赛由教育部主办。',
    '教育部 organized 全国创业大赛',
  ],
  [
    'a pronoun is the subject of the sentence before',
    '李建华早年师从王明远。他后来创办了敦煌研究院。',
    '李建华 founded 敦煌研究院',
  ],
])('%s', (_, text, expected) => expect(relationsOf(text)).toContain(expected))

test.each([
  ['inside a quotation he is another', '李建华说：“他创办了敦煌研究院。”'],
  [
    'too far back',
    `腾讯昨天上市。${'水库的水位正在慢慢下降，渔民都很高兴。'.repeat(20)}该公司由李建华创办。`,
  ],
])('%s', (_, text) => expect(relationsOf(text).filter(relation => relation.includes('founded'))).toEqual([]))
