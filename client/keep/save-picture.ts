// Saves the picture as a file: PNG at print quality, or SVG.
import { canvasPen } from '../graph/pen.ts'
import type { Stage } from '../graph/stage.ts'
import { placePicture } from './draw-picture.ts'
import type { PictureLegend } from './picture-legend.ts'
import { svgPen } from './svg-pen.ts'

type Source = { stage: Stage; legend: PictureLegend; title: string }

/** Pixels of the longer side: 300 dots an inch on A3. */
const PRINT_SIDE = 5000

/** Throws where the browser gives no canvas of that size. */
export async function savePng({ stage, legend, title }: Source): Promise<void> {
  const scene = stage.scene()
  const picture = placePicture(scene, legend, stage.measure)
  const scale = PRINT_SIDE / Math.max(picture.width, picture.height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no 2D canvas')
  context.scale(scale, scale)
  context.fillStyle = scene.palette.paper
  context.fillRect(0, 0, picture.width, picture.height)
  picture.draw(canvasPen(context, scene.fontFamily))
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error(`no picture of ${canvas.width} × ${canvas.height} pixels`)
  download(blob, `${title}.png`)
}

export function saveSvg({ stage, legend, title }: Source): void {
  const scene = stage.scene()
  const { width, height, draw } = placePicture(scene, legend, stage.measure)
  const pen = svgPen(scene.fontFamily)
  draw(pen)
  const file = pen.finish({ width, height, ground: scene.palette.paper, title })
  download(new Blob([file], { type: 'image/svg+xml' }), `${title}.svg`)
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  // What a file's name may not hold on some system.
  link.download = name.replaceAll(/[\\/:*?"<>|]/g, ' ')
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
