// Prints pages as PDF in a headless browser, many of them with one browser.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page as BrowserPage } from 'playwright-core'
import { openBrowser } from '../client/open-browser.ts'
import type { PressPage, PressSheet, PrintedLine } from './press-page.ts'

const FONTS = fileURLToPath(new URL('../../node_modules/@fontsource-variable/', import.meta.url))
const ORIGIN = 'http://press.test/'
const FAMILIES = { serif: 'Noto Serif SC Variable', sans: 'Noto Sans SC Variable' } as const

export type Printer = { print: (page: PressPage) => Promise<Uint8Array>; close: () => Promise<void> }

/** Opens a browser; close it after use. The text layer of what it prints is the page's text, character by character. */
export async function openPrinter(): Promise<Printer> {
  const browser: Browser = await openBrowser()
  const tab = await browser.newPage()
  await serveFonts(tab)
  await tab.goto(ORIGIN)
  return {
    print: async page => {
      const [first] = page.sheets
      if (first === undefined) throw new Error('A page without a sheet cannot be printed.')
      await tab.evaluate(
        async ({ html }) => {
          document.body.innerHTML = html
          await document.fonts.ready
        },
        { html: page.sheets.map(drawSheet).join('') },
      )
      return new Uint8Array(
        await tab.pdf({
          width: `${first.width / 72}in`,
          height: `${first.height / 72}in`,
          printBackground: true,
        }),
      )
    },
    close: () => browser.close(),
  }
}

/** The tab sees one site: an empty page with our fonts. */
async function serveFonts(tab: BrowserPage): Promise<void> {
  const faces = ['noto-serif-sc', 'noto-sans-sc']
    .map(font =>
      readFileSync(`${FONTS}${font}/index.css`, 'utf8').replaceAll('./files/', `${ORIGIN}${font}/files/`),
    )
    .join('\n')
  const style = `@page{margin:0}body{margin:0}svg{display:block;break-after:page}svg:last-child{break-after:auto}`
  await tab.route(`${ORIGIN}**`, route => {
    const path = new URL(route.request().url()).pathname
    if (path === '/') {
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><style>${faces}\n${style}</style><body></body>`,
      })
    }
    return route.fulfill({
      body: readFileSync(FONTS + path.slice(1)),
      headers: { 'access-control-allow-origin': '*' },
    })
  })
}

function drawSheet(sheet: PressSheet): string {
  const { width, height } = sheet
  const rules = sheet.rules.map(rule => {
    const look = rule.filled ? 'fill="#555"' : 'fill="none" stroke="#333" stroke-width="0.7"'
    return `<rect x="${fix(rule.x)}" y="${fix(rule.y)}" width="${fix(rule.width)}" height="${fix(rule.height)}" ${look}/>`
  })
  const pictures = sheet.pictures.map(({ x, y, width, height, hue }) => {
    const sun = `<circle cx="${fix(x + width * 0.7)}" cy="${fix(y + height * 0.3)}" r="${fix(height / 8)}" fill="#fff"/>`
    const hill = `<path d="M${fix(x)} ${fix(y + height)}L${fix(x + width / 3)} ${fix(y + height / 2)}L${fix(x + width)} ${fix(y + height)}Z" fill="hsl(${hue} 30% 35%)"/>`
    return `<rect x="${fix(x)}" y="${fix(y)}" width="${fix(width)}" height="${fix(height)}" fill="hsl(${hue} 40% 70%)"/>${sun}${hill}`
  })
  const lines = sheet.lines.map(drawLine)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">${pictures.join('')}${rules.join('')}${lines.join('')}</svg>`
}

function drawLine(line: PrintedLine): string {
  const shift = line.size * 0.06
  const once = (dx: number, dy: number, fill: string) => {
    // Baseline at 0.88 em; the middle of vertical lines.
    const x = line.vertical ? line.x + line.size / 2 + dx : line.x + dx
    const y = line.vertical ? line.y + dy : line.y + line.size * 0.88 + dy
    const turn = line.vertical ? ' writing-mode="vertical-rl"' : ''
    const length = line.justified ? ` textLength="${fix(line.length)}" lengthAdjust="spacing"` : ''
    return `<text x="${fix(x)}" y="${fix(y)}" font-family="${FAMILIES[line.font]}" font-size="${fix(line.size)}" font-weight="${line.weight}" fill="${fill}"${turn}${length} xml:space="preserve">${asMarkup(line.text)}</text>`
  }
  if (line.twice === 'shadow') return once(shift, shift, '#999') + once(0, 0, '#000')
  if (line.twice === 'outline') return once(0, 0, '#000') + once(shift / 2, 0, '#c00')
  return once(0, 0, '#000')
}

function fix(value: number): string {
  return value.toFixed(2)
}

function asMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
