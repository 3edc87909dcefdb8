// A menu of the head: a button, and what opens below it.
import { Popover } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import classes from './header.module.css'
import menuClasses from './menu.module.css'

type Props = {
  name: string
  icon: ReactNode
  iconOnly?: boolean
  startsOpen?: boolean
  children: (close: () => void) => ReactNode
}

export function HeaderMenu({ name, icon, iconOnly = false, startsOpen = false, children }: Props) {
  const [open, setOpen] = useState(startsOpen)
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      shadow="none"
      radius={6}
      offset={4}
      withinPortal={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.action}
          title={name}
          onClick={() => setOpen(!open)}
          {...(iconOnly ? { 'aria-label': name } : {})}
        >
          {icon}
          {!iconOnly && <span className={classes.words}>{name}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={`${menuClasses.dropdown} ${menuClasses.tall}`} aria-label={name}>
        {children(() => setOpen(false))}
      </Popover.Dropdown>
    </Popover>
  )
}
