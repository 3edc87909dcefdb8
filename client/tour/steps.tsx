// The steps of the tour: a frame around a place of the screen and a card beside it that says what it is for.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './tour.module.css'

/** Where each step stands; a place that is not there is passed over. */
const STEPS = [
  { name: 'graph', place: '[data-testid="graph"]' },
  { name: 'panel', place: '#panel' },
  { name: 'search', place: 'search' },
  { name: 'legend', place: '[data-tour="legend"]' },
  { name: 'time', place: '[data-tour="time"]' },
  { name: 'table', place: '[data-tour="tools"]' },
] as const

const CARD = { width: 300, height: 190 }
const GAP = 12

export function Steps({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation()
  const [steps] = useState(() => STEPS.filter(({ place }) => document.querySelector(place)))
  const [at, setAt] = useState(0)
  const [box, setBox] = useState<DOMRect | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const step = steps[at]

  const measure = useCallback(() => {
    setBox(step ? (document.querySelector(step.place)?.getBoundingClientRect() ?? null) : null)
  }, [step])
  useLayoutEffect(measure, [measure])
  useEffect(() => {
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [measure])
  // Each step is read out and can be left with Enter.
  const placed = box !== null
  useEffect(() => {
    if (placed) button.current?.focus()
  }, [at, placed])

  if (!step || !box) return null
  const last = at === steps.length - 1
  return (
    <>
      <div
        className={classes.frame}
        style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
      />
      <div
        className={classes.card}
        style={cardPlace(box)}
        role="dialog"
        aria-label={t(`tour.${step.name}`)}
        aria-describedby="tour-text"
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          onEnd()
        }}
      >
        <p className={classes.count}>{t('tour.step', { step: at + 1, all: steps.length })}</p>
        <h2>{t(`tour.${step.name}`)}</h2>
        <p id="tour-text">{t(`tour.${step.name}Text`)}</p>
        <p className={classes.buttons}>
          <button
            ref={button}
            type="button"
            className={classes.main}
            onClick={() => (last ? onEnd() : setAt(at + 1))}
          >
            {last ? t('tour.done') : t('tour.next')}
          </button>
          {!last && (
            <button type="button" className={classes.quiet} onClick={onEnd}>
              {t('tour.skip')}
            </button>
          )}
        </p>
      </div>
    </>
  )
}

/** Beside the place where there is room, else inside it; always on the screen. */
function cardPlace(box: DOMRect): { left: number; top: number } {
  const { innerWidth, innerHeight } = window
  const fits = (left: number, top: number) =>
    left >= GAP &&
    top >= GAP &&
    left + CARD.width <= innerWidth - GAP &&
    top + CARD.height <= innerHeight - GAP
  const middle = Math.min(
    Math.max(GAP, box.left + box.width / 2 - CARD.width / 2),
    innerWidth - CARD.width - GAP,
  )
  const places = [
    [middle, box.bottom + GAP],
    [middle, box.top - CARD.height - GAP],
    [box.left - CARD.width - GAP, box.top + GAP],
    [box.right + GAP, box.top + GAP],
  ] as const
  const [left, top] = places.find(([left, top]) => fits(left, top)) ?? [
    middle,
    Math.max(GAP, box.top + box.height / 2 - CARD.height / 2),
  ]
  return { left, top }
}
