// Every finding can say what found it, in words that a reader understands.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createReasonExplainer } from '../../server/explain-reason.ts'
import { GRAPH_DATA } from '../../server/graph-data.ts'

const explain = createReasonExplainer(GRAPH_DATA)

describe('explaining a reason', () => {
  test('a row of a dictionary is shown as it stands there', () => {
    const rows = readFileSync(join(GRAPH_DATA, 'dictionaries', 'organizations.tsv'), 'utf8').split('\n')
    const line = rows.findIndex(row => row.startsWith('国家数据局')) + 1
    expect(explain(`dictionary:organizations.tsv:${line}`)).toMatchObject({
      kind: 'dictionary',
      zh: `词典 organizations.tsv 第 ${line} 行：国家数据局`,
      file: 'graph-data/dictionaries/organizations.tsv',
      line,
      row: '国家数据局',
    })
  })

  test.each([
    ['rule:organization-title-person', 'rule', '句式“organization-title-person”'],
    ['rule:title-person', 'rule', '职务后面紧跟着的人名'],
    ['rule:place-ending:高新区', 'rule', '以“高新区”收尾的地名'],
    ['dictionary:china-area-data:110000', 'dictionary', '在行政区划表里'],
    ['tagger', 'tagger', '标注模型从上下文认出，不在词典里'],
  ])('%s', (reason, kind, zh) => {
    expect(explain(reason)).toMatchObject({ kind, zh })
  })

  test('a rule of relations names its file, its line and an example', () => {
    const reason = explain('rule:organization-title-person')
    const path = join(GRAPH_DATA, '..', reason?.file ?? '')
    const line = readFileSync(path, 'utf8').split('\n')[(reason?.line ?? 0) - 1]
    expect(line).toContain('name: organization-title-person')
    expect(reason?.example).toBeTruthy()
  })

  test.each([
    '',
    'rule:',
    'rule:no-such-rule',
    'rule:no-such:x',
    'dictionary:organizations.tsv:9999999',
    '__proto__',
  ])('%j is nothing', reason => {
    expect(explain(reason)).toBeUndefined()
  })

  test('a file outside the dictionaries is never opened', () => {
    expect(explain('dictionary:../../package.json:1')?.row).toBeNull()
  })

  test('every rule that the pipeline names has its words in graph-data/reasons.yaml', () => {
    const folder = fileURLToPath(new URL('../../pipeline', import.meta.url))
    const unexplained = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts') && !name.endsWith('certainty.ts'))
      .flatMap(name => [
        ...readFileSync(join(folder, name), 'utf8').matchAll(/['`](rule:[a-z-]+(?::\$\{)?)/g),
      ])
      .map(([, reason = '']) => reason.replace('${', '某'))
      .filter(reason => explain(reason) === undefined)
    expect([...new Set(unexplained)].filter(reason => reason !== 'rule:title')).toEqual([])
  })
})
