// The place in the original file: a PDF's page beside the text, drawn under the security policy, with the article's lines lit.
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'
import type { ArticleListAnswer, IngestAnswer } from '../../server/api/types.ts'
import { PHONE } from './open-explorer.ts'
import { eventually, readerOfSample, testThatNothingComplained } from './reader-of-sample.ts'

const reader = readerOfSample()

/** Standard fonts know Latin letters only: enough for a page with a place on it. */
async function pdf(): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  const page = document.addPage([400, 300])
  page.drawText('A bridge was opened in the town of Hewan today.', { x: 40, y: 200, size: 10, font })
  page.drawText('OpenAI and Huawei sent their greetings to the mayor.', { x: 40, y: 186, size: 10, font })
  return new Uint8Array(await document.save())
}

async function articleOfPdf(): Promise<string> {
  const { address, ask } = reader.explorer
  const sent = await fetch(new URL('/api/ingest?name=bridge.pdf', address), {
    method: 'POST',
    body: await pdf(),
    headers: { 'content-type': 'application/octet-stream' },
  })
  const { id } = (await sent.json()) as IngestAnswer
  await (await fetch(new URL(`/api/ingest/${id}/events`, address))).text()
  const { articles } = await ask<ArticleListAnswer>('/api/articles')
  return articles.find(({ source }) => source === 'bridge.pdf')?.id ?? ''
}

test('the page as printed stands beside the text, its lines lit; the choice is remembered', async () => {
  const article = await articleOfPdf()
  for (const options of [{}, { viewport: PHONE }, { colorScheme: 'dark' }] as const) {
    const page = await reader.explorer.open(`/?read=${article}`, options)
    const toggle = page.getByRole('button', { name: '原版' })
    await toggle.click()
    const picture = page.getByRole('region', { name: '原版' })
    // Ink where the text is: something was drawn.
    await eventually(() =>
      picture.locator('canvas').evaluate(element => {
        const { width, height } = element as HTMLCanvasElement
        // A copy to read from: the browser warns of reading the picture itself again and again.
        const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
        copy?.drawImage(element as HTMLCanvasElement, 0, 0)
        const pixels = copy?.getImageData(0, 0, width, height).data ?? []
        return pixels.some((value, index) => index % 4 === 0 && value < 90 && pixels[index + 3] === 255)
      }),
    ).toBe(true)
    expect(await picture.locator('[class*=line]').count()).toBe(2)
    const width = await picture.locator('canvas').evaluate(canvas => canvas.clientWidth)
    await picture.getByRole('button', { name: '整版' }).press('Enter')
    await eventually(() => picture.locator('canvas').evaluate(canvas => canvas.clientWidth)).not.toBe(width)
    await page.reload()
    await picture.waitFor()
    await toggle.click()
    await eventually(() => picture.count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width)
    await page.context().close()
  }
}, 90_000)

test('an article from a text has no such picture', async () => {
  const { articles } = await reader.explorer.ask<ArticleListAnswer>('/api/articles')
  const page = await reader.explorer.open(
    `/?read=${articles.find(({ source }) => source.endsWith('.txt'))?.id}`,
  )
  await page.getByRole('article').waitFor()
  expect(await page.getByRole('button', { name: '原版' }).count()).toBe(0)
  await page.context().close()
})

testThatNothingComplained(reader)
