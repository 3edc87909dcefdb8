// The telephone's handle on the panel: a press grows or shrinks the sheet, a drag does the same.
import { type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './panel.module.css'

/** Just the name, half of the screen, or nearly all of it. */
export const SHEET_HEIGHTS = ['low', 'half', 'full'] as const
export type SheetHeight = (typeof SHEET_HEIGHTS)[number]

type Props = { height: SheetHeight; onHeight: (height: SheetHeight) => void }

/** A finger that moves less has pressed, not dragged; pixels. */
const DRAG_FROM = 24

export function SheetHandle({ height, onHeight }: Props) {
  const { t } = useTranslation()
  const startedAt = useRef<number | null>(null)
  const dragged = useRef(false)

  function step(by: 1 | -1) {
    const next = SHEET_HEIGHTS[SHEET_HEIGHTS.indexOf(height) + by]
    if (next) onHeight(next)
  }

  function onPointerMove({ clientY }: PointerEvent) {
    if (startedAt.current === null || dragged.current) return
    const moved = clientY - startedAt.current
    if (Math.abs(moved) < DRAG_FROM) return
    dragged.current = true
    step(moved < 0 ? 1 : -1)
  }

  return (
    <button
      type="button"
      className={classes.handle}
      aria-label={height === 'full' ? t('panel.shrink') : t('panel.grow')}
      aria-expanded={height !== 'low'}
      onPointerDown={event => {
        startedAt.current = event.clientY
        dragged.current = false
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        startedAt.current = null
      }}
      onClick={() => {
        if (dragged.current) return
        onHeight(height === 'low' ? 'half' : height === 'half' ? 'full' : 'half')
      }}
    >
      <span />
    </button>
  )
}
