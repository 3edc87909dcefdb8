// Draws a page of a PDF; loaded only when somebody wants to see one.
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist'
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerAddress

/** More pixels than this no browser draws well; a page that needs more is drawn coarser. */
const MOST_PIXELS = 16_000_000

/** The last document stays open: the next article is often on the same page. */
let open: { address: string; document: Promise<PDFDocumentProxy> } | undefined

function documentAt(address: string): Promise<PDFDocumentProxy> {
  if (open?.address === address) return open.document
  void open?.document.then(
    document => document.loadingTask.destroy(),
    () => undefined,
  )
  const document = getDocument({
    url: address,
    cMapUrl: '/pdf/cmaps/',
    cMapPacked: true,
    standardFontDataUrl: '/pdf/standard_fonts/',
    wasmUrl: '/pdf/wasm/',
    // The security policy allows neither.
    useWasm: false,
    isEvalSupported: false,
    enableXfa: false,
  }).promise
  open = { address, document }
  document.catch(() => {
    // Asked again it may come.
    if (open?.document === document) open = undefined
  })
  return document
}

/**
 * Draws sheet `index` of the PDF at `address` into `canvas`, `width` CSS pixels wide. Throws what pdf.js throws, and the
 * signal's reason where drawing was broken off.
 */
export async function drawSheet(
  canvas: HTMLCanvasElement,
  { address, index, width, signal }: { address: string; index: number; width: number; signal: AbortSignal },
): Promise<void> {
  const document = await documentAt(address)
  signal.throwIfAborted()
  const page = await document.getPage(index + 1)
  signal.throwIfAborted()
  const natural = page.getViewport({ scale: 1 })
  const wanted = (width / natural.width) * devicePixelRatio
  const most = Math.sqrt(MOST_PIXELS / (natural.width * natural.height))
  const viewport = page.getViewport({ scale: Math.min(wanted, most) })
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  const task = page.render({ canvas, viewport })
  signal.addEventListener('abort', () => task.cancel())
  await task.promise
}
