// A titled part of the panel that folds, with its count, and a list that shows its rest on demand.
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { remember, remembered } from '../i18n/remembered.ts'
import { DownIcon } from '../icons.tsx'
import classes from './panel.module.css'

type SectionProps = {
  title: string
  count?: number | undefined
  /** Under this it is remembered whether the part is folded; without it the part does not fold. */
  name?: string
  /** Folded until it is opened for the first time. */
  folded?: boolean
  children: ReactNode
}

export function Section({ title, count, name, folded = false, children }: SectionProps) {
  const storedAs = `baotu-fold-${name}`
  const [open, setOpen] = useState(() => (remembered(storedAs) ?? (folded ? 'folded' : 'open')) === 'open')
  const body = useId()
  const heading = (
    <>
      {title}
      {count !== undefined && <span className={classes.count}>{count}</span>}
    </>
  )
  if (name === undefined) {
    return (
      <section className={classes.section}>
        <h3>{heading}</h3>
        {children}
      </section>
    )
  }
  function fold() {
    setOpen(!open)
    remember(storedAs, open ? 'folded' : 'open')
  }
  return (
    <section className={classes.section}>
      <h3>
        <button
          type="button"
          className={classes.fold}
          aria-expanded={open}
          aria-controls={body}
          onClick={fold}
        >
          {heading}
          <DownIcon />
        </button>
      </h3>
      <div id={body}>{open && children}</div>
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

type PagedListProps<Item> = {
  items: readonly Item[]
  /** How many came so far, where one item stands for several. */
  loaded?: number
  /** Of all there are; the others come when asked for. */
  count: number
  onMore: () => void
  waiting: boolean
  render: (item: Item) => ReactNode
  className?: string | undefined
  moreLabel: (count: number) => string
}

/** A list whose rest is with the server. */
export function PagedList<Item>(props: PagedListProps<Item>) {
  const { items, loaded = items.length, count, onMore, waiting, render, className, moreLabel } = props
  return (
    <>
      {items.length === 0 && waiting && <span className={classes.awaited} aria-busy="true" />}
      <ul className={className ?? classes.list}>{items.map(render)}</ul>
      {loaded < count && (
        <button
          type="button"
          className={classes.more}
          // Not disabled: the focus would be gone.
          onClick={() => {
            if (!waiting) onMore()
          }}
          aria-disabled={waiting}
          aria-busy={waiting}
        >
          {moreLabel(count - loaded)}
          <DownIcon />
        </button>
      )}
    </>
  )
}
