// The legend: what colours and lines mean, how many there are of each, and a press hides or shows them.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/i18n.ts'
import { DownIcon } from '../icons.tsx'
import { ENTITY_TYPES, typeName } from '../schema.ts'
import { TypeMark } from '../type-mark.tsx'
import { LINK_KINDS, type View } from '../view.ts'
import { useView } from '../view-context.tsx'
import type { Colouring } from './colouring.ts'
import { groupName } from './group-name.ts'
import classes from './legend.module.css'
import type { Palette } from './palette.ts'
import type { ShownGraph } from './shown-graph.ts'

type Props = { shown: ShownGraph; colouring: Colouring; palette: Palette }

export function Legend({ shown, colouring, palette }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { view, changeView } = useView()
  const [open, setOpen] = useState(false)
  const { types, links } = shown.counts
  const change = (next: Partial<View>) => changeView(next, { history: 'replace' })

  return (
    <div className={classes.bar} data-open={open} data-tour="legend">
      <fieldset className={classes.legend} data-plain={colouring.by !== 'type'}>
        <legend className="visually-hidden">{t('legend.label')}</legend>
        {ENTITY_TYPES.map(type => (
          <Entry
            key={type}
            name={typeName(type, language)}
            count={types.get(type) ?? 0}
            pressed={!view.hiddenTypes.includes(type)}
            onPress={() => change({ hiddenTypes: toggled(view.hiddenTypes, type) })}
          >
            <TypeMark type={type} size={17} />
          </Entry>
        ))}
        <span className={classes.links}>
          {LINK_KINDS.map(kind => (
            <Entry
              key={kind}
              name={t(`legend.${kind}`)}
              count={links.get(kind) ?? 0}
              pressed={!view.hiddenLinks.includes(kind)}
              onPress={() => change({ hiddenLinks: toggled(view.hiddenLinks, kind) })}
            >
              <span className={kind === 'stated' ? classes.solid : classes.dotted} aria-hidden="true" />
            </Entry>
          ))}
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
      {colouring.groups.length > 0 && <Groups shown={shown} colouring={colouring} palette={palette} />}
    </div>
  )
}

/** What colours mean where they do not mean types. */
function Groups({ shown, colouring, palette }: Props) {
  const { t } = useTranslation()
  const { view, changeView } = useView()
  const colours = colouring.by === 'community' ? palette.communities : palette.steps
  return (
    <fieldset className={classes.legend}>
      <legend className="visually-hidden">{t('legend.groups')}</legend>
      {colouring.groups.map(group => (
        <Entry
          key={group.number}
          name={groupName(group, colouring.by, t)}
          count={shown.counts.groups.get(group.number) ?? 0}
          pressed={!view.hiddenGroups.includes(group.number)}
          onPress={() =>
            changeView({ hiddenGroups: toggled(view.hiddenGroups, group.number) }, { history: 'replace' })
          }
        >
          <span className={classes.swatch} style={{ background: colours[group.number] }} aria-hidden="true" />
        </Entry>
      ))}
    </fieldset>
  )
}

type EntryProps = { name: string; count: number; pressed: boolean; onPress: () => void; children: ReactNode }

function Entry({ name, count, pressed, onPress, children }: EntryProps) {
  return (
    <button
      type="button"
      className={classes.entry}
      aria-pressed={pressed}
      title={name}
      disabled={count === 0 && pressed}
      onClick={onPress}
    >
      {children}
      <span className={classes.name}>{name}</span>
      <span className={classes.count}>{count}</span>
    </button>
  )
}

const toggled = <Item,>(items: readonly Item[], item: Item): Item[] =>
  items.includes(item) ? items.filter(each => each !== item) : [...items, item]
