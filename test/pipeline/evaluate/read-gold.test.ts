// Gold passages are read with all forms of their names, and refused where they contradict their text.
import { expect, test } from 'vitest'
import { checkPage, GoldError, readGold } from '../../../pipeline/evaluate/read-gold.ts'

const passage = (fields: string) => `- id: one\n  text: 北京大学校长蔡元培到会\n${fields}`

test('passages with and without other forms', () => {
  const gold = readGold(
    passage(`  entities:
    - { name: 北京大学, type: organization, type_alt: [place] }
    - { name: 蔡元培, type: person, surfaces: [蔡元培], optional: true }
  relations:
    - { type: works_for, subject: 蔡元培, object: 北京大学, label: 校长 }`),
    'gold.yaml',
  )
  expect(gold.kind === 'passages' && gold.passages[0]?.entities).toHaveLength(2)
})

test.each([
  [
    'a name that the text has not',
    '  entities: [{ name: 清华大学, type: organization }]\n  relations: []',
    '清华大学',
  ],
  ['an unknown type', '  entities: [{ name: 蔡元培, type: human }]\n  relations: []', '0.entities.0.type'],
  [
    'a misspelt field',
    '  entities: [{ name: 蔡元培, type: person, surface: [] }]\n  relations: []',
    'surface',
  ],
  [
    'an end that is no entity',
    '  entities: [{ name: 蔡元培, type: person }]\n  relations: [{ type: works_for, subject: 蔡元培, object: 北大 }]',
    '北大',
  ],
  ['no facts', '  relations: []', '0.entities'],
  ['no YAML', '  entities: [', 'not YAML'],
])('refuses %s', (_, fields, says) => {
  expect(() => readGold(passage(fields), 'gold.yaml')).toThrow(GoldError)
  expect(() => readGold(passage(fields), 'gold.yaml')).toThrow(says)
  expect(() => readGold(passage(fields), 'gold.yaml')).toThrow('gold.yaml')
})

const PAGE = `articles:
  - { title: 到会, kind: news, authors: [], first: 校长, last: 到会, entities: [{ name: 蔡元培, type: person }], relations: [] }`

test('a page’s names may be cut by the ends of its lines', () => {
  const gold = readGold(PAGE, 'page.yaml')
  if (gold.kind !== 'page') throw new Error('a map is a page')
  expect(() => checkPage(gold.page, '北京大学校\n长蔡元\n培到会', 'page.yaml')).not.toThrow()
  expect(() => checkPage(gold.page, '北京大学校长胡适到会', 'page.yaml')).toThrow('蔡元培')
})
