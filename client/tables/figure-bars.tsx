// Figures as small charts: a value beside the largest of its unit, a change to either side of nothing.
import { useLanguage } from '../i18n/i18n.ts'
import type { Language } from '../schema.ts'
import classes from './tables.module.css'

const WRITTEN: Record<Language, Intl.NumberFormat> = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4 }),
  'zh-Hant': new Intl.NumberFormat('zh-TW', { maximumFractionDigits: 4 }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 4 }),
}

/** From here on a number is counted in 万 and 亿, or in millions. */
const LARGE = 100_000
const SHORT: Record<Language, Intl.NumberFormat> = {
  zh: new Intl.NumberFormat('zh-CN', { notation: 'compact', maximumFractionDigits: 4 }),
  'zh-Hant': new Intl.NumberFormat('zh-TW', { notation: 'compact', maximumFractionDigits: 4 }),
  en: new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 4 }),
}

export function ValueBar({ value, unit, most }: { value: number; unit: string; most: number }) {
  const [language] = useLanguage()
  const written = (Math.abs(value) >= LARGE ? SHORT : WRITTEN)[language]
  const share = most > 0 ? Math.abs(value) / most : 0
  return (
    <span className={classes.value}>
      <span className={classes.track} aria-hidden="true">
        <span style={{ width: `${Math.max(1.5, share * 100)}%` }} />
      </span>
      <span className={classes.figure}>
        {written.format(value)}
        <small>{unit}</small>
      </span>
    </span>
  )
}

/** A change of so many percent fills its half of the bar. */
const FULL = 30

export function ChangeBar({ kind, percent }: { kind: string; percent: number }) {
  const [language] = useLanguage()
  const share = Math.min(1, Math.abs(percent) / FULL) * 50
  return (
    <span className={classes.change} title={kind}>
      <span className={classes.balance} aria-hidden="true">
        <span
          data-falls={percent < 0}
          style={{ width: `${share}%`, left: percent < 0 ? `${50 - share}%` : '50%' }}
        />
      </span>
      <span
        className={classes.percent}
      >{`${percent > 0 ? '+' : ''}${WRITTEN[language].format(percent)}%`}</span>
    </span>
  )
}
