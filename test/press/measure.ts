// Measures how well printed pages are read: node test/press/measure.ts --pages 200 --layouts held-out --as pdf
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../../pipeline/knowledge.ts'
import { layoutsNamed } from './all-layouts.ts'
import type { PressPage } from './press-page.ts'
import { openPrinter } from './print-pages.ts'
import { pressPages, readAsPdf, readAsText } from './read-pressed.ts'
import { addScores, NOTHING, type PressScore, type Share, scorePress, type Wrong } from './score-press.ts'

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '60' },
    layouts: { type: 'string', default: 'rules' },
    as: { type: 'string', default: 'text' },
    from: { type: 'string', default: '1' },
    /** Shows what went wrong; not for layouts that are kept for scoring. */
    wrong: { type: 'boolean', default: false },
  },
})

if (values.as !== 'text' && values.as !== 'pdf') {
  throw new Error(`--as ${values.as} is not known; known: text, pdf.`)
}
const layouts = layoutsNamed(values.layouts)
if (values.wrong && layouts.some(layout => layout.half === 'scoring')) {
  throw new Error('Layouts that are kept for scoring show their totals only.')
}

const percent = ({ right, all }: Share) => (all === 0 ? '–' : ((100 * right) / all).toFixed(2))
const row = (name: string, score: PressScore) =>
  [
    name.padEnd(22),
    `whole ${percent(score.whole)} (${score.whole.right}/${score.whole.all})`,
    `titles ${percent(score.titles)}`,
    `bylines ${percent(score.bylines)}`,
    `order ${percent(score.order)}`,
  ].join('  ')

function showWrong(page: PressPage, wrong: readonly Wrong[]): void {
  for (const { what, truth, found } of wrong) {
    if (what !== 'whole') {
      console.log(`${page.layout} ${page.seed} ${what}: «${truth}» read as «${found}»`)
      continue
    }
    console.log(`${page.layout} ${page.seed} whole:\n  «${truth}»\n  «${found}»`)
  }
}

const { agencies } = loadKnowledge(fileURLToPath(new URL('../../graph-data/', import.meta.url)))
const scores = new Map<string, PressScore>()
const printer = values.as === 'pdf' ? await openPrinter() : null
for (const page of pressPages(layouts, { from: Number(values.from), count: Number(values.pages) })) {
  const articles =
    printer === null ? readAsText(page, agencies) : await readAsPdf(page, await printer.print(page), agencies)
  const { score, wrong } = scorePress(page.articles, articles)
  scores.set(page.layout, addScores(scores.get(page.layout) ?? NOTHING, score))
  if (values.wrong) showWrong(page, wrong)
}
await printer?.close()
for (const [name, score] of scores) console.log(row(name, score))
console.log(row(`${values.pages} pages as ${values.as}`, [...scores.values()].reduce(addScores)))
