// A table of any length: only the rows in sight are in the page, but each tells its number; arrow keys move between rows.
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../announce.ts'
import { DownIcon } from '../icons.tsx'
import type { Sorting } from '../view.ts'
import classes from './tables.module.css'

export type Column<Row> = {
  id: string
  label: string
  /** Share of the width. */
  width: number
  render: (row: Row) => ReactNode
  numeric?: boolean
  /** How it is sorted when it is first asked for; not at all without. */
  sorts?: 'up' | 'down'
}

type Props<Row> = {
  label: string
  columns: readonly Column<Row>[]
  /** In order; further ones may follow once the last is in sight. */
  rows: readonly Row[]
  /** How many there are in all. */
  count: number
  keyOf: (row: Row) => string
  isSelected: (row: Row) => boolean
  onOpen: (row: Row) => void
  sorting: Sorting
  onSort: (sorting: Sorting) => void
  onEnd?: () => void
  /** In pixels, where it needs less than most tables before it scrolls sideways. */
  leastWidth?: number
}

const ROW_HEIGHT = 38
const PAGE = 12

export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, count, keyOf, isSelected, onOpen, sorting, onSort, onEnd, leastWidth } = props
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const [current, setCurrent] = useState(0)
  const toFocus = useRef(false)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    // The head stays in sight above the rows.
    scrollPaddingStart: ROW_HEIGHT,
  })
  const items = virtualizer.getVirtualItems()
  const [first, last] = [items[0], items.at(-1)]
  const at = Math.min(current, rows.length - 1)

  const selected = rows.findIndex(isSelected)
  useEffect(() => {
    if (selected < 0) return
    setCurrent(selected)
    virtualizer.scrollToIndex(selected, { align: 'auto' })
  }, [selected, virtualizer])

  const sortedBy = columns.find(({ id }) => id === sorting.column)?.label
  useSaid(sortedBy === undefined ? '' : t('tables.sorted', { column: sortedBy }), sorting)
  useSaid(t('tables.rows', { count }), count)

  const nearEnd = last !== undefined && last.index >= rows.length - PAGE && rows.length < count
  useEffect(() => {
    if (nearEnd) onEnd?.()
  }, [nearEnd, onEnd])

  useEffect(() => {
    if (!toFocus.current) return
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)
    if (!row) return
    toFocus.current = false
    row.focus({ preventScroll: true })
  })

  function onKeyDown(event: KeyboardEvent) {
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: rows.length - 1,
    }
    const row = rows[at]
    if (event.key === 'Enter' && row !== undefined && event.target instanceof HTMLTableRowElement) onOpen(row)
    else if (event.key in moves) {
      const next = Math.min(rows.length - 1, Math.max(0, moves[event.key] as number))
      toFocus.current = true
      setCurrent(next)
      virtualizer.scrollToIndex(next, { align: 'auto' })
    } else return
    event.preventDefault()
  }

  return (
    <div ref={scroller} className={classes.scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen with the arrow keys, as in a grid
        role="grid"
        aria-label={label}
        style={{ minWidth: leastWidth }}
        aria-rowcount={count + 1}
        aria-describedby="table-hint"
      >
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} style={{ width: `${width}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(column => (
              <Head key={column.id} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          <Room height={first?.start ?? 0} columns={columns.length} />
          {items.map(({ index }) => {
            const row = rows[index] as Row
            return (
              <tr
                key={keyOf(row)}
                data-index={index}
                aria-rowindex={index + 2}
                aria-selected={isSelected(row)}
                tabIndex={index === at ? 0 : -1}
                onFocus={() => setCurrent(index)}
                onClick={event => {
                  if (!event.defaultPrevented) onOpen(row)
                }}
              >
                {columns.map(({ id, numeric, render }) => (
                  <td key={id} className={numeric ? classes.number : undefined}>
                    {render(row)}
                  </td>
                ))}
              </tr>
            )
          })}
          <Room height={virtualizer.getTotalSize() - (last?.end ?? 0)} columns={columns.length} />
        </tbody>
      </table>
      {count === 0 && <p className={classes.none}>{t('tables.none')}</p>}
      <p id="table-hint" className="visually-hidden">
        {t('tables.hint')}
      </p>
    </div>
  )
}

/** Tells screen readers `text` each time that `cause` has become another. */
function useSaid(text: string, cause: unknown) {
  const before = useRef(cause)
  useEffect(() => {
    if (before.current === cause) return
    before.current = cause
    if (text) announce(text)
  }, [text, cause])
}

/** The height of rows that are not in the page. */
function Room({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
    <tr className={classes.room} aria-hidden="true">
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}

type HeadProps<Row> = { column: Column<Row>; sorting: Sorting; onSort: (sorting: Sorting) => void }

function Head<Row>({ column, sorting, onSort }: HeadProps<Row>) {
  const { id, label, sorts, numeric } = column
  const sorted = sorting.column === id
  const className = numeric ? classes.number : undefined
  if (!sorts)
    return (
      <th scope="col" className={className}>
        {label}
      </th>
    )
  const descending = sorted ? !sorting.descending : sorts === 'down'
  return (
    <th
      scope="col"
      className={className}
      aria-sort={sorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" onClick={() => onSort({ column: id, descending })}>
        {label}
        {sorted && (
          <span className={sorting.descending ? classes.down : classes.up} aria-hidden="true">
            <DownIcon />
          </span>
        )}
      </button>
    </th>
  )
}
