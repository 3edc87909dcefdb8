// The time line at the foot of the stage: bars of mentions, a period drawn over them, play, and the comparison of two periods.
import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphAnswer } from '../../server/api/types.ts'
import type { ShownGraph } from '../graph/shown-graph.ts'
import { CloseIcon, CompareIcon, PlayIcon, StopIcon } from '../icons.tsx'
import type { Period } from '../view.ts'
import { useView } from '../view-context.tsx'
import { type Bar, neighbouringPeriod, periodOfBars, timeBars } from './time-bars.ts'
import classes from './time-line.module.css'

type Props = { answer: GraphAnswer; shown: ShownGraph }

/** Milliseconds between two steps of playing. */
const STEP = 800

/** Without a period of its own, playing shows this share of the time at once. */
const PLAYED_SHARE = 8

export function TimeLine({ answer, shown }: Props) {
  const { t } = useTranslation()
  const { view, changeView } = useView()
  const { time, compared, hiddenTypes, sure } = view
  const { unit, bars } = useMemo(() => timeBars(answer, { hiddenTypes, sure }), [answer, hiddenTypes, sure])
  const [playing, setPlaying] = useState(false)
  const last = bars.length - 1
  const span = spanOf(bars, time)

  const choose = (one: number, other: number) =>
    changeView(
      { time: one === 0 && other === last ? null : periodOfBars(bars, one, other) },
      { history: 'replace' },
    )

  const step = useRef(() => {})
  step.current = () => {
    const width = time ? span.to - span.from : Math.max(0, Math.ceil(bars.length / PLAYED_SHARE) - 1)
    const next = time ? span.to + 1 : width
    if (next > last) setPlaying(false)
    else choose(next - width, next)
  }
  useEffect(() => {
    if (!playing) return
    const steps = setInterval(() => step.current(), STEP)
    return () => clearInterval(steps)
  }, [playing])

  function play() {
    if (playing) return setPlaying(false)
    setPlaying(true)
    // From the start again once it has come to the end.
    if (!time || span.to >= last)
      choose(0, time ? span.to - span.from : Math.ceil(bars.length / PLAYED_SHARE) - 1)
    else step.current()
  }

  const [first] = bars
  if (!first || bars.length < 2) return null
  const whole = { from: first.from, to: bars[last]?.to ?? first.to }
  const period = time ?? whole
  const said = t('time.said', { ...period, entities: shown.nodes.size, links: shown.links.size })
  return (
    <section className={classes.time} data-tour="time" aria-label={t('time.label')}>
      <button
        type="button"
        className={classes.button}
        aria-label={playing ? t('time.pause') : t('time.play')}
        onClick={play}
      >
        {playing ? <StopIcon /> : <PlayIcon />}
      </button>
      <Bars
        bars={bars}
        span={span}
        compared={compared ? spanOf(bars, compared) : null}
        narrowed={time !== null}
        label={t(`time.${unit}`)}
        onChoose={(one, other) => {
          setPlaying(false)
          choose(Math.min(one, other), Math.max(one, other))
        }}
      />
      <p className={classes.period}>
        <span>{t('time.all', period)}</span>
        {time && (
          <button
            type="button"
            className={classes.clear}
            aria-label={t('time.clear')}
            title={t('time.clear')}
            onClick={() => {
              setPlaying(false)
              changeView({ time: null, compared: null })
            }}
          >
            <CloseIcon />
          </button>
        )}
      </p>
      <button
        type="button"
        className={classes.button}
        aria-pressed={compared !== null}
        title={t('time.compareHint')}
        onClick={() => {
          if (compared) return changeView({ compared: null })
          const later = periodOfBars(bars, Math.ceil(bars.length / 2), last)
          const now = time ?? later
          changeView({ time: now, compared: neighbouringPeriod(now, first.from), selection: null })
        }}
      >
        <CompareIcon />
        <span className={classes.words}>{compared ? t('time.stop') : t('time.compare')}</span>
      </button>
      <span className="visually-hidden" role="log" aria-live="polite">
        {time && !playing ? said : ''}
      </span>
    </section>
  )
}

type Span = { from: number; to: number }

/** The bars that a period touches; all without one. */
function spanOf(bars: readonly Bar[], period: Period | null): Span {
  if (!period) return { from: 0, to: bars.length - 1 }
  const from = bars.findIndex(bar => bar.to >= period.from)
  const to = bars.findLastIndex(bar => bar.from <= period.to)
  return { from: from < 0 ? bars.length - 1 : from, to: Math.max(0, to) }
}

type BarsProps = {
  bars: readonly Bar[]
  span: Span
  compared: Span | null
  narrowed: boolean
  label: string
  onChoose: (one: number, other: number) => void
}

const HEIGHT = 40

function Bars({ bars, span, compared, narrowed, label, onChoose }: BarsProps) {
  const { t } = useTranslation()
  const { ref, width } = useElementSize<HTMLDivElement>()
  const drawnFrom = useRef<{ start: number; moving: Span | null } | null>(null)
  const most = Math.max(1, ...bars.map(({ count }) => count))
  const wide = width / bars.length
  const barAt = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return Math.min(bars.length - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * bars.length)))
  }

  function begin(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const start = barAt(event)
    const inside = narrowed && start > span.from && start < span.to
    drawnFrom.current = { start, moving: inside ? span : null }
    if (!inside) onChoose(start, start)
  }
  function draw(event: PointerEvent<HTMLDivElement>) {
    const from = drawnFrom.current
    if (!from) return
    const at = barAt(event)
    if (!from.moving) return onChoose(from.start, at)
    // A period taken by its middle is moved as it is.
    const { moving } = from
    const shift = Math.max(-moving.from, Math.min(bars.length - 1 - moving.to, at - from.start))
    onChoose(moving.from + shift, moving.to + shift)
  }
  function end() {
    drawnFrom.current = null
  }
  return (
    <div
      ref={ref}
      className={classes.bars}
      onPointerDown={begin}
      onPointerMove={draw}
      onPointerUp={end}
      onPointerCancel={end}
      data-testid="time-bars"
    >
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        {bars.map(({ from, to, count }, index) => {
          const chosen = narrowed && index >= span.from && index <= span.to
          const other = compared && index >= compared.from && index <= compared.to
          const height = count === 0 ? 1 : Math.max(3, (count / most) * HEIGHT)
          return (
            <rect
              key={from}
              className={chosen ? classes.chosen : other ? classes.other : classes.bar}
              x={index * wide + 0.5}
              y={HEIGHT - height}
              width={Math.max(1, wide - 1.5)}
              height={height}
            >
              <title>{`${from === to ? from : t('time.all', { from, to })} · ${t('time.count', { count })}`}</title>
            </rect>
          )
        })}
      </svg>
      <Thumb bars={bars} span={span} end="from" wide={wide} onChoose={onChoose} />
      <Thumb bars={bars} span={span} end="to" wide={wide} onChoose={onChoose} />
    </div>
  )
}

type ThumbProps = Pick<BarsProps, 'bars' | 'span' | 'onChoose'> & { end: keyof Span; wide: number }

/** One end of the period, which also the arrow keys move. */
function Thumb({ bars, span, end, wide, onChoose }: ThumbProps) {
  const { t } = useTranslation()
  const at = span[end]
  const [least, most] = end === 'from' ? [0, span.to] : [span.from, bars.length - 1]
  function onKeyDown(event: KeyboardEvent) {
    const moves: Record<string, number> = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      PageDown: at - 7,
      PageUp: at + 7,
      Home: least,
      End: most,
    }
    const to = moves[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = { ...span, [end]: Math.min(most, Math.max(least, to)) }
    onChoose(next.from, next.to)
  }
  return (
    <div
      className={classes.thumb}
      style={{ left: (end === 'from' ? at : at + 1) * wide }}
      role="slider"
      tabIndex={0}
      aria-label={t(`time.${end}`)}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={at}
      aria-valuetext={end === 'from' ? bars[at]?.from : bars[at]?.to}
      onKeyDown={onKeyDown}
      onPointerDown={event => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={event => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
        const box = event.currentTarget.parentElement?.getBoundingClientRect()
        if (!box) return
        const bar = Math.floor((event.clientX - box.left) / wide + (end === 'from' ? 0.5 : -0.5))
        const next = { ...span, [end]: Math.min(most, Math.max(least, bar)) }
        onChoose(next.from, next.to)
      }}
    />
  )
}
