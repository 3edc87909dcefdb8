// The stage with all that belongs to it: the legend above, the graph or a table in it, the time line at its foot.
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphAnswer } from '../server/api/types.ts'
import { announce } from './announce.ts'
import classes from './app.module.css'
import { colouringOf } from './graph/colouring.ts'
import { GraphView } from './graph/graph-view.tsx'
import { Legend } from './graph/legend.tsx'
import { type ShownGraph, shownGraph } from './graph/shown-graph.ts'
import type { Stage } from './graph/stage.ts'
import { useCertainAnswer } from './graph/use-certain-answer.ts'
import { useShowPicture } from './picture-context.tsx'
import { TimeLine } from './time/time-line.tsx'
import { Tools } from './tools/tools.tsx'
import { useColours } from './use-colours.ts'
import { useView } from './view-context.tsx'

const TableView = lazy(() => import('./tables/table-view.tsx'))

type Props = {
  answer: GraphAnswer
  /** More of the graph is on its way. */
  waiting: boolean
  /** What stands above the stage: the reader. */
  children: ReactNode
}

export function Workplace({ answer: all, waiting, children }: Props) {
  const { t } = useTranslation()
  const { view, changeView } = useView()
  const { hiddenTypes, hiddenLinks, hiddenGroups, sure, time, compared, colourBy, table } = view
  const { answer, uncounted } = useCertainAnswer(all, view)
  const { palette } = useColours(answer.edges.length)
  const [stage, setStage] = useState<Stage | null>(null)
  const colouring = useMemo(() => colouringOf(answer, colourBy), [answer, colourBy])
  const shown = useMemo(
    () => shownGraph(answer, { hiddenTypes, hiddenLinks, hiddenGroups, sure, time, compared }, colouring),
    [answer, hiddenTypes, hiddenLinks, hiddenGroups, sure, time, compared, colouring],
  )
  useLeftAnnounced(shown)
  const showPicture = useShowPicture()
  useEffect(() => {
    showPicture({ answer, shown, colouring, palette, stage })
  }, [showPicture, answer, shown, colouring, palette, stage])
  useEffect(() => () => showPicture(null), [showPicture])

  const nothing = answer.nodes.length > 0 && shown.nodes.size === 0
  const allHidden = answer.nodes.every(({ type }) => (hiddenTypes as readonly string[]).includes(type))
  return (
    <>
      <Legend shown={shown} colouring={colouring} palette={palette} />
      <div className={classes.stage}>
        {table === null ? (
          <GraphView
            answer={answer}
            shown={shown}
            colouring={colouring}
            palette={palette}
            onStage={setStage}
          />
        ) : (
          <Suspense fallback={<p className={classes.loading} aria-busy="true" />}>
            <TableView table={table} answer={answer} shown={shown} />
          </Suspense>
        )}
        {nothing && table === null && (
          <div className={classes.nothing}>
            <p>{allHidden ? t('graph.allHidden') : t('graph.nothingLeft')}</p>
            <button
              type="button"
              onClick={() =>
                changeView({ hiddenTypes: [], hiddenGroups: [], sure: 0, time: null, compared: null })
              }
            >
              {t('graph.showAll')}
            </button>
          </div>
        )}
        {waiting && <p className={classes.waiting}>{t('graph.waiting')}</p>}
        {uncounted && !waiting && <p className={classes.waiting}>{t('sure.uncounted')}</p>}
        <Tools answer={answer} onArrange={() => stage?.arrange()} />
        {children}
      </div>
      <TimeLine answer={answer} shown={shown} />
    </>
  )
}

/** Tells screen readers what a filter left; of periods the time line tells itself. */
function useLeftAnnounced({ nodes, links }: ShownGraph) {
  const { t } = useTranslation()
  const { hiddenTypes, hiddenLinks, hiddenGroups, sure } = useView().view
  const filters = [hiddenTypes, hiddenLinks, hiddenGroups, sure].join(';')
  const before = useRef(filters)
  useEffect(() => {
    if (before.current === filters) return
    before.current = filters
    announce(t('graph.left', { entities: nodes.size, links: links.size }))
  }, [filters, nodes, links, t])
}
