// The canvas above Sigma's own layers and below its mouse, as sharp as the screen.
import type Sigma from 'sigma'
import type { LinkAttributes, NodeAttributes } from './stage-graph.ts'

export type Overlay = {
  /** Draws in CSS pixels. */
  context: CanvasRenderingContext2D
  /** To be called when the stage has another size. */
  fit: () => void
}

export function createOverlay(sigma: Sigma<NodeAttributes, LinkAttributes>): Overlay {
  const canvas = sigma.createCanvas('overlay', { beforeLayer: 'mouse', style: { pointerEvents: 'none' } })
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser has no 2D canvas.')
  const fit = () => {
    const { width, height } = sigma.getDimensions()
    const ratio = window.devicePixelRatio
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
  }
  fit()
  return { context, fit }
}
