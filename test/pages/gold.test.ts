// What the gold must be to measure anything: names that are in the texts, relations between types that may have them, enough of each.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { GoldFacts } from '../../pipeline/evaluate/gold.ts'
import { ENTITY_TYPES, RELATION_TYPES } from '../../pipeline/types.ts'
import { graphData } from '../pipeline/knowledge-for-tests.ts'
import { goldPages, goldPassages } from './gold-files.ts'

type Schema = { relations: Record<string, { from: string[]; to: string[] }> }
const schema = parse(readFileSync(join(graphData, 'schema.yaml'), 'utf8')) as Schema

const halves = { a: goldPassages('half-a'), b: goldPassages('half-b') }
const pages = goldPages()
const all: GoldFacts[] = [...halves.a, ...halves.b, ...pages.flatMap(({ page }) => [...page.articles])]

test('there are enough of both halves, and no passage twice', () => {
  expect(halves.a.length).toBeGreaterThanOrEqual(40)
  expect(halves.b.length).toBeGreaterThanOrEqual(40)
  expect(pages.length).toBeGreaterThanOrEqual(6)
  const texts = [...halves.a, ...halves.b].map(({ text }) => text)
  expect(new Set(texts).size).toBe(texts.length)
  expect([...halves.a, ...halves.b].filter(({ text }) => text.length < 90 || text.length > 400)).toEqual([])
})

test.each(ENTITY_TYPES.filter(type => type !== 'topic'))('%s occurs often enough to be measured', type => {
  expect(all.flatMap(({ entities }) => entities.filter(e => e.type === type)).length).toBeGreaterThanOrEqual(
    15,
  )
})

test.each(RELATION_TYPES)('%s occurs often enough to be measured', type => {
  expect(
    all.flatMap(({ relations }) => relations.filter(r => r.type === type)).length,
  ).toBeGreaterThanOrEqual(15)
})

describe('relations', () => {
  test('have ends of types that may have them', () => {
    const wrong = all.flatMap(({ entities, relations, optional_relations = [] }) => {
      const typesOf = (name: string): readonly string[] => {
        if (name === '@article') return ['article']
        const entity = entities.find(e => e.name === name)
        // The ends of optional relations may be optional names, which have no type.
        return entity ? [entity.type, ...[entity.type_alt ?? []].flat()] : []
      }
      const fits = (name: string, types: readonly string[]) =>
        typesOf(name).length === 0 || typesOf(name).some(type => types.includes(type))
      return [...relations, ...optional_relations].filter(({ type, subject, object }) => {
        const { from = [], to = [] } = schema.relations[type] ?? {}
        return !fits(subject, from) || !fits(object, to)
      })
    })
    expect(wrong).toEqual([])
  })

  test('that count have entities for ends, and none is also optional', () => {
    const key = (r: { type: string; subject: string; object: string }) => `${r.type} ${r.subject} ${r.object}`
    const wrong = all.flatMap(({ entities, relations, optional_relations = [] }) => {
      const names = new Set(['@article', ...entities.map(({ name }) => name)])
      const optional = new Set(optional_relations.map(key))
      return relations
        .filter(r => !names.has(r.subject) || !names.has(r.object) || optional.has(key(r)))
        .map(key)
    })
    expect(wrong).toEqual([])
  })
})
