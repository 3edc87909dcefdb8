// A question about two entities: which two, the other of the two questions, and the answer below.
import { useTranslation } from 'react-i18next'
import { FailedAnswer } from '../failed-answer.tsx'
import { BackIcon, SwapIcon } from '../icons.tsx'
import { useEntity, usePair, usePaths } from '../queries.ts'
import { useFilter } from '../time/filter-line.tsx'
import type { Question } from '../view.ts'
import { useView, ViewLink } from '../view-context.tsx'
import own from './entity.module.css'
import { EntityPicker } from './entity-picker.tsx'
import { PairPanel } from './pair-panel.tsx'
import { PanelHead } from './panel-head.tsx'
import { PanelSkeleton } from './panel-skeleton.tsx'
import { PathPanel } from './path-panel.tsx'

export function QuestionPanel({ question }: { question: Question }) {
  const { kind, one, other } = question
  if (other === null) return <Choosing question={question} />
  if (kind === 'pair') return <AnsweredPair one={one} other={other} />
  return <AnsweredPaths from={one} to={other} />
}

function Choosing({ question }: { question: Question }) {
  const { t } = useTranslation()
  const { data } = useEntity(question.one)
  const pair = question.kind === 'pair'
  return (
    <>
      <PanelHead
        kind={t(pair ? 'pair.kind' : 'path.kind')}
        title={t(pair ? 'pair.titleOpen' : 'path.titleOpen', { name: data?.name ?? '' })}
        leave={{ question: null }}
      >
        {null}
      </PanelHead>
      <EntityPicker question={question} />
    </>
  )
}

function AnsweredPair({ one, other }: { one: string; other: string }) {
  const { changeView } = useView()
  const { data, error, refetch } = usePair(one, other, useFilter())
  if (data) return <PairPanel pair={data} />
  if (error)
    return (
      <FailedAnswer
        error={error}
        onRetry={() => void refetch()}
        onClose={() => changeView({ question: null })}
      />
    )
  return <PanelSkeleton />
}

function AnsweredPaths({ from, to }: { from: string; to: string }) {
  const { changeView } = useView()
  const { data, error, refetch } = usePaths(from, to, useFilter())
  if (data) return <PathPanel answer={data} />
  if (error)
    return (
      <FailedAnswer
        error={error}
        onRetry={() => void refetch()}
        onClose={() => changeView({ question: null })}
      />
    )
  return <PanelSkeleton />
}

/** To the other question about the same two, the other way round, or with another second one. */
export function QuestionLinks({ question }: { question: Question & { other: string } }) {
  const { t } = useTranslation()
  const { kind, one, other } = question
  const otherKind = kind === 'pair' ? 'path' : 'pair'
  return (
    <div className={own.actions}>
      <ViewLink className={own.action} change={{ question: { kind: otherKind, one, other } }}>
        {t(otherKind === 'path' ? 'path.instead' : 'pair.instead')}
      </ViewLink>
      <ViewLink className={own.action} change={{ question: { kind, one: other, other: one } }}>
        <SwapIcon />
        {t('pair.swap')}
      </ViewLink>
      <ViewLink className={own.action} change={{ question: { kind, one, other: null } }}>
        <BackIcon />
        {t('pair.another')}
      </ViewLink>
    </div>
  )
}
