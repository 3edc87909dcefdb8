// A view and its address: each says the same as the other, and nonsense in an address is passed over.
import { describe, expect, test } from 'vitest'
import { addressOf, FIRST_VIEW, parseView, type View } from '../../client/view.ts'

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
    ['?groups=3.0', { hiddenGroups: [3, 0] }],
    ['?groups=a.-1.999999', {}],
    ['?compare=person:a&with=person:b', { question: { kind: 'pair', one: 'person:a', other: 'person:b' } }],
    ['?compare=person:a', { question: { kind: 'pair', one: 'person:a', other: null } }],
    ['?from=person:a&to=person:b', { question: { kind: 'path', one: 'person:a', other: 'person:b' } }],
    ['?to=person:b', {}],
    ['?pick=a&pick=b&pick=a&pick=&dossier', { picked: ['a', 'b'], dossier: true }],
    ['?sure=90', { sure: 90 }],
    ['?sure=100', { sure: 99 }],
    ['?sure=-1', {}],
    ['?time=2024-05-14~2024-05-20', { time: { from: '2024-05-14', to: '2024-05-20' } }],
    ['?time=2024-05-20~2024-05-14', {}],
    ['?time=yesterday', {}],
    ['?vs=2024-04-01~2024-04-30', { compared: { from: '2024-04-01', to: '2024-04-30' } }],
    [
      '?size=degree&colour=community&layout=force',
      { sizeBy: 'degree', colourBy: 'community', layout: 'force' },
    ],
    ['?size=weight&colour=red&layout=circle', {}],
    ['?camera=0.5~0.25~0.1', { camera: { x: 0.5, y: 0.25, ratio: 0.1 } }],
    ['?camera=0.5~0.25~0', {}],
    ['?camera=0.5~NaN~1', {}],
    ['?pin=0.1~0.9~a~b&pin=1~c', { pins: [{ id: 'a~b', x: 0.1, y: 0.9 }] }],
    ['?graph=whole&grow=a&grow=b', { whole: true, expanded: ['a', 'b'] }],
    [
      '?table=figures&sort=value-&words=产值',
      { table: 'figures', sorting: { column: 'value', descending: true }, words: '产值' },
    ],
    ['?table=chairs&sort=1', {}],
    ['?lang=en', {}],
  ])('%s', (search, view) => {
    expect(parseView(search)).toEqual({ ...FIRST_VIEW, ...view })
  })
})

describe('addressOf', () => {
  test('everything that can be chosen, with every awkward character, comes back from the address', () => {
    const awkward = 'document:《甲/乙》?a=1&b=2#3 100%|+~'
    const view: View = {
      selection: { kind: 'entity', id: awkward },
      question: { kind: 'path', one: 'person:a', other: 'organization:b&c' },
      reading: { article: 'x', part: { start: 0, end: 7 } },
      picked: ['person:a', awkward],
      dossier: true,
      sure: 90,
      hiddenTypes: ['place', 'topic'],
      hiddenLinks: ['stated'],
      hiddenGroups: [1, 12],
      time: { from: '2024-05-14', to: '2024-05-22' },
      compared: { from: '2024-04-14', to: '2024-04-22' },
      sizeBy: 'date',
      colourBy: 'community',
      layout: 'time',
      camera: { x: -0.25, y: 1.5, ratio: 0.0625 },
      pins: [{ id: awkward, x: 0.1234, y: 1 }],
      whole: true,
      expanded: [awkward, 'person:张伟'],
      table: 'relations',
      sorting: { column: 'weight', descending: false },
      words: awkward,
    }
    expect(parseView(new URL(addressOf(view), 'http://localhost').search)).toEqual(view)
  })

  test('nothing chosen is the root', () => {
    expect(addressOf(FIRST_VIEW)).toBe('/')
  })
})
