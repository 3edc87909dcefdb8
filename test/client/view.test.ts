import { describe, expect, test } from 'vitest'
import { addressOf, parseView, type View } from '../../client/view.ts'

const NOTHING: View = {
  selection: null,
  question: null,
  reading: null,
  picked: [],
  dossier: false,
  sure: 0,
  hiddenTypes: [],
  hiddenLinks: [],
}

describe('parseView', () => {
  test.each<[string, Partial<View>]>([
    ['', {}],
    ['?entity=organization%3A国家数据局', { selection: { kind: 'entity', id: 'organization:国家数据局' } }],
    ['?edge=works_for|a|b', { selection: { kind: 'edge', id: 'works_for|a|b' } }],
    ['?read=a1', { reading: { article: 'a1', part: null } }],
    ['?read=a1&at=12-40', { reading: { article: 'a1', part: { start: 12, end: 40 } } }],
    ['?read=a1&at=12', { reading: { article: 'a1', part: null } }],
    ['?read=a1&at=-1-99999999999', { reading: { article: 'a1', part: null } }],
    ['?at=12-40', {}],
    ['?hide=person,co_occurs', { hiddenTypes: ['person'], hiddenLinks: ['co_occurs'] }],
    ['?hide=persons,,article', {}],
    ['?compare=person:a&with=person:b', { question: { kind: 'pair', one: 'person:a', other: 'person:b' } }],
    ['?compare=person:a', { question: { kind: 'pair', one: 'person:a', other: null } }],
    ['?from=person:a&to=person:b', { question: { kind: 'path', one: 'person:a', other: 'person:b' } }],
    ['?to=person:b', {}],
    ['?pick=a&pick=b&pick=a&pick=&dossier', { picked: ['a', 'b'], dossier: true }],
    ['?sure=90', { sure: 90 }],
    ['?sure=100', {}],
    ['?sure=-1', {}],
    ['?lang=en', {}],
  ])('%s', (search, view) => {
    expect(parseView(search)).toEqual({ ...NOTHING, ...view })
  })
})

describe('addressOf', () => {
  test('a name with every awkward character comes back from the address', () => {
    const view: View = {
      selection: { kind: 'entity', id: 'document:《甲/乙》?a=1&b=2#3 100%|+' },
      question: { kind: 'path', one: 'person:a', other: 'organization:b&c' },
      reading: { article: 'x', part: { start: 0, end: 7 } },
      picked: ['person:a', 'organization:b&c'],
      dossier: true,
      sure: 90,
      hiddenTypes: ['place', 'topic'],
      hiddenLinks: ['stated'],
    }
    const address = addressOf(view)
    expect(parseView(new URL(address, 'http://localhost').search)).toEqual(view)
  })

  test('nothing chosen is the root', () => {
    expect(addressOf(NOTHING)).toBe('/')
  })
})
