// Reads printed pages as Baotu does, and scores what it finds: shared by the command and the tests.
import { splitArticles } from '../../pipeline/articles/split-articles.ts'
import { readPdf } from '../../pipeline/read/pdf/read-pdf.ts'
import { readTextPage } from '../../pipeline/read/read-text-page.ts'
import type { Article } from '../../pipeline/types.ts'
import { composePage } from './compose-page.ts'
import { flattenPage } from './flatten-page.ts'
import type { Layout } from './layout.ts'
import type { PressPage } from './press-page.ts'
import { createRandom } from './random.ts'

/** The pages of so many seeds, the layouts taking turns. */
export function* pressPages(
  layouts: readonly Layout[],
  seeds: { from: number; count: number },
): Generator<PressPage> {
  for (let i = 0; i < seeds.count; i++) {
    const layout = layouts[i % layouts.length]
    if (layout === undefined) throw new Error('There are no pages without a layout.')
    yield composePage(layout, seeds.from + i)
  }
}

export function textOfPage(page: PressPage): string {
  return flattenPage(page, createRandom(page.seed * 17 + 3))
}

export function readAsText(page: PressPage, agencies: readonly string[]): Article[] {
  const bytes = new TextEncoder().encode(textOfPage(page))
  return splitArticles(readTextPage(bytes, `${page.newspaper}.txt`, { newspapers: [] }), { agencies })
}

/** `printed` is the page as the press has printed it. */
export async function readAsPdf(
  page: PressPage,
  printed: Uint8Array,
  agencies: readonly string[],
): Promise<Article[]> {
  return splitArticles(await readPdf(printed, `${page.newspaper}.pdf`), { agencies })
}
