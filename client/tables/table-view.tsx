// The graph's place as tables: which table, what its rows must hold, and the rows; in step with filters, period and selection.
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphAnswer } from '../../server/api/types.ts'
import type { ShownGraph } from '../graph/shown-graph.ts'
import { CloseIcon } from '../icons.tsx'
import { type Sorting, TABLES, type Table } from '../view.ts'
import { useView } from '../view-context.tsx'
import { EntityTable, RelationTable } from './graph-tables.tsx'
import { FigureTable, QuoteTable } from './note-tables.tsx'
import { RelationList } from './relation-list.tsx'
import classes from './tables.module.css'

type Props = { table: Table; answer: GraphAnswer; shown: ShownGraph }

/** A name is typed faster than this; milliseconds between two letters. */
const DELAY = 180

export default function TableView({ table, answer, shown }: Props) {
  const { t } = useTranslation()
  const { view, changeView } = useView()
  const { sorting, words, selection } = view
  const [typed, setTyped] = useState(words)
  const [settled] = useDebouncedValue(typed, DELAY)
  useEffect(() => {
    changeView({ words: settled.trim() }, { history: 'replace' })
  }, [settled, changeView])
  // Undo and Back change the words from outside.
  useEffect(() => setTyped(typed => (typed.trim() === words ? typed : words)), [words])

  const sort = (sorting: Sorting) => changeView({ sorting }, { history: 'replace' })
  const chosen = selection?.kind === 'entity' ? answer.nodes.find(({ id }) => id === selection.id) : undefined
  // Of a backbone the canvas holds a part of the links; the table has them all, and counts them itself.
  const counts: Partial<Record<Table, number>> = {
    entities: shown.nodes.size,
    ...(answer.truncated ? {} : { relations: shown.links.size }),
  }
  const shared = { words, sorting, onSort: sort }
  return (
    <div className={classes.place}>
      <div className={classes.head}>
        <fieldset className={classes.tabs}>
          <legend className="visually-hidden">{t('tables.label')}</legend>
          {TABLES.map(each => (
            <button
              key={each}
              type="button"
              aria-pressed={each === table}
              onClick={() => changeView({ table: each, sorting: null })}
            >
              {t(`tables.${each}`)}
              {counts[each] !== undefined && <span className={classes.count}>{counts[each]}</span>}
            </button>
          ))}
        </fieldset>
        <input
          type="search"
          className={classes.words}
          aria-label={t('tables.words')}
          placeholder={t('tables.words')}
          maxLength={100}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        {chosen && (table === 'quotes' || table === 'figures') && (
          <button type="button" className={classes.only} onClick={() => changeView({ selection: null })}>
            {chosen.name}
            <CloseIcon />
          </button>
        )}
      </div>
      {table === 'entities' && <EntityTable answer={answer} shown={shown} {...shared} />}
      {table === 'relations' && answer.truncated && <RelationList {...shared} />}
      {table === 'relations' && !answer.truncated && (
        <RelationTable answer={answer} shown={shown} {...shared} />
      )}
      {table === 'quotes' && <QuoteTable {...shared} />}
      {table === 'figures' && <FigureTable {...shared} />}
    </div>
  )
}
