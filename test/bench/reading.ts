// Measures how fast printed PDFs become articles beside bare text extraction by pdfjs: node test/bench/reading.ts --files 20
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { splitArticles } from '../../pipeline/articles/split-articles.ts'
import { loadKnowledge } from '../../pipeline/knowledge.ts'
import { readPdf } from '../../pipeline/read/pdf/read-pdf.ts'
import { layoutsNamed } from '../press/all-layouts.ts'
import { openPrinter } from '../press/print-pages.ts'
import { pressPages } from '../press/read-pressed.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '20' },
    layouts: { type: 'string', default: 'all' },
    rounds: { type: 'string', default: '3' },
  },
})

const files: { bytes: Uint8Array; sheets: number }[] = []
const printer = await openPrinter()
try {
  for (const page of pressPages(layoutsNamed(values.layouts), { from: 1, count: Number(values.files) })) {
    files.push({ bytes: await printer.print(page), sheets: page.sheets.length })
  }
} finally {
  await printer.close()
}
const { agencies } = loadKnowledge(fileURLToPath(new URL('../../graph-data/', import.meta.url)))

async function extractBare(bytes: Uint8Array): Promise<void> {
  const task = getDocument({ data: bytes, verbosity: 0, useSystemFonts: false })
  const document = await task.promise
  for (let number = 1; number <= document.numPages; number++) {
    await (await document.getPage(number)).getTextContent()
  }
  await task.destroy()
}

async function readArticles(bytes: Uint8Array): Promise<void> {
  splitArticles(await readPdf(bytes, 'page.pdf'), { agencies })
}

/** Processor time of this process in seconds: other work on the machine does not count. */
async function timeOf(work: (bytes: Uint8Array) => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  for (const { bytes } of files) await work(bytes.slice())
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

await timeOf(extractBare)
await timeOf(readArticles)
const sheets = files.reduce((sum, file) => sum + file.sheets, 0)
// Rounds alternate, so that what else the machine does falls on both.
let bare = 0
let whole = 0
for (let round = 0; round < Number(values.rounds); round++) {
  bare += await timeOf(extractBare)
  whole += await timeOf(readArticles)
}
const rate = (seconds: number) => ((sheets * Number(values.rounds)) / seconds).toFixed(1)
console.log(`bare text extraction    ${rate(bare)} pages a second`)
console.log(`everything to articles  ${rate(whole)} pages a second`)
console.log(`speed beside bare       ${(bare / whole).toFixed(2)}`)
