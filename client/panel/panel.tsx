// The panel beside the graph, a sheet from below on the telephone: what is selected, or the overview.
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPlace, placeLeft } from '../came-back.ts'
import { FailedAnswer } from '../failed-answer.tsx'
import { useShownPicture } from '../picture-context.tsx'
import { useArticles, useEdge, useEntity, useGraph } from '../queries.ts'
import { useFilter } from '../time/filter-line.tsx'
import { useView } from '../view-context.tsx'
import { EdgePanel } from './edge-panel.tsx'
import { EntityPanel } from './entity-panel.tsx'
import { Overview } from './overview.tsx'
import classes from './panel.module.css'
import { PanelSkeleton } from './panel-skeleton.tsx'
import { QuestionPanel } from './question-panel.tsx'
import { SheetHandle, type SheetHeight } from './sheet-handle.tsx'
import { Tray } from './tray.tsx'

const Comparison = lazy(async () => ({ default: (await import('../time/comparison.tsx')).Comparison }))

type Props = { height: SheetHeight; onHeight: (height: SheetHeight) => void }

export function Panel({ height, onHeight }: Props) {
  const { t } = useTranslation()
  const { view, changeView } = useView()
  const { selection, question } = view
  const scroller = useRef<HTMLDivElement>(null)
  const key = question
    ? `${question.kind} ${question.one} ${question.other}`
    : selection
      ? `${selection.kind} ${selection.id}`
      : 'overview'

  const close = () => changeView({ selection: null })

  useEffect(() => {
    scroller.current?.scrollTo(0, placeLeft(`panel ${key}`) ?? 0)
  }, [key])

  return (
    <aside
      id="panel"
      tabIndex={-1}
      className={classes.panel}
      data-height={height}
      aria-label={t('panel.label')}
    >
      <SheetHandle height={height} onHeight={onHeight} />
      <div
        ref={scroller}
        className={classes.scroller}
        onScroll={event => keepPlace(`panel ${key}`, event.currentTarget.scrollTop)}
      >
        {question && <QuestionPanel key={key} question={question} />}
        {!question && selection?.kind === 'entity' && (
          <SelectedEntity key={key} id={selection.id} onClose={close} />
        )}
        {!question && selection?.kind === 'edge' && (
          <SelectedEdge key={key} id={selection.id} onClose={close} />
        )}
        {!question && !selection && <Start />}
      </div>
      <Tray />
    </aside>
  )
}

type SelectedProps = { id: string; onClose: () => void }

function SelectedEntity({ id, onClose }: SelectedProps) {
  const { data, error, refetch } = useEntity(id, useFilter())
  if (data) return <EntityPanel entity={data} />
  if (error) return <FailedAnswer error={error} onRetry={() => void refetch()} onClose={onClose} />
  return <PanelSkeleton />
}

function SelectedEdge({ id, onClose }: SelectedProps) {
  const filter = useFilter()
  const { data, error, refetch } = useEdge(id, filter)
  if (data) return <EdgePanel edge={data} filter={filter} />
  if (error) return <FailedAnswer error={error} onRetry={() => void refetch()} onClose={onClose} />
  return <PanelSkeleton />
}

function Start() {
  const { time, compared } = useView().view
  const picture = useShownPicture()
  if (time && compared && picture)
    return (
      <Suspense fallback={<PanelSkeleton />}>
        <Comparison shown={picture.shown} time={time} compared={compared} />
      </Suspense>
    )
  return <FrontPage />
}

function FrontPage() {
  const articles = useArticles()
  const graph = useGraph()
  if (articles.data) return <Overview articles={articles.data.articles} graph={graph.data} />
  if (articles.error) return <FailedAnswer error={articles.error} onRetry={() => void articles.refetch()} />
  return <PanelSkeleton />
}
