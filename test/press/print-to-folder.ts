// Prints pages into a folder with the truth beside them: node test/press/print-to-folder.ts --pages 20 --layouts rules --out FOLDER
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { layoutsNamed } from './all-layouts.ts'
import { openPrinter } from './print-pages.ts'
import { pressPages, textOfPage } from './read-pressed.ts'

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '10' },
    layouts: { type: 'string', default: 'rules' },
    from: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
})
const { out } = values
if (out === undefined) throw new Error('--out FOLDER is missing.')
await mkdir(out, { recursive: true })
const printer = await openPrinter()
const began = performance.now()
let sheets = 0
try {
  const seeds = { from: Number(values.from), count: Number(values.pages) }
  for (const page of pressPages(layoutsNamed(values.layouts), seeds)) {
    const name = join(out, `${page.layout}-${page.seed}`)
    await writeFile(`${name}.pdf`, await printer.print(page))
    await writeFile(`${name}.txt`, textOfPage(page))
    const { newspaper, date, articles } = page
    const numbers = page.sheets.map(sheet => sheet.number)
    await writeFile(`${name}.json`, `${JSON.stringify({ newspaper, date, numbers, articles }, null, 2)}\n`)
    sheets += page.sheets.length
  }
} finally {
  await printer.close()
}
const seconds = (performance.now() - began) / 1000
console.log(`${values.pages} files, ${sheets} sheets, ${(sheets / seconds).toFixed(1)} sheets a second`)
