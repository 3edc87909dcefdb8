// The filter in the panel: the period and the certainty it goes by, and a line that says so.
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filter } from '../api.ts'
import panelClasses from '../panel/panel.module.css'
import { useView, ViewLink } from '../view-context.tsx'

/** A brush that is being drawn asks the server once it rests; milliseconds. */
const DELAY = 200

/** What the panel's answers are asked for: once the brush rests. */
export function useFilter(): Filter {
  const { time, sure } = useView().view
  const [settled] = useDebouncedValue(time, DELAY)
  return useMemo(() => ({ time: settled, sure }), [settled, sure])
}

/** Says what the counts go by, and leads back to all. */
export function FilterLine() {
  const { t } = useTranslation()
  const { time, sure } = useView().view
  return (
    <>
      {time && (
        <p className={panelClasses.quiet}>
          {t('time.only', time)} ·{' '}
          <ViewLink className={panelClasses.periodLink} change={{ time: null, compared: null }}>
            {t('time.clear')}
          </ViewLink>
        </p>
      )}
      {sure > 0 && (
        <p className={panelClasses.quiet}>
          {t('sure.only', { percent: sure })} ·{' '}
          <ViewLink className={panelClasses.periodLink} change={{ sure: 0 }}>
            {t('sure.clear')}
          </ViewLink>
        </p>
      )}
    </>
  )
}
