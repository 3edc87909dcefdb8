// What is printed of a file is one line of plain signs, whatever its name.
import { expect, test } from 'vitest'
import { outcomeLine } from '../../../server/commands/ingest-report.ts'

const FAILED = { code: 'empty', messages: { zh: '没有文字', en: 'no text' } }

test.each([
  ['一.txt', '失败\t一.txt\t没有文字'],
  ['a\n完成\tb.txt', '失败\ta\ufffd完成\ufffdb.txt\t没有文字'],
  ['\u001b[2J\u001b]0;x\u0007.txt', '失败\t\ufffd[2J\ufffd]0;x\ufffd.txt\t没有文字'],
  ['甲\u202etxt.exe', '失败\t甲\ufffdtxt.exe\t没有文字'],
])('%j', (source, line) => {
  expect(outcomeLine({ source, state: 'failed', failure: FAILED }, 'zh')).toBe(line)
})

test('the rows of a table stand below it, each on its own', () => {
  const failed = [{ source: '表.csv 第2行\r', failure: FAILED }]
  const outcome = { source: '表.csv', state: 'done', pages: 1, articles: 1, entities: 2, failed } as const
  expect(outcomeLine(outcome, 'zh')).toBe('完成\t表.csv\t1 篇文章，2 个实体\n\t表.csv 第2行\ufffd\t没有文字')
})

test('sheets that could not be read stand below their file', () => {
  const unread = [
    { sheet: 2, why: 'needs_ocr' },
    { sheet: 5, why: 'needs_ocr' },
    { sheet: 6, why: 'too_large' },
  ] as const
  const counts = { pages: 1, articles: 1, entities: 2, failed: [] }
  const outcome = { source: '报.pdf', state: 'done', ...counts, unread } as const
  expect(outcomeLine(outcome, 'zh')).toBe(
    '完成\t报.pdf\t1 篇文章，2 个实体\n\t报.pdf\t第 2、5 页没有读出（2 页，是扫描件或用了特殊字体，请先做文字识别），第 6 页没有读出（1 页，内容过多）',
  )
  expect(outcomeLine(outcome, 'en')).toContain('2 sheets were not read (2, 5): a scan')
})
