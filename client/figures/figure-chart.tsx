// Figures of one measure side by side: a column each with its number and its time, which leads to the sentence that says so.
import { useTranslation } from 'react-i18next'
import { numberInChinese } from '../../pipeline/figure-number.ts'
import { ViewLink } from '../view-context.tsx'
import { barsOf, type Chart } from './charts-of.ts'
import classes from './figures.module.css'

const HEIGHT = 56
const WIDTH = 24

/** A list, each entry with its number in words: who sees no bars misses nothing. */
export function FigureChart({ chart }: { chart: Chart }) {
  const { t } = useTranslation()
  const { measure, unit, points } = chart
  const { bars, zero } = barsOf(points.map(({ value }) => value))
  return (
    <figure className={classes.chart}>
      <figcaption>
        {measure} <small>{unit}</small>
      </figcaption>
      <ol>
        {points.map((point, index) => {
          const { article, start, end, label, value } = point
          const { top, height } = bars[index] ?? { top: 0, height: 0 }
          const number = numberInChinese(value)
          return (
            <li key={`${article} ${start}`}>
              <ViewLink
                change={{ reading: { article, part: { start, end } } }}
                title={t('figures.point', { period: label, value: `${number}${unit}` })}
              >
                <span className={classes.number}>
                  {number}
                  <span className="visually-hidden">{unit}</span>
                </span>
                <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
                  <rect x="2" y={top * HEIGHT} width={WIDTH - 4} height={height * HEIGHT} />
                  <path d={`M0 ${zero * HEIGHT}H${WIDTH}`} vectorEffect="non-scaling-stroke" />
                </svg>
                <span className={classes.period}>{label}</span>
              </ViewLink>
            </li>
          )
        })}
      </ol>
    </figure>
  )
}

const SPARK = { width: 84, height: 22, gap: 2, widest: 12 }

type SparkProps = { chart: Chart; isHere: (point: Chart['points'][number]) => boolean }

/** The same in a table's cell: no numbers, the row's own bar in the accent. */
export function FigureSpark({ chart, isHere }: SparkProps) {
  const { t } = useTranslation()
  const { measure, unit, points } = chart
  const { bars } = barsOf(points.map(({ value }) => value))
  const step = Math.min(SPARK.widest, SPARK.width / points.length)
  const told = points.map(({ label, value }) =>
    t('figures.point', { period: label, value: `${numberInChinese(value)}${unit}` }),
  )
  const label = t('figures.series', { measure, points: told.join(t('figures.joint')) })
  return (
    <svg className={classes.spark} width={SPARK.width} height={SPARK.height} role="img" aria-label={label}>
      <title>{label}</title>
      {points.map((point, index) => {
        const { top, height } = bars[index] ?? { top: 0, height: 0 }
        return (
          <rect
            key={`${point.article} ${point.start}`}
            x={index * step}
            y={top * SPARK.height}
            width={Math.max(1, step - SPARK.gap)}
            height={height * SPARK.height}
            data-here={isHere(point)}
          />
        )
      })}
    </svg>
  )
}
