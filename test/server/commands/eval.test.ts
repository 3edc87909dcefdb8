// `baotu eval` as a user runs it, on gold of his own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { evaluate } from '../../../server/commands/eval.ts'

const folder = mkdtempSync(join(tmpdir(), 'baotu-eval-'))
afterAll(() => rmSync(folder, { recursive: true }))

const GOOD = `- id: one
  text: 国家数据局局长秦望舒在北京表示，数据要流动起来。
  entities:
    - { name: 国家数据局, type: organization }
    - { name: 秦望舒, type: person }
    - { name: 北京, type: place }
    - { name: 数据, type: product }
  relations:
    - { type: works_for, subject: 秦望舒, object: 国家数据局, label: 局长 }
`

async function run(paths: string[], errors = false) {
  const out: string[] = []
  const err: string[] = []
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation(text => out.push(String(text)) > 0)
  const stderr = vi.spyOn(console, 'error').mockImplementation(text => void err.push(String(text)))
  try {
    const ok = await evaluate(paths, { errors }, 'en')
    return { ok, out: out.join(''), err: err.join('\n') }
  } finally {
    stdout.mockRestore()
    stderr.mockRestore()
  }
}

function write(name: string, text: string): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}

test('prints scores per type, and the errors with their sentences only when asked', async () => {
  const file = write('good.yaml', GOOD)
  const scores = await run([file])
  expect(scores).toMatchObject({ ok: true, err: '' })
  expect(scores.out).toContain('passages: 1\n')
  expect(scores.out).toMatch(/works_for +P 100\.0 {2}R 100\.0/)
  expect(scores.out).toMatch(/product +P +0\.0 {2}R +0\.0.*missed 1/)
  expect(scores.out).not.toContain('missed product 数据')
  const { out } = await run([file], true)
  expect(out).toContain('missed product 数据')
  expect(out).toContain('      国家数据局局长秦望舒在北京表示，数据要流动起来。')
})

test('reads folders, says which file cannot be used and goes on', async () => {
  write('both/a.yaml', GOOD.replace('name: 北京', 'name: 上海'))
  write('both/b.yaml', GOOD)
  const { ok, out, err } = await run([join(folder, 'both')])
  expect(ok).toBe(false)
  expect(err).toContain('a.yaml, one: the text does not have “上海”')
  expect(out).toContain('passages: 1\n')
})

test.each([
  ['no such file', () => join(folder, 'none.yaml'), 'there is no such file'],
  ['a folder without gold', () => join(write('empty/readme.txt', ''), '..'), 'holds no .yaml file'],
  ['a page without its text', () => write('page.yaml', 'articles: []'), 'not beside it as a .txt file'],
])('fails on %s', async (_, path, says) => {
  const { ok, err } = await run([path()])
  expect(ok).toBe(false)
  expect(err).toContain(says)
})
