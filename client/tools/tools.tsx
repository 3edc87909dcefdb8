// The few things one can do to the view as a whole, in the corner of the stage: undo, choices, graph or tables.
import { Popover } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphAnswer } from '../../server/api/types.ts'
import { GraphIcon, RedoIcon, TableIcon, TuneIcon, UndoIcon } from '../icons.tsx'
import { TABLES } from '../view.ts'
import { useSteps, useView } from '../view-context.tsx'
import { Choices } from './choices.tsx'
import classes from './tools.module.css'

type Props = { answer: GraphAnswer; onArrange: () => void }

export function Tools({ answer, onArrange }: Props) {
  const { t } = useTranslation()
  const { view, changeView } = useView()
  const { undo, redo } = useSteps()
  const [said, setSaid] = useState('')
  const take = (step: (() => void) | null, words: string) => {
    if (!step) return
    step()
    // The same words twice would not be said twice.
    setSaid(words + (said.endsWith(' ') ? '' : ' '))
  }
  useHotkeys([
    ['mod+Z', () => take(undo, t('tools.undone'))],
    ['mod+shift+Z', () => take(redo, t('tools.redone'))],
    ['mod+Y', () => take(redo, t('tools.redone'))],
  ])
  return (
    <div
      className={classes.tools}
      data-table={view.table !== null}
      data-tour="tools"
      role="toolbar"
      aria-label={t('tools.label')}
    >
      <span className="visually-hidden" role="log" aria-live="polite">
        {said}
      </span>
      <span className={classes.group}>
        <button
          type="button"
          aria-label={t('tools.undo')}
          title={t('tools.undo')}
          // Not disabled: whoever takes back the last step would lose the focus.
          aria-disabled={!undo}
          onClick={() => take(undo, t('tools.undone'))}
        >
          <UndoIcon />
        </button>
        <button
          type="button"
          className={classes.wide}
          aria-label={t('tools.redo')}
          title={t('tools.redo')}
          aria-disabled={!redo}
          onClick={() => take(redo, t('tools.redone'))}
        >
          <RedoIcon />
        </button>
      </span>
      <Popover position="bottom-end" shadow="none" radius={6} withinPortal={false} trapFocus returnFocus>
        <Popover.Target>
          <button type="button" className={classes.single} title={t('tools.options')}>
            <TuneIcon />
            <span className={classes.words}>{t('tools.options')}</span>
          </button>
        </Popover.Target>
        <Popover.Dropdown className={classes.choices} aria-label={t('tools.options')}>
          <Choices answer={answer} onArrange={onArrange} />
        </Popover.Dropdown>
      </Popover>
      <span className={classes.group}>
        <button
          type="button"
          className={view.table === null ? classes.wide : undefined}
          aria-pressed={view.table === null}
          title={t('tools.graph')}
          onClick={() => changeView({ table: null, sorting: null, words: '' })}
        >
          <GraphIcon />
          <span className={classes.words}>{t('tools.graph')}</span>
        </button>
        <button
          type="button"
          className={view.table === null ? undefined : classes.wide}
          aria-pressed={view.table !== null}
          title={t('tools.table')}
          onClick={() => changeView({ table: view.table ?? TABLES[0] })}
        >
          <TableIcon />
          <span className={classes.words}>{t('tools.table')}</span>
        </button>
      </span>
    </div>
  )
}
