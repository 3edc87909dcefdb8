// A calm full-height message: empty store, no answer, something gone.
import type { ReactNode } from 'react'
import classes from './notice.module.css'

type Props = {
  title: string
  text?: string
  action?: { label: string; run: () => void }
  children?: ReactNode
}

export function Notice({ title, text, action, children }: Props) {
  return (
    <div className={classes.notice}>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {action && (
        <button type="button" className={classes.action} onClick={action.run}>
          {action.label}
        </button>
      )}
      {children}
    </div>
  )
}
