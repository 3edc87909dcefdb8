// Watches every text that the explorer draws on the graph's canvas, and notes those that cover one another, in any frame.
import type { Page } from 'playwright-core'

export type DrawnLabel = { text: string; left: number; right: number; top: number; bottom: number }

declare global {
  interface Window {
    /** Names and kinds of relations in the present frame, in pixels of the canvas; letters on nodes are not among them. */
    drawnLabels: DrawnLabel[]
    /** `国家数据局 × 国务院`, from all frames so far. */
    coveringLabels: string[]
  }
}

/** To be called before the page opens the explorer. */
export async function watchLabels(page: Page): Promise<void> {
  await page.addInitScript(watch)
}

/** Runs in the page before its own scripts: the texts' own ink is measured, not what the explorer thinks of it. */
function watch() {
  /** Anti-aliasing and rounding, pixels. */
  const tolerance = 0.75
  window.drawnLabels = []
  window.coveringLabels = []
  const { clearRect, fillText } = CanvasRenderingContext2D.prototype
  const isOverlay = (context: CanvasRenderingContext2D) => context.canvas.classList.contains('sigma-overlay')
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (isOverlay(this)) window.drawnLabels = []
    Reflect.apply(clearRect, this, box)
  }
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
    Reflect.apply(fillText, this, [text, x, y, ...rest])
    if (!isOverlay(this) || this.textAlign === 'center') return
    const ink = this.measureText(text)
    const label = {
      text,
      left: x - ink.actualBoundingBoxLeft,
      right: x + ink.actualBoundingBoxRight,
      top: y - ink.actualBoundingBoxAscent,
      bottom: y + ink.actualBoundingBoxDescent,
    }
    for (const other of window.drawnLabels) {
      const across = Math.min(label.right, other.right) - Math.max(label.left, other.left)
      const down = Math.min(label.bottom, other.bottom) - Math.max(label.top, other.top)
      if (across > tolerance && down > tolerance && window.coveringLabels.length < 20)
        window.coveringLabels.push(`${other.text} × ${text} (${across.toFixed(1)}, ${down.toFixed(1)})`)
    }
    window.drawnLabels.push(label)
  }
}
