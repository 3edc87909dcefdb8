// Checks the curated dictionaries: well-formed rows, one meaning for each name, known subtypes, parents that exist.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import chinaAreas from 'china-area-data'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const graphData = fileURLToPath(new URL('../../graph-data/', import.meta.url))

interface Row {
  line: number
  fields: string[]
}

interface Dictionary {
  file: string
  header: string[]
  rows: Row[]
}

function readDictionary(file: string): Dictionary {
  const lines = readFileSync(`${graphData}dictionaries/${file}`, 'utf8').split('\n')
  const rows: Row[] = []
  for (const [index, text] of lines.entries()) {
    if (index === 0 || text === '' || text.startsWith('#')) continue
    rows.push({ line: index + 1, fields: text.split('\t') })
  }
  return { file, header: (lines[0] ?? '').split('\t'), rows }
}

const entityHeader = ['name', 'subtype', 'aliases', 'parent', 'note']

const entityTypes: Record<string, string> = {
  'organizations.tsv': 'organization',
  'places.tsv': 'place',
  'documents.tsv': 'document',
  'events.tsv': 'event',
  'products.tsv': 'product',
  'topics.tsv': 'topic',
  'people.tsv': 'person',
}

const headers: Record<string, string[]> = {
  'titles.tsv': ['title', 'kind', 'note'],
  'title-modifiers.tsv': ['modifier', 'note'],
  'surnames.tsv': ['surname', 'kind', 'traditional', 'note'],
  'given-name-characters.tsv': ['character'],
  'transliteration-characters.tsv': ['character'],
  'place-short-forms.tsv': ['name', 'short', 'note'],
  'place-short-stoplist.tsv': ['short', 'reason'],
  'not-names.tsv': ['text', 'reason'],
  ...Object.fromEntries(Object.keys(entityTypes).map(file => [file, entityHeader])),
}

const kinds: Record<string, string[]> = {
  'titles.tsv': ['office', 'academic', 'press', 'rank', 'profession', 'honorific'],
  'surnames.tsv': ['common', 'rare', 'ambiguous', 'compound'],
}

const schema = z
  .object({ entities: z.record(z.string(), z.object({ subtypes: z.record(z.string(), z.unknown()) })) })
  .parse(parse(readFileSync(`${graphData}schema.yaml`, 'utf8')))

const dictionaries = Object.keys(headers).map(readDictionary)
const entityDictionaries = dictionaries.filter(({ file }) => file in entityTypes)

function aliasesOf(row: Row): string[] {
  const field = row.fields[2] ?? ''
  return field === '' ? [] : field.split('|')
}

const administrativeNames = new Set(Object.values(chinaAreas).flatMap(areas => Object.values(areas)))

describe.each(dictionaries)('$file', ({ file, header, rows }) => {
  test('has the header it should have', () => {
    expect(header).toEqual(headers[file])
  })

  test('has the same number of fields in every row, none with blanks around it or outside NFC', () => {
    const faults: string[] = []
    for (const { line, fields } of rows) {
      if (fields.length !== header.length) faults.push(`${line}: ${fields.length} fields`)
      if (fields[0] === '') faults.push(`${line}: no name`)
      for (const field of fields.flatMap(value => value.split('|'))) {
        if (field !== field.trim() || field !== field.normalize('NFC')) faults.push(`${line}: "${field}"`)
      }
    }
    expect(faults).toEqual([])
  })

  test('names nothing twice', () => {
    const seen = new Set<string>()
    const faults: string[] = []
    for (const { line, fields } of rows) {
      const name = fields[0] ?? ''
      if (seen.has(name)) faults.push(`${line}: ${name}`)
      seen.add(name)
    }
    expect(faults).toEqual([])
  })
})

describe.each(dictionaries.filter(({ file }) => file in kinds))('$file', ({ file, rows }) => {
  test('uses known kinds', () => {
    const known = kinds[file] ?? []
    const faults = rows.filter(({ fields }) => !known.includes(fields[1] ?? '')).map(({ line }) => line)
    expect(faults).toEqual([])
  })
})

describe.each(entityDictionaries)('$file as entities', ({ file, rows }) => {
  test('uses subtypes of the schema', () => {
    const subtypes = Object.keys(schema.entities[entityTypes[file] ?? '']?.subtypes ?? {})
    const faults = rows
      .filter(({ fields }) => fields[1] !== '' && !subtypes.includes(fields[1] ?? ''))
      .map(({ line, fields }) => `${line}: ${fields[1]}`)
    expect(faults).toEqual([])
  })

  test('has no alias of one character, and none equal to its own name or given twice', () => {
    const faults: string[] = []
    for (const row of rows) {
      const aliases = aliasesOf(row)
      const name = row.fields[0] ?? ''
      if ([...name].length < 2) faults.push(`${row.line}: ${name}`)
      for (const [index, alias] of aliases.entries()) {
        if ([...alias].length < 2) faults.push(`${row.line}: ${alias}`)
        if (alias === name || aliases.indexOf(alias) !== index) faults.push(`${row.line}: ${alias} again`)
      }
    }
    expect(faults).toEqual([])
  })

  test('has parents that are entries themselves or administrative areas', () => {
    const names = new Set(entityDictionaries.flatMap(dictionary => dictionary.rows.map(row => row.fields[0])))
    const faults = rows
      .filter(({ fields }) => {
        const parent = fields[3] ?? ''
        return (
          parent !== '' && (parent === fields[0] || (!names.has(parent) && !administrativeNames.has(parent)))
        )
      })
      .map(({ line, fields }) => `${line}: ${fields[3]}`)
    expect(faults).toEqual([])
  })
})

test('one name or alias never stands for two entries, in one file or across them', () => {
  const owners = new Map<string, string>()
  const faults: string[] = []
  for (const { file, rows } of entityDictionaries) {
    for (const row of rows) {
      const name = row.fields[0] ?? ''
      for (const form of [name, ...aliasesOf(row)]) {
        const owner = owners.get(form)
        if (owner !== undefined && owner !== `${file}: ${name}`)
          faults.push(`${form}: ${owner} and ${file}: ${name}`)
        owners.set(form, `${file}: ${name}`)
      }
    }
  }
  expect(faults).toEqual([])
})

test('every short form of a place belongs to an administrative area and is not on the stop list', () => {
  const shortForms = readDictionary('place-short-forms.tsv').rows
  const stopped = new Set(readDictionary('place-short-stoplist.tsv').rows.map(({ fields }) => fields[0]))
  const faults = shortForms
    .filter(
      ({ fields }) =>
        !administrativeNames.has(fields[0] ?? '') ||
        (fields[1] ?? '').split('|').some(short => stopped.has(short)),
    )
    .map(({ line, fields }) => `${line}: ${fields[0]} ${fields[1]}`)
  expect(faults).toEqual([])
})

test('nothing that is said not to be a name is an entry', () => {
  const shadows = new Set(readDictionary('not-names.tsv').rows.map(({ fields }) => fields[0]))
  const faults = entityDictionaries.flatMap(({ file, rows }) =>
    rows
      .filter(row => [row.fields[0] ?? '', ...aliasesOf(row)].some(form => shadows.has(form)))
      .map(({ line, fields }) => `${file} ${line}: ${fields[0]}`),
  )
  expect(faults).toEqual([])
})
