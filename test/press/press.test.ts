// The press: the same seed prints the same page, and what stands on paper is what the truth says.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ALL_LAYOUTS } from './all-layouts.ts'
import { composePage } from './compose-page.ts'
import type { PressPage } from './press-page.ts'
import { openPrinter, type Printer } from './print-pages.ts'
import { textOfPage } from './read-pressed.ts'
import { normalForm } from './score-press.ts'

const SEEDS = [1, 2, 3, 4, 5]

function linesOf(page: PressPage, story: number): string {
  return page.sheets
    .flatMap(sheet => sheet.lines)
    .filter(({ chunk }) => page.chunks[chunk]?.story === story && page.chunks[chunk]?.kind !== 'headline')
    .map(line => line.text)
    .join('')
}

describe.each(ALL_LAYOUTS)('$name', layout => {
  const pages = SEEDS.map(seed => composePage(layout, seed))

  test('prints the same page for the same seed and another for another', () => {
    expect(composePage(layout, 1)).toEqual(pages[0])
    expect(textOfPage(composePage(layout, 2))).toBe(textOfPage(pages[1] as PressPage))
    expect(new Set(pages.map(textOfPage)).size).toBe(SEEDS.length)
  })

  test('keeps every line on its sheet', () => {
    for (const { sheets } of pages) {
      for (const sheet of sheets) {
        for (const { text, x, y, length, size, vertical } of sheet.lines) {
          const [right, bottom] = vertical ? [x + size, y + length] : [x + length, y + size]
          expect([x >= 0, y >= 0, right <= sheet.width, bottom <= sheet.height], text).toEqual(
            Array(4).fill(true),
          )
        }
      }
    }
  })

  test('prints of each article what the truth says', () => {
    for (const page of pages) {
      page.articles.forEach((article, story) => {
        const jumps = article.apart.filter(piece => /[上下][接转]/.test(piece))
        const printed = jumps.reduce(
          (text, jump) => text.replace(normalForm(jump), ''),
          normalForm(linesOf(page, story)),
        )
        expect(printed).toBe(normalForm(article.text))
      })
    }
  })
})

describe('as PDF', () => {
  let printer: Printer
  beforeAll(async () => {
    printer = await openPrinter()
  })
  afterAll(() => printer.close())

  test.each(['evening-paper', 'harbour-vertical'])('%s: the text layer holds every line', async name => {
    const layout = ALL_LAYOUTS.find(layout => layout.name === name)
    if (layout === undefined) throw new Error(`no layout ${name}`)
    const page = composePage(layout, 1)
    const document = await getDocument({ data: await printer.print(page), verbosity: 0 }).promise
    expect(document.numPages).toBe(page.sheets.length)
    const content = await (await document.getPage(1)).getTextContent()
    const read = content.items.map(item => ('str' in item ? item.str : '')).join('')
    const characters = (text: string) => [...normalForm(text)].sort().join('')
    const printed = (page.sheets[0]?.lines ?? []).flatMap(line =>
      line.twice ? [line.text, line.text] : [line.text],
    )
    expect(characters(read)).toBe(characters(printed.join('')))
    await document.destroy()
  })
})
