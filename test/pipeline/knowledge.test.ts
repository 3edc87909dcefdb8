// What loading the knowledge says of our own files when they are wrong.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadKnowledge } from '../../pipeline/knowledge.ts'
import { graphData } from './knowledge-for-tests.ts'

test.each([
  ['documents.yaml', /pattern: .*$/m, "pattern: '(?<=“'"],
  ['organizations.yaml', /^ {2}after: \[/m, "  after: ['(裁员', "],
  ['products.yaml', /series: \[歼/, "series: ['(歼'"],
])('a wrong regular expression in %s names its file', (name, right, wrong) => {
  const folder = mkdtempSync(join(tmpdir(), 'baotu-knowledge-'))
  try {
    cpSync(graphData, folder, { recursive: true })
    const file = join(folder, 'rules', name)
    const text = readFileSync(file, 'utf8')
    expect(text).toMatch(right)
    writeFileSync(file, text.replace(right, wrong))
    expect(() => loadKnowledge(folder)).toThrow(new RegExp(`${name}.*regular expression`, 's'))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
