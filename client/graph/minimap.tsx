// The whole graph in small while the camera is near, with a frame around what it sees; a press moves it there.
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Camera } from '../view.ts'
import classes from './minimap.module.css'
import type { Overview } from './overview.ts'
import type { Stage } from './stage.ts'

type Props = { stage: Stage; onCamera: (camera: Camera) => void }

const WIDTH = 148

/** With more of the graph in sight than this, a map would show nothing new. */
const NEAR = 0.72

export function Minimap({ stage, onCamera }: Props) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [aspect, setAspect] = useState<number | null>(null)
  const height = aspect === null ? 0 : Math.round(WIDTH / aspect)

  useEffect(() => {
    if (aspect === null) {
      return stage.watch(() => {
        const seen = stage.overview()
        if (seen.ratio < NEAR) setAspect(seen.aspect)
      })
    }
    let drawn = false
    const show = (changed: { nodes: boolean }) => {
      const seen = stage.overview()
      if (seen.ratio >= NEAR) setAspect(null)
      else if (seen.aspect !== aspect) setAspect(seen.aspect)
      if (!drawn || changed.nodes) drawNodes(canvas.current, seen.nodes(), height)
      drawn = true
      if (frame.current) placeFrame(frame.current, seen.frame, height)
    }
    show({ nodes: true })
    return stage.watch(show)
  }, [stage, aspect, height])

  if (aspect === null) return null

  function go(event: PointerEvent<HTMLDivElement>) {
    if (event.type === 'pointermove' && event.buttons === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    const place = { x: (event.clientX - box.left) / box.width, y: 1 - (event.clientY - box.top) / box.height }
    onCamera(stage.cameraAt(place))
  }
  return (
    <div
      className={classes.minimap}
      style={{ width: WIDTH, height }}
      role="img"
      aria-label={t('graph.minimap')}
      onPointerDown={go}
      onPointerMove={go}
    >
      <canvas ref={canvas} width={WIDTH * devicePixelRatio} height={height * devicePixelRatio} />
      <div ref={frame} className={classes.frame} />
    </div>
  )
}

function drawNodes(canvas: HTMLCanvasElement | null, nodes: ReturnType<Overview['nodes']>, height: number) {
  const context = canvas?.getContext('2d')
  if (!context) return
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
  context.clearRect(0, 0, WIDTH, height)
  for (const { x, y, colour } of nodes) {
    context.fillStyle = colour
    context.fillRect(x * WIDTH - 1, (1 - y) * height - 1, 2, 2)
  }
}

function placeFrame({ style }: HTMLElement, { left, right, top, bottom }: Overview['frame'], height: number) {
  style.left = `${left * WIDTH}px`
  style.top = `${(1 - top) * height}px`
  style.width = `${(right - left) * WIDTH}px`
  style.height = `${(top - bottom) * height}px`
}
