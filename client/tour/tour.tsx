// A tour of one minute: six places of the screen, each with a sentence; offered once, and skipped with a press.
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { remember, remembered } from '../i18n/remembered.ts'
import { useArticles } from '../queries.ts'
import { useView } from '../view-context.tsx'
import classes from './tour.module.css'

const Steps = lazy(async () => ({ default: (await import('./steps.tsx')).Steps }))

const STORED_AS = 'baotu-tour'
const SAMPLE = /^baotu-sample/

type Props = {
  running: boolean
  /** Whether the store holds a single page, as it does on the first day. */
  onSample: boolean
  onStart: () => void
  onEnd: () => void
}

export function Tour({ running, onSample, onStart, onEnd }: Props) {
  const { t } = useTranslation()
  const articles = useArticles()
  const { view } = useView()
  const [offered, setOffered] = useState(() => remembered(STORED_AS) === undefined)
  const sample = onSample && articles.data?.articles.some(({ source }) => SAMPLE.test(source))

  const answered = () => {
    remember(STORED_AS, 'answered')
    setOffered(false)
  }
  if (running)
    return (
      <Suspense>
        <Steps
          onEnd={() => {
            answered()
            onEnd()
          }}
        />
      </Suspense>
    )
  // Over a table it would lie on the choice of tables.
  if (!offered || !sample || view.table !== null) return null
  return (
    <section className={classes.offer} aria-label={t('settings.tour')}>
      <span>{t('tour.offer')}</span>
      <button type="button" className={classes.main} onClick={onStart}>
        {t('tour.start')}
      </button>
      <button type="button" className={classes.quiet} onClick={answered}>
        {t('tour.skip')}
      </button>
    </section>
  )
}
