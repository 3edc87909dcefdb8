// When an entity is named: one bar a day, month or year.
import { useTranslation } from 'react-i18next'
import { useTimeline } from '../queries.ts'
import own from './entity.module.css'
import { barsOf } from './time-bars.ts'

/** Of the drawing, in its own units; the page scales it. */
const HEIGHT = 30
const WIDEST = 12

export function MentionTimes({ entity, sure }: { entity: string; sure: number }) {
  const { t } = useTranslation()
  const { data } = useTimeline(entity, sure)
  const bars = data ? barsOf(data) : []
  const [first, last] = [bars.at(0), bars.at(-1)]
  if (!data || !first || !last || bars.length < 2) return null
  const most = Math.max(...bars.map(({ mentions }) => mentions))
  const step = Math.min(WIDEST, 360 / bars.length)
  const busiest = data.spans.reduce((a, b) => (b.mentions > a.mentions ? b : a))
  return (
    <figure className={own.times}>
      <svg
        viewBox={`0 0 ${step * bars.length} ${HEIGHT}`}
        width={step * bars.length}
        height={HEIGHT}
        role="img"
        aria-label={t('times.label', {
          from: first.date,
          to: last.date,
          date: busiest.date,
          count: busiest.mentions,
        })}
      >
        {bars.map(({ date, mentions }, index) => (
          <rect
            key={date}
            x={index * step}
            y={HEIGHT - Math.max(mentions > 0 ? 2 : 1, (mentions / most) * HEIGHT)}
            width={Math.max(0.5, step - Math.min(2, step / 4))}
            height={Math.max(mentions > 0 ? 2 : 1, (mentions / most) * HEIGHT)}
            className={mentions > 0 ? own.timeBar : own.timeGap}
          >
            <title>{t('times.bar', { date, count: mentions })}</title>
          </rect>
        ))}
      </svg>
      <figcaption>
        <span>{first.date}</span>
        <span>{last.date}</span>
      </figcaption>
    </figure>
  )
}
