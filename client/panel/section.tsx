// A titled part of the panel, with its count and a button for the rest of a long list.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DownIcon } from '../icons.tsx'
import classes from './panel.module.css'

export function Section({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3>
        {title}
        {count !== undefined && <span className={classes.count}>{count}</span>}
      </h3>
      {children}
    </section>
  )
}

type LongListProps<Item> = {
  items: readonly Item[]
  /** How many show at first. */
  first: number
  render: (item: Item, index: number) => ReactNode
  className?: string | undefined
  moreLabel?: (count: number) => string
}

export function LongList<Item>({ items, first, render, className, moreLabel }: LongListProps<Item>) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  // One more line costs as much room as the button that would show it.
  const shown = open || items.length <= first + 1 ? items : items.slice(0, first)
  const count = items.length - shown.length
  return (
    <>
      <ul className={className ?? classes.list}>{shown.map(render)}</ul>
      {count > 0 && (
        <button type="button" className={classes.more} onClick={() => setOpen(true)}>
          {moreLabel ? moreLabel(count) : t('panel.more', { count })}
          <DownIcon />
        </button>
      )}
    </>
  )
}
