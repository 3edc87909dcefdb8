// What counts as right, missed and spurious among entities and relations.
import { describe, expect, test } from 'vitest'
import type { GoldFacts } from '../../../pipeline/evaluate/gold.ts'
import { scoreFacts, sumScores } from '../../../pipeline/evaluate/score-facts.ts'
import { found } from './facts-for-tests.ts'

const TEXT = '北京大学校长蔡元培到上海。北大与清华大学合作编印《国文课本》。蔡元培对课本很满意。'

const gold: GoldFacts = {
  entities: [
    { name: '北京大学', type: 'organization', surfaces: ['北京大学', '北大'] },
    { name: '清华大学', type: 'organization' },
    { name: '蔡元培', type: 'person' },
    { name: '上海', type: 'place', type_alt: 'organization' },
    { name: '国文课本', type: 'document' },
  ],
  relations: [
    { type: 'works_for', subject: '蔡元培', object: '北京大学', label: '校长' },
    { type: 'cooperates_with', subject: '北京大学', object: '清华大学' },
  ],
  optional: ['校长'],
  optional_relations: [{ type: 'issued', subject: '北京大学', object: '国文课本' }],
}

const score = (facts: Parameters<typeof found>[1]) => scoreFacts(gold, [found(TEXT, facts)])
const all = {
  北京大学: 'organization:北京大学',
  北大: 'organization:北京大学',
  清华大学: 'organization:清华大学',
  蔡元培: 'person:蔡元培',
  上海: 'place:上海市',
  国文课本: 'document:国文课本',
} as const

describe('entities', () => {
  test('are right by any of their forms, under any right type', () => {
    const { entities, joined, errors } = score({ mentions: { ...all, 上海: 'organization:上海' } })
    expect(entities).toEqual({
      organization: { right: 2, spurious: 0, missed: 0 },
      person: { right: 1, spurious: 0, missed: 0 },
      place: { right: 1, spurious: 0, missed: 0 },
      document: { right: 1, spurious: 0, missed: 0 },
    })
    expect(joined).toEqual({ hits: 1, of: 1 })
    expect(errors.filter(({ type }) => type in entities)).toEqual([])
  })

  test('of several forms are joined only where one entity has them all', () => {
    const { joined, entities } = score({ mentions: { ...all, 北大: 'organization:北大' } })
    expect(joined).toEqual({ hits: 0, of: 1 })
    expect(entities.organization).toEqual({ right: 2, spurious: 0, missed: 0 })
  })

  test('under a wrong type are both missed and spurious', () => {
    const { entities, errors } = score({ mentions: { ...all, 清华大学: 'place:清华大学' } })
    expect(entities.organization).toEqual({ right: 1, spurious: 0, missed: 1 })
    expect(entities.place).toEqual({ right: 1, spurious: 1, missed: 0 })
    expect(errors).toContainEqual({
      fault: 'missed',
      type: 'organization',
      what: '清华大学',
      note: 'found as place',
      sentence: '北大与清华大学合作编印《国文课本》。',
      reason: '',
    })
  })

  test('that gold has not are spurious, with sentence and reason', () => {
    const { entities, errors } = score({ mentions: { ...all, 国文: 'product:国文' } })
    expect(entities.product).toEqual({ right: 0, spurious: 1, missed: 0 })
    expect(errors).toContainEqual({
      fault: 'spurious',
      type: 'product',
      what: '国文',
      note: '',
      sentence: '北大与清华大学合作编印《国文课本》。',
      reason: 'rule:test',
    })
  })

  test.each([
    ['an optional name', { ...all, 校长: 'person:校长' }],
    ['a topic', { ...all, 满意: 'topic:满意' }],
  ] as const)('%s is neither rewarded nor punished', (_, mentions) => {
    expect(score({ mentions }).entities).toEqual(score({ mentions: all }).entities)
  })

  test('match without title marks, spaces and width', () => {
    const marked: GoldFacts = { entities: [{ name: '“Ａ 计划”', type: 'event' }], relations: [] }
    expect(
      scoreFacts(marked, [found('启动A计划。', { mentions: { A计划: 'event:A计划' } })]).entities.event,
    ).toEqual({ right: 1, spurious: 0, missed: 0 })
  })
})

describe('relations', () => {
  const relationsOf = (...relations: NonNullable<Parameters<typeof found>[1]['relations']>) =>
    score({ mentions: all, relations })

  test('are right by their ends, cooperation either way round', () => {
    const { relations, labels } = relationsOf(
      ['works_for', 'person:蔡元培', 'organization:北京大学', '校长'],
      ['cooperates_with', 'organization:清华大学', 'organization:北京大学'],
    )
    expect(relations).toEqual({
      works_for: { right: 1, spurious: 0, missed: 0 },
      cooperates_with: { right: 1, spurious: 0, missed: 0 },
    })
    expect(labels).toEqual({ hits: 1, of: 1 })
  })

  test('the wrong way round are spurious and missed', () => {
    const { relations, errors } = relationsOf(['issued', 'document:国文课本', 'organization:北京大学'])
    expect(relations.issued).toEqual({ right: 0, spurious: 1, missed: 0 })
    expect(errors).toContainEqual({
      fault: 'spurious',
      type: 'issued',
      what: '国文课本 → 北京大学',
      note: '',
      sentence: '北京大学校长蔡元培到上海。',
      reason: 'rule:states',
    })
  })

  test('missed say the sentence that names both ends', () => {
    const { relations, errors } = relationsOf()
    expect(relations.works_for).toEqual({ right: 0, spurious: 0, missed: 1 })
    expect(errors).toContainEqual({
      fault: 'missed',
      type: 'works_for',
      what: '蔡元培 → 北京大学',
      note: '校长',
      sentence: '北京大学校长蔡元培到上海。',
      reason: '',
    })
  })

  test('that are optional count for nothing, and the same one twice counts once', () => {
    const { relations } = relationsOf(
      ['issued', 'organization:北京大学', 'document:国文课本'],
      ['located_in', 'organization:北京大学', 'place:上海市'],
      ['located_in', 'organization:北京大学', 'place:上海市'],
    )
    expect(relations.issued).toBeUndefined()
    expect(relations.located_in).toEqual({ right: 0, spurious: 1, missed: 0 })
  })

  test('with another title are right, but not their label', () => {
    const { relations, labels } = relationsOf(['works_for', 'person:蔡元培', 'organization:北京大学', '教授'])
    expect(relations.works_for).toEqual({ right: 1, spurious: 0, missed: 0 })
    expect(labels).toEqual({ hits: 0, of: 1 })
  })
})

test('a mention of an entity that was not declared is an error of ours', () => {
  const facts = found(TEXT, { mentions: { 北大: 'organization:北大' } })
  expect(() => scoreFacts(gold, [{ ...facts, entities: [] }])).toThrow('organization:北大')
})

test('scores add up, type by type', () => {
  const one = score({ mentions: all })
  const none = score({})
  expect(sumScores([one, none]).entities.organization).toEqual({ right: 2, spurious: 0, missed: 2 })
  expect(sumScores([]).entities).toEqual({})
})
