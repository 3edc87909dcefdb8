// The head of the panel: what kind of thing it is, its name in Song type, and the way back to the overview.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CloseIcon } from '../icons.tsx'
import { useHeadingFocus } from '../use-heading-focus.ts'
import type { View } from '../view.ts'
import { ViewLink } from '../view-context.tsx'
import classes from './panel.module.css'

/** Titles of more characters are set smaller: they take more than two lines. */
const LONG = 22

type Props = {
  kind: ReactNode
  title: ReactNode
  children: ReactNode
  closable?: boolean
  /** What closing changes. */
  leave?: Partial<View>
}

export function PanelHead({ kind, title, children, closable = true, leave = { selection: null } }: Props) {
  const { t } = useTranslation()
  // The link that was pressed is gone with the panel it stood in: the new heading takes the focus over.
  const heading = useHeadingFocus({ unless: 'focused elsewhere' })

  return (
    <header className={classes.head}>
      {kind && <p className={classes.kind}>{kind}</p>}
      {closable && (
        <ViewLink
          className={classes.close}
          change={leave}
          aria-label={t('panel.close')}
          title={t('panel.close')}
        >
          <CloseIcon />
        </ViewLink>
      )}
      <h2 ref={heading} tabIndex={-1} data-long={typeof title === 'string' && title.length > LONG}>
        {title}
      </h2>
      {children}
    </header>
  )
}
