// The graph's place on the page: creates the stage, hands it what changes, and makes it usable from the keyboard.
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphAnswer } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { relationName, type Scheme, typeName } from '../schema.ts'
import { useTrail } from '../trail-context.tsx'
import type { View } from '../view.ts'
import { GraphButtons } from './graph-buttons.tsx'
import classes from './graph-view.module.css'
import type { Direction } from './nearest-in-direction.ts'
import { paletteFor } from './palette.ts'
import { nameWidth } from './shorten-name.ts'
import { createStage, type Stage, type StageEvents } from './stage.ts'
import type { LinkAttributes } from './stage-graph.ts'

type Props = {
  answer: GraphAnswer
  view: View
  scheme: Scheme
  onSelect: StageEvents['onSelect']
  onShowAll: () => void
}

const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** Longest title that stands on an edge, in wide characters; longer ones give way to the kind of relation. */
const LONGEST_TITLE = 9

export function GraphView({ answer, view, scheme, onSelect, onShowAll }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const container = useRef<HTMLDivElement>(null)
  const [stage, setStage] = useState<Stage | null>(null)
  const [failed, setFailed] = useState(false)
  const [cursor, setCursor] = useState('')
  const { selection, hiddenTypes, hiddenLinks } = view
  const trail = useTrail()
  const palette = useMemo(() => paletteFor(scheme, answer.edges.length), [scheme, answer.edges.length])

  // The stage outlives these functions; it always calls the latest.
  const latest = useRef({ onSelect, answer, language, palette, t })
  latest.current = { onSelect, answer, language, palette, t }

  useEffect(() => {
    if (!container.current) return
    let created: Stage
    try {
      created = createStage(container.current, latest.current.palette, {
        onSelect: chosen => latest.current.onSelect(chosen),
        onCursor: id => {
          const { answer, language, t } = latest.current
          const node = answer.nodes.find(each => each.id === id)
          if (node)
            setCursor(
              t('graph.at', {
                name: [node.name, node.hint].filter(Boolean).join(' · '),
                type: typeName(node.type, language),
              }),
            )
        },
      })
    } catch (error) {
      console.warn('The graph cannot be drawn:', error)
      setFailed(true)
      return
    }
    setStage(created)
    return () => {
      created.kill()
      setStage(null)
    }
  }, [])

  useEffect(() => stage?.setPalette(palette), [stage, palette])
  useEffect(() => stage?.setAnswer(answer), [stage, answer])
  useEffect(() => {
    stage?.setLook({
      selection,
      hiddenTypes: new Set(hiddenTypes),
      hiddenLinks: new Set(hiddenLinks),
      trail,
    })
  }, [stage, selection, hiddenTypes, hiddenLinks, trail])
  useEffect(() => {
    if (selection) stage?.reveal(selection)
  }, [stage, selection])
  useEffect(() => {
    stage?.setRelationText(({ labels, type }: LinkAttributes) => {
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

  const hidden = new Set<string>(hiddenTypes)
  const allHidden = answer.nodes.length > 0 && answer.nodes.every(({ type }) => hidden.has(type))
  const stated = answer.edges.filter(({ kind }) => kind === 'stated').length
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
      {answer.truncated && <p className={classes.notice}>{t('graph.truncated')}</p>}
      {allHidden && (
        <div className={classes.nothing}>
          <p>{t('graph.allHidden')}</p>
          <button type="button" onClick={onShowAll}>
            {t('graph.showAll')}
          </button>
        </div>
      )}
      {stage && <GraphButtons onZoom={stage.zoom} />}
    </div>
  )
}
