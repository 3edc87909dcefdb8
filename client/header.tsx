// The head of the page: the mark, the search, what is in the store, and the few things one can do.
import { Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Totals } from '../server/api/types.ts'
import { exportAddress } from './api.ts'
import classes from './header.module.css'
import { useLanguage } from './i18n/i18n.ts'
import { DownloadIcon, MoonIcon, MoreIcon, PageIcon, SunIcon } from './icons.tsx'
import { FileButton } from './ingest/file-button.tsx'
import { SearchBox } from './search/search-box.tsx'
import { totalsInWords } from './totals-in-words.ts'
import { useSchemeSwitch } from './use-scheme.ts'
import { FIRST_VIEW } from './view.ts'
import { useView, ViewLink } from './view-context.tsx'

type Props = { totals: Totals | undefined; onFiles: (files: File[]) => void }

export function Header({ totals, onFiles }: Props) {
  const { t } = useTranslation()
  const [searching, setSearching] = useState(false)
  const [language, setLanguage] = useLanguage()
  const { view } = useView()
  const exported = exportAddress([...view.hiddenTypes, ...view.hiddenLinks])
  const [scheme, switchScheme] = useSchemeSwitch()
  const otherLanguage = () => setLanguage(language === 'zh' ? 'en' : 'zh')
  const otherScheme = scheme === 'dark' ? t('app.light') : t('app.dark')
  const SchemeIcon = scheme === 'dark' ? SunIcon : MoonIcon
  return (
    <header className={classes.header}>
      <ViewLink
        className={classes.mark}
        change={{ ...FIRST_VIEW, picked: view.picked }}
        aria-label={t('app.home')}
      >
        报<span>图</span>
      </ViewLink>
      {totals && <p className={classes.totals}>{totalsInWords(totals, t)}</p>}
      <SearchBox open={searching} onOpen={setSearching} />
      <nav className={classes.actions}>
        <FileButton className={classes.action} onFiles={onFiles} label={t('ingest.add')}>
          <PageIcon />
          <span className={classes.words}>{t('ingest.add')}</span>
        </FileButton>
        <a className={`${classes.action} ${classes.wide}`} href={exported} download title={t('export.hint')}>
          <DownloadIcon />
          <span className={classes.words}>{t('export.gexf')}</span>
        </a>
        <button
          type="button"
          className={`${classes.action} ${classes.wide}`}
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={otherLanguage}
        >
          {t('app.language')}
        </button>
        <button
          type="button"
          className={`${classes.action} ${classes.wide}`}
          aria-label={otherScheme}
          title={otherScheme}
          onClick={switchScheme}
        >
          <SchemeIcon />
        </button>
        <Menu position="bottom-end" shadow="none" radius={6} withinPortal={false}>
          <Menu.Target>
            <button
              type="button"
              className={`${classes.action} ${classes.narrow}`}
              aria-label={t('app.more')}
            >
              <MoreIcon />
            </button>
          </Menu.Target>
          <Menu.Dropdown className={classes.menu}>
            <Menu.Item component="a" href={exported} download leftSection={<DownloadIcon />}>
              {t('export.gexf')}
            </Menu.Item>
            <Menu.Item leftSection={<SchemeIcon />} onClick={switchScheme}>
              {otherScheme}
            </Menu.Item>
            <Menu.Item
              leftSection={<span className={classes.letter}>{language === 'zh' ? 'A' : '文'}</span>}
              onClick={otherLanguage}
            >
              {t('app.language')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </nav>
    </header>
  )
}
