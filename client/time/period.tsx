// The period in the panel: which evidence it covers, and a line that says so.
import { useTranslation } from 'react-i18next'
import panelClasses from '../panel/panel.module.css'
import { useShownPicture } from '../picture-context.tsx'
import type { Period } from '../view.ts'
import { useView, ViewLink } from '../view-context.tsx'

export type InPeriod = {
  /** Null while all time is shown. */
  period: Period | null
  /** Whether an article of this date is in it; without a date none is. */
  covers: (date: string | null) => boolean
  /** How many sentences of an edge, and mentions of an entity, the stage counts in it; undefined where it holds no such. */
  weightOf: (edge: string) => number | undefined
  mentionsOf: (entity: string) => number | undefined
}

export function usePeriod(): InPeriod {
  const { time } = useView().view
  const shown = useShownPicture()?.shown
  return {
    period: time,
    covers: date => time === null || (date !== null && date >= time.from && date <= time.to),
    weightOf: edge => shown?.links.get(edge)?.weight,
    mentionsOf: entity => shown?.nodes.get(entity)?.mentions,
  }
}

export function PeriodLine() {
  const { t } = useTranslation()
  const { time } = useView().view
  if (!time) return null
  return (
    <p className={panelClasses.quiet}>
      {t('time.only', time)} ·{' '}
      <ViewLink className={panelClasses.periodLink} change={{ time: null, compared: null }}>
        {t('time.clear')}
      </ViewLink>
    </p>
  )
}
