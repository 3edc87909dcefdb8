// Cells that a spreadsheet would run, part or misread, and cells that stay as they are.
import { expect, test } from 'vitest'
import { csvRow } from '../../../pipeline/export/csv.ts'

test.each([
  [['国家数据局', 3, null], '国家数据局,3,'],
  [['=HYPERLINK("http://x")'], `"'=HYPERLINK(""http://x"")"`],
  [['+86'], "'+86"],
  [['-5'], "'-5"],
  [[-5], '-5'],
  [['@sum'], "'@sum"],
  [['\t=1'], "'\t=1"],
  [['＝1+1'], "'＝1+1"],
  [['－5', '＋86', '＠sum'], "'－5,'＋86,'＠sum"],
  [['\0=1'], "'\0=1"],
  [['\n=1'], `"'\n=1"`],
  [['甲,乙'], '"甲,乙"'],
  [['他说"好"'], '"他说""好"""'],
  [['一\n二'], '"一\n二"'],
  // A sign within the text is none at its beginning.
  [['1+1=2'], '1+1=2'],
])('%j → %s', (cells, row) => {
  expect(csvRow(cells)).toBe(`${row}\r\n`)
})
