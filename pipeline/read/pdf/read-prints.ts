// Opens a PDF with pdfjs and reads what each of its sheets prints, within limits.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { PageError } from '../page-error.ts'
import { readMatrix } from './matrix.ts'
import type { Print } from './print.ts'
import { type FontFacts, tracePrint } from './trace-print.ts'

/** A whole issue with its photographs. */
export const MAX_PDF_BYTES = 100 * 1024 * 1024
/** Three months of a weekly of 32 pages; more is an archive, not an issue. */
export const MAX_SHEETS = 400
/** A broadsheet full of small type has some 12,000. */
export const MAX_GLYPHS = 300_000

const PACKAGE = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')))

// pdfjs hands fonts to a document to draw with. We draw nothing: this one takes them and does nothing.
const NO_DOCUMENT = {
  createElement: () => ({ sheet: { cssRules: [], insertRule: () => 0 }, remove: () => undefined }),
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
}

/** `null` stands for a sheet with more glyphs than MAX_GLYPHS. Throws PageError: empty, too_large, encrypted, damaged. */
export async function readPrints(bytes: Uint8Array): Promise<(Print | null)[]> {
  if (bytes.length === 0) throw new PageError('empty', { zh: '文件是空的。', en: 'The file is empty.' })
  if (bytes.length > MAX_PDF_BYTES) {
    const limit = MAX_PDF_BYTES / 1024 / 1024
    throw new PageError('too_large', {
      zh: `PDF 文件超过 ${limit} MB。请按版面拆分后再导入。`,
      en: `The PDF is larger than ${limit} MB. Split it into pages and try again.`,
    })
  }
  const task = getDocument({
    // pdfjs takes the buffer away from its owner.
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    disableFontFace: false,
    disableAutoFetch: true,
    enableXfa: false,
    stopAtErrors: false,
    // No picture is decoded: only its place is wanted.
    maxImageSize: 0,
    ownerDocument: NO_DOCUMENT as unknown as HTMLDocument,
    // The character maps of Chinese fonts without their own, such as UniGB-UCS2-H.
    cMapUrl: join(PACKAGE, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(PACKAGE, 'standard_fonts/'),
  })
  try {
    const document = await task.promise
    if (document.numPages > MAX_SHEETS) {
      throw new PageError('too_large', {
        zh: `PDF 文件超过 ${MAX_SHEETS} 版。请拆分后再导入。`,
        en: `The PDF has more than ${MAX_SHEETS} pages. Split it and try again.`,
      })
    }
    const prints: (Print | null)[] = []
    for (let number = 1; number <= document.numPages; number++) prints.push(await readPrint(document, number))
    return prints
  } catch (error) {
    throw pageErrorOf(error)
  } finally {
    await task.destroy()
  }
}

async function readPrint(document: PDFDocumentProxy, number: number): Promise<Print | null> {
  const page = await document.getPage(number)
  const viewport = page.getViewport({ scale: 1 })
  const toSheet = readMatrix(viewport.transform)
  if (toSheet === null) throw new Error('The page has no size.')
  // Annotation mode 0: notes and form fields are no print.
  const operators = await page.getOperatorList({ annotationMode: 0 })
  const facts = await fontFactsOf(page, operators)
  const print = tracePrint(operators, {
    width: viewport.width,
    height: viewport.height,
    toSheet,
    fontFacts: name => facts.get(name) ?? PLAIN_FONT,
    maxGlyphs: MAX_GLYPHS,
  })
  page.cleanup()
  return print
}

const PLAIN_FONT: FontFacts = { family: '', vertical: false, unitsToEm: 0.001, verticalAdvance: 1 }

/** The fonts that the operators name, once they have come over from pdfjs's worker side. */
async function fontFactsOf(
  page: PDFPageProxy,
  operators: { fnArray: readonly number[]; argsArray: readonly unknown[] },
): Promise<Map<string, FontFacts>> {
  const names = new Set<string>()
  for (const args of operators.argsArray) {
    if (
      Array.isArray(args) &&
      args.length === 2 &&
      typeof args[0] === 'string' &&
      typeof args[1] === 'number'
    )
      names.add(args[0])
  }
  const facts = new Map<string, FontFacts>()
  const objects = page.commonObjs as { get(name: string, resolve: (font: unknown) => void): unknown }
  await Promise.all(
    [...names].map(
      name =>
        new Promise<void>(resolve => {
          objects.get(name, font => {
            facts.set(name, readFontFacts(font))
            resolve()
          })
        }),
    ),
  )
  return facts
}

function readFontFacts(font: unknown): FontFacts {
  if (typeof font !== 'object' || font === null) return PLAIN_FONT
  const { name, vertical, fontMatrix, defaultVMetrics } = font as Record<string, unknown>
  const unit = readMatrix(fontMatrix)?.[0] ?? 0
  const advance = Array.isArray(defaultVMetrics) ? Number(defaultVMetrics[0]) : Number.NaN
  const unitsToEm = unit > 0 ? unit : PLAIN_FONT.unitsToEm
  return {
    // ABCDEF+ marks a part of a font.
    family: typeof name === 'string' ? name.replace(/^[A-Z]{6}\+/, '') : '',
    vertical: vertical === true,
    unitsToEm,
    verticalAdvance: Number.isFinite(advance) && advance < 0 ? -advance * unitsToEm : 1,
  }
}

function pageErrorOf(error: unknown): PageError {
  if (error instanceof PageError) return error
  if (error instanceof Error && error.name === 'PasswordException') {
    return new PageError('encrypted', {
      zh: 'PDF 文件有密码，无法打开。请先去除密码再导入。',
      en: 'The PDF is protected by a password. Remove the password and try again.',
    })
  }
  const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
  return new PageError('damaged', {
    zh: `PDF 文件已损坏，无法读取（${reason}）。`,
    en: `The PDF is damaged and cannot be read (${reason}).`,
  })
}
