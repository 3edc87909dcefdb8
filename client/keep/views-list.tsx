// Views kept under a name: open one, keep the present one, drop one, put all into a link.
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CloseIcon } from '../icons.tsx'
import menuClasses from '../menu.module.css'
import { addressOf, parseView } from '../view.ts'
import { useView, ViewLink } from '../view-context.tsx'
import { CopyButton } from './copy-button.tsx'
import classes from './keep.module.css'
import { dropView, keepView, keepViews, keptViews, linkOfViews, viewsInLink } from './kept-views.ts'

export function ViewsList() {
  const { t } = useTranslation()
  const { view } = useView()
  const [views, setViews] = useState(keptViews)
  const [name, setName] = useState('')
  const [received, setReceived] = useState(() => viewsInLink(location.hash))

  function keep(event: FormEvent) {
    event.preventDefault()
    if (name.trim() === '') return
    setViews(keepView({ name: name.trim(), search: addressOf(view).slice(1) }))
    setName('')
  }

  function answer(take: boolean) {
    if (take) setViews(keepViews(received))
    setReceived([])
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  return (
    <section className={classes.views} aria-label={t('keep.views')}>
      {received.length > 0 && (
        <p className={classes.received}>
          {t('keep.received', { count: received.length })}
          <button type="button" className={classes.keep} onClick={() => answer(true)}>
            {t('keep.take')}
          </button>
          <button type="button" className={menuClasses.link} onClick={() => answer(false)}>
            {t('keep.ignore')}
          </button>
        </p>
      )}
      <form className={classes.form} onSubmit={keep}>
        <input
          type="text"
          aria-label={t('keep.name')}
          placeholder={t('keep.save')}
          maxLength={60}
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        <button type="submit" className={classes.keep} disabled={name.trim() === ''}>
          {t('keep.saveAs')}
        </button>
      </form>
      {views.length === 0 && <p className={menuClasses.quiet}>{t('keep.none')}</p>}
      <ul className={classes.list}>
        {views.map(({ name, search }) => (
          <li key={name}>
            <ViewLink change={parseView(search)}>{name}</ViewLink>
            <button
              type="button"
              aria-label={t('keep.remove', { name })}
              title={t('keep.remove', { name })}
              onClick={() => setViews(dropView(name))}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
      </ul>
      {views.length > 0 && (
        <CopyButton text={() => location.origin + location.pathname + location.search + linkOfViews(views)}>
          {t('keep.share')}
        </CopyButton>
      )}
    </section>
  )
}
