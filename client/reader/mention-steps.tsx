// From one mention of the chosen entity to the next: two buttons and the keys n and p.
import { useHotkeys } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { ArticleAnswer } from '../../server/api/types.ts'
import { announce } from '../announce.ts'
import { DownIcon, UpIcon } from '../icons.tsx'
import { useView } from '../view-context.tsx'
import classes from './reader.module.css'
import { stepTo } from './step-to.ts'

type Props = { answer: ArticleAnswer; chosen: string; part: { start: number; end: number } | null }

export function MentionSteps({ answer, chosen, part }: Props) {
  const { t } = useTranslation()
  const { changeView } = useView()
  const own = answer.mentions.filter(({ entity }) => entity === chosen)
  const at = own.findIndex(({ start, end }) => part?.start === start && part.end === end)
  const name = own[0]?.name ?? ''

  function step(by: 1 | -1) {
    const index = stepTo(own, part, by)
    const mention = index === undefined ? undefined : own[index]
    if (index === undefined || !mention) return
    const { start, end } = mention
    changeView({ reading: { article: answer.article.id, part: { start, end } } }, { history: 'replace' })
    announce(t('notes.place', { name, place: index + 1, count: own.length }))
    // Enter opens it from there.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-mention="${start}"]`)?.focus({ preventScroll: true }),
    )
  }
  useHotkeys([
    ['n', () => step(1)],
    ['p', () => step(-1)],
  ])

  if (own.length === 0)
    return (
      <span>{t('reader.entities', { count: new Set(answer.mentions.map(each => each.entity)).size })}</span>
    )
  return (
    <span className={classes.steps}>
      <span className={classes.stepsName}>
        {at < 0
          ? t('notes.count', { name, count: own.length })
          : t('notes.place', { name, place: at + 1, count: own.length })}
      </span>
      <button
        type="button"
        aria-label={t('notes.previous')}
        title={`${t('notes.previous')} (P)`}
        onClick={() => step(-1)}
      >
        <UpIcon />
      </button>
      <button
        type="button"
        aria-label={t('notes.next')}
        title={`${t('notes.next')} (N)`}
        onClick={() => step(1)}
      >
        <DownIcon />
      </button>
    </span>
  )
}
