// The graph's place on the page: creates the stage, hands it what changes, and makes it usable from the keyboard.
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphAnswer } from '../../server/api/types.ts'
import { takeFirstStage } from '../first-picture.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { relationName, typeName } from '../schema.ts'
import { useTrail } from '../trail-context.tsx'
import { MOST_LISTED, type Pin } from '../view.ts'
import { useView } from '../view-context.tsx'
import type { Colouring } from './colouring.ts'
import { GraphButtons } from './graph-buttons.tsx'
import classes from './graph-view.module.css'
import { Minimap } from './minimap.tsx'
import type { Direction } from './nearest-in-direction.ts'
import type { Palette } from './palette.ts'
import { reservedOn } from './reserved-on.ts'
import { nameWidth } from './shorten-name.ts'
import type { ShownGraph } from './shown-graph.ts'
import { createStage, type Stage } from './stage.ts'

type Props = {
  answer: GraphAnswer
  shown: ShownGraph
  colouring: Colouring
  palette: Palette
  /** For what takes the picture away; null while there is none. */
  onStage: (stage: Stage | null) => void
}

const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** Longest title that stands on an edge, in wide characters; longer ones give way to the kind of relation. */
const LONGEST_TITLE = 9

export function GraphView({ answer, shown, colouring, palette, onStage }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { view, changeView } = useView()
  const trail = useTrail()
  const container = useRef<HTMLDivElement>(null)
  const [stage, setStage] = useState<Stage | null>(null)
  const [failed, setFailed] = useState(false)
  const [cursor, setCursor] = useState('')
  const [arranging, setArranging] = useState(false)
  const { selection, sizeBy, layout, pins, camera, compared } = view
  const stated = useMemo(() => answer.edges.filter(({ kind }) => kind === 'stated').length, [answer])

  const pin = useCallback(
    (pin: Pin) => {
      const others = latest.current.view.pins.filter(({ id }) => id !== pin.id)
      changeView({ pins: [...others, pin].slice(-MOST_LISTED) })
    },
    [changeView],
  )

  // The stage outlives these; it always reads the latest.
  const latest = useRef({ answer, language, view, t })
  latest.current = { answer, language, view, t }

  // Before the browser paints: the first picture must not vanish for a moment.
  useLayoutEffect(() => {
    const place = container.current
    if (!place) return
    let created: Stage
    try {
      created = takeFirstStage() ?? createStage()
      created.listen({
        onSelect: selection => changeView({ selection }),
        onCamera: camera => changeView({ camera }, { history: 'replace' }),
        onPin: pin,
        onArranging: setArranging,
        onExpand: id => {
          const { answer, view } = latest.current
          if (!answer.truncated || view.expanded.includes(id)) return
          changeView({ expanded: [...view.expanded, id].slice(-MOST_LISTED) })
        },
        onCursor: id => {
          const { answer, language, t } = latest.current
          const node = answer.nodes.find(each => each.id === id)
          if (!node) return
          const name = [node.name, node.hint].filter(Boolean).join(' · ')
          setCursor(t('graph.at', { name, type: typeName(node.type, language) }))
        },
      })
    } catch (error) {
      console.warn('The graph cannot be drawn:', error)
      setFailed(true)
      return
    }
    place.append(created.element)
    created.setReserved(reservedOn)
    setStage(created)
    onStage(created)
    return () => {
      created.kill()
      created.element.remove()
      setStage(null)
      onStage(null)
    }
  }, [changeView, pin, onStage])

  const comparing = compared !== null
  useEffect(
    () => stage?.setPicture({ answer, shown, colouring, palette, sizeBy, layout, pins, comparing }),
    [stage, answer, shown, colouring, palette, sizeBy, layout, pins, comparing],
  )
  useEffect(() => stage?.setChosen({ selection, trail }), [stage, selection, trail])
  useEffect(() => stage?.setCamera(camera), [stage, camera])
  useEffect(() => {
    if (selection) stage?.reveal(selection)
  }, [stage, selection])
  useEffect(() => {
    stage?.setRelationText(({ labels, type }) => {
      const [title] = labels
      return title && nameWidth(title) <= LONGEST_TITLE ? title : relationName(type, 'out', language)
    })
  }, [stage, language])

  function onKeyDown(event: KeyboardEvent) {
    if (!stage || event.ctrlKey || event.metaKey || event.altKey) return
    const direction = ARROWS[event.key]
    if (direction) stage.moveCursor(direction)
    else if (event.key === 'Enter') stage.selectCursor()
    else if (event.key === '+' || event.key === '=') stage.zoom('in')
    else if (event.key === '-') stage.zoom('out')
    else if (event.key === '0') stage.zoom('fit')
    else return
    event.preventDefault()
  }

  return (
    <div className={classes.place}>
      {failed && <p className={classes.notice}>{t('graph.noWebgl')}</p>}
      <div
        ref={container}
        className={classes.canvas}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application with keys of its own must be reachable
        tabIndex={0}
        aria-label={t('graph.label', { nodes: answer.nodes.length, edges: stated })}
        onKeyDown={onKeyDown}
        data-testid="graph"
      />
      <span className="visually-hidden" aria-live="polite">
        {cursor}
      </span>
      {stage && <Minimap stage={stage} onCamera={camera => changeView({ camera })} />}
      {stage && <GraphButtons stage={stage} arranging={arranging} />}
    </div>
  )
}
