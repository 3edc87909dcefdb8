// A menu of the head: a button, and what opens below it.
import { Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './header.module.css'
import menuClasses from './menu.module.css'

type Props = {
  name: string
  icon: ReactNode
  iconOnly?: boolean
  startsOpen?: boolean
  children: ReactNode
}

export function HeaderMenu({ name, icon, iconOnly = false, startsOpen = false, children }: Props) {
  return (
    <Popover
      position="bottom-end"
      shadow="none"
      radius={6}
      offset={4}
      withinPortal={false}
      trapFocus
      returnFocus
      defaultOpened={startsOpen}
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.action}
          title={name}
          {...(iconOnly ? { 'aria-label': name } : {})}
        >
          {icon}
          {!iconOnly && <span className={classes.words}>{name}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={`${menuClasses.dropdown} ${menuClasses.tall}`} aria-label={name}>
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}
