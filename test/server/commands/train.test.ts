// `baotu train` over real files: a model that the tagger reads, and a wrong line named.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTagger } from '../../../pipeline/entities/tagger.ts'

const run = promisify(execFile)
const cli = fileURLToPath(new URL('../../../server/cli.ts', import.meta.url))
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'baotu-train-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄']
const sentences = SURNAMES.flatMap(surname =>
  ['明', '芳', '强', '丽'].map(given => ({
    text: `村民${surname}${given}昨天说，天气很好。`,
    ents: [[2, 4, 'PER']],
  })),
)

test('a model comes out that reads', async () => {
  const set = join(folder, 'set.jsonl')
  const out = join(folder, 'names.bin')
  writeFileSync(set, sentences.map(sentence => JSON.stringify(sentence)).join('\n'))
  await run(process.execPath, [cli, 'train', `news:${set}`, '--out', out])
  expect(() => readTagger(readFileSync(out))).not.toThrow()
}, 120_000)

test('a wrong line is named, and nothing is written', async () => {
  const set = join(folder, 'wrong.jsonl')
  writeFileSync(set, `${JSON.stringify(sentences[0])}\n{"text": 5}\n`)
  await expect(
    run(process.execPath, [cli, 'train', `news:${set}`, '--out', join(folder, 'x.bin')]),
  ).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('wrong.jsonl:2'),
  })
}, 120_000)

test('a set without its register is wrong usage', async () => {
  await expect(run(process.execPath, [cli, 'train', 'set.jsonl'])).rejects.toMatchObject({ code: 2 })
}, 60_000)
