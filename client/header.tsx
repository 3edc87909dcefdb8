// The head of the page: the mark, the search, what is in the store, and the few things one can do.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Totals } from '../server/api/types.ts'
import classes from './header.module.css'
import { HeaderMenu } from './header-menu.tsx'
import { DownloadIcon, KeepIcon, MoreIcon, PageIcon, SettingsIcon } from './icons.tsx'
import { FileButton } from './ingest/file-button.tsx'
import { viewsInLink } from './keep/kept-views.ts'
import { TakeAway } from './keep/take-away.tsx'
import { ViewsList } from './keep/views-list.tsx'
import { SearchBox } from './search/search-box.tsx'
import { Settings } from './settings.tsx'
import { totalsInWords } from './totals-in-words.ts'
import { FIRST_VIEW } from './view.ts'
import { useView, ViewLink } from './view-context.tsx'

type Props = { totals: Totals | undefined; onFiles: (files: File[]) => void; onTour: () => void }

export function Header({ totals, onFiles, onTour }: Props) {
  const { t } = useTranslation()
  const [searching, setSearching] = useState(false)
  const { view } = useView()
  const [withViews] = useState(() => viewsInLink(location.hash).length > 0)
  const leave = (close: () => void) => {
    close()
    onTour()
  }
  return (
    <header className={classes.header}>
      <ViewLink className={classes.mark} change={{ ...FIRST_VIEW, picked: view.picked }}>
        报<span>图</span>
        <span className="visually-hidden"> {t('app.home')}</span>
      </ViewLink>
      {totals && <p className={classes.totals}>{totalsInWords(totals, t)}</p>}
      <SearchBox open={searching} onOpen={setSearching} />
      <nav className={classes.actions}>
        <FileButton className={classes.action} onFiles={onFiles} label={t('ingest.add')}>
          <PageIcon />
          <span className={classes.words}>{t('ingest.add')}</span>
        </FileButton>
        <span className={classes.wide}>
          <HeaderMenu name={t('keep.views')} icon={<KeepIcon />} startsOpen={withViews}>
            {() => <ViewsList />}
          </HeaderMenu>
          <HeaderMenu name={t('keep.take_away')} icon={<DownloadIcon />}>
            {() => <TakeAway />}
          </HeaderMenu>
          <HeaderMenu name={t('settings.label')} icon={<SettingsIcon />} iconOnly>
            {close => <Settings onTour={() => leave(close)} />}
          </HeaderMenu>
        </span>
        <span className={classes.narrow}>
          <HeaderMenu name={t('app.more')} icon={<MoreIcon />} iconOnly>
            {close => (
              <>
                <h2>{t('keep.views')}</h2>
                <ViewsList />
                <h2>{t('keep.take_away')}</h2>
                <TakeAway />
                <h2>{t('settings.label')}</h2>
                <Settings onTour={() => leave(close)} />
              </>
            )}
          </HeaderMenu>
        </span>
      </nav>
    </header>
  )
}
