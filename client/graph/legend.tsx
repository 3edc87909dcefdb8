// The legend: what the colours and lines mean, how many there are of each, and a press hides or shows them.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphAnswer } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { DownIcon } from '../icons.tsx'
import { ENTITY_TYPES, typeName } from '../schema.ts'
import { TypeMark } from '../type-mark.tsx'
import { LINK_KINDS, type View } from '../view.ts'
import { useView } from '../view-context.tsx'
import classes from './legend.module.css'

export function Legend({ answer }: { answer: GraphAnswer }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { view, changeView } = useView()
  const [open, setOpen] = useState(false)
  const countOf = (type: string) => answer.nodes.filter(node => node.type === type).length
  const change = (next: Partial<View>) => changeView(next, { history: 'replace' })

  return (
    <fieldset className={classes.legend} data-open={open}>
      <legend className="visually-hidden">{t('legend.label')}</legend>
      {ENTITY_TYPES.map(type => {
        const count = countOf(type)
        const shown = !view.hiddenTypes.includes(type)
        const name = typeName(type, language)
        return (
          <button
            key={type}
            type="button"
            className={classes.entry}
            aria-pressed={shown}
            title={name}
            disabled={count === 0}
            onClick={() => change({ hiddenTypes: toggled(view.hiddenTypes, type) })}
          >
            <TypeMark type={type} size={17} />
            <span className={classes.name}>{name}</span>
            <span className={classes.count}>{count}</span>
          </button>
        )
      })}
      <span className={classes.links}>
        {LINK_KINDS.map(kind => {
          const count = answer.edges.filter(edge => edge.kind === kind).length
          const name = t(`legend.${kind}`)
          return (
            <button
              key={kind}
              type="button"
              className={classes.entry}
              aria-pressed={!view.hiddenLinks.includes(kind)}
              onClick={() => change({ hiddenLinks: toggled(view.hiddenLinks, kind) })}
            >
              <span className={kind === 'stated' ? classes.solid : classes.dotted} aria-hidden="true" />
              <span>{name}</span>
              <span className={classes.count}>{count}</span>
            </button>
          )
        })}
      </span>
      <button
        type="button"
        className={classes.toggle}
        aria-expanded={open}
        aria-label={open ? t('legend.close') : t('legend.open')}
        onClick={() => setOpen(!open)}
      >
        <DownIcon />
      </button>
    </fieldset>
  )
}

const toggled = <Item,>(items: readonly Item[], item: Item): Item[] =>
  items.includes(item) ? items.filter(each => each !== item) : [...items, item]
