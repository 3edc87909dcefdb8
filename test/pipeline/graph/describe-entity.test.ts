// One sentence of who or what an entity is: facts that make one, and facts that don't.
import { describe, expect, test } from 'vitest'
import { describeEntity, type StatedTie } from '../../../pipeline/graph/describe-entity.ts'
import type { EntityType } from '../../../pipeline/types.ts'

/** `works_for>国家数据局[副局长]×2`, `part_of<数字经济司`: relation, direction, other end, titles, sentences. */
function tieOf(written: string): StatedTie {
  const [, type = '', arrow, other = '', labels, weight] =
    /^(\w+)([<>])([^[×]+)(?:\[(.*)\])?(?:×(\d+))?$/u.exec(written) ?? []
  return {
    type,
    direction: arrow === '>' ? 'out' : 'in',
    other,
    labels: labels?.split('/') ?? [],
    weight: Number(weight ?? 1),
    edge: written,
  }
}

const sentence = (
  type: EntityType,
  name: string,
  ties: readonly string[],
  kind?: { zh: string; en: string },
) => {
  const described = describeEntity({ name, type, kind, ties: ties.map(tieOf) })
  return (
    described && {
      zh: described.zh.map(({ text }) => text).join(''),
      en: described.en.map(({ text }) => text).join(''),
    }
  )
}

const GOVERNMENT = { zh: '政府部门', en: 'Government body' }

describe('describeEntity', () => {
  test.each<[EntityType, string, string[], string | undefined]>([
    ['person', '陈明辉', ['works_for>数据局[党组成员、副局长]'], '陈明辉，数据局党组成员、副局长。'],
    // A title that a longer one holds is told once.
    ['person', '陈明辉', ['works_for>数据局[副局长/党组成员、副局长]'], '陈明辉，数据局党组成员、副局长。'],
    // Offices held now come before former ones, however often those are named.
    [
      'person',
      '陈明辉',
      ['works_for>数据局[原副局长]×9', 'works_for>河湾大学[教授]'],
      '陈明辉，河湾大学教授；原数据局副局长。',
    ],
    ['person', '陈明辉', ['works_for>数据局'], '陈明辉，在数据局工作。'],
    ['person', '陈明辉', ['said_about>数字中国'], undefined],
    ['organization', '数据局', [], undefined],
    ['organization', '数字司', ['part_of>数据局', 'works_for<陈明辉[司长]'], '数字司，隶属数据局。'],
    [
      'organization',
      '四方公司',
      ['located_in>河湾市', 'founded<林望', 'launched>云海', 'launched>云图', 'cooperates_with<九江集团'],
      '四方公司，位于河湾市，由林望创办，推出云图、云海。',
    ],
    ['organization', '四方公司', ['cooperates_with<九江集团'], '四方公司，与九江集团合作。'],
    ['place', '香山乡', ['part_of>河湾县', 'located_in<四方公司'], '香山乡，属河湾县。'],
    [
      'document',
      '数据条例',
      ['issued<甲部', 'issued<乙部', 'issued<丙部×3', 'issued<丁部'],
      '数据条例，由丙部、丁部、乙部等4家发布。',
    ],
    [
      'event',
      '数据大会',
      ['organized<数据局', 'located_in>河湾市'],
      '数据大会，由数据局主办，在河湾市举行。',
    ],
    ['topic', '数据要素', [], undefined],
  ])('%s %s %j → %s', (type, name, ties, zh) => {
    expect(sentence(type, name, ties)?.zh).toBe(zh)
  })

  test('a document is told in title marks, a kind in words, both languages alike', () => {
    expect(sentence('organization', '数据局', ['issued>数据条例'], GOVERNMENT)).toEqual({
      zh: '数据局，政府部门，发布《数据条例》。',
      en: '数据局: Government body, issued 《数据条例》.',
    })
  })

  test('every fact leads to the sentences that state it', () => {
    const described = describeEntity({
      name: '陈明辉',
      type: 'person',
      ties: [tieOf('works_for>数据局[局长]'), tieOf('works_for>河湾大学[教授]')],
    })
    expect(described?.zh.flatMap(({ edge }) => edge ?? [])).toEqual([
      'works_for>数据局[局长]',
      'works_for>河湾大学[教授]',
    ])
  })
})
