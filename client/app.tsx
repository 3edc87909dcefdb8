// The places of the explorer: the stage with its legend and time line, the panel beside it, the reader above it.
import { useHotkeys } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Announcer } from './announcer.tsx'
import { RequestError } from './api.ts'
import classes from './app.module.css'
import { Dossier } from './dossier/dossier.tsx'
import { FailedAnswer } from './failed-answer.tsx'
import { useAnswer } from './graph/use-answer.ts'
import { Header } from './header.tsx'
import { DropZone } from './ingest/drop-zone.tsx'
import { FileButton } from './ingest/file-button.tsx'
import { FileList } from './ingest/file-list.tsx'
import { useIngest } from './ingest/use-ingest.ts'
import noticeClasses from './notice.module.css'
import { Notice } from './notice.tsx'
import { Panel } from './panel/panel.tsx'
import type { SheetHeight } from './panel/sheet-handle.tsx'
import { PictureProvider } from './picture-context.tsx'
import { Reader } from './reader/reader.tsx'
import { SignIn } from './sign-in.tsx'
import { Tour } from './tour/tour.tsx'
import { TrailProvider } from './trail-context.tsx'
import { useScheme } from './use-scheme.ts'
import { useView, ViewProvider } from './view-context.tsx'
import { Workplace } from './workplace.tsx'

export function App() {
  return (
    <ViewProvider>
      <TrailProvider>
        <PictureProvider>
          <Explorer />
        </PictureProvider>
      </TrailProvider>
    </ViewProvider>
  )
}

function Explorer() {
  const { t } = useTranslation()
  useScheme()
  const ingest = useIngest()
  const { view, changeView } = useView()
  const graph = useAnswer(view)
  const { selection, question, reading, dossier, table } = view
  const [touring, setTouring] = useState(false)
  const [sheet, setSheet] = useState<SheetHeight>('half')
  const empty = graph.data?.totals.pages === 0
  const failed = graph.error !== null && !graph.data
  const needsToken = failed && graph.error instanceof RequestError && graph.error.status === 401
  const withPanel = !empty && !failed

  useHotkeys([
    [
      'Escape',
      event => {
        // It closed a menu, which is gone from the page by now.
        const inMenu = event.target instanceof Element && event.target.closest('[role="dialog"]')
        if (event.defaultPrevented || inMenu) return
        if (reading) changeView({ reading: null })
        else if (dossier) changeView({ dossier: false })
        else if (question) changeView({ question: null })
        else if (selection) changeView({ selection: null })
      },
      // Otherwise the event would count as dealt with before it is asked whether a menu has dealt with it.
      { preventDefault: false },
    ],
  ])

  // On the telephone the sheet comes up for what was chosen, and makes room for reading and tables: the last has the last word.
  useEffect(() => {
    if (selection || question) setSheet(height => (height === 'low' ? 'half' : height))
  }, [selection, question])
  useEffect(() => {
    if (reading || dossier || table) setSheet('low')
  }, [reading, dossier, table])

  const reader = reading ? (
    <Reader id={reading.article} part={reading.part} />
  ) : (
    dossier && <Dossier entities={view.picked} />
  )
  return (
    <div className={classes.app} data-panel={withPanel}>
      {withPanel && (
        <a className={classes.skip} href="#panel">
          {t('app.skip')}
        </a>
      )}
      <Header totals={graph.data?.totals} onFiles={ingest.add} onTour={() => setTouring(true)} />
      <main className={classes.main}>
        {!reading && !dossier && <h1 className="visually-hidden">{t('app.title')}</h1>}
        {graph.data && !empty ? (
          <Workplace answer={graph.data} waiting={graph.waiting}>
            <Tour
              running={touring}
              onSample={graph.data.totals.pages === 1}
              onStart={() => setTouring(true)}
              onEnd={() => setTouring(false)}
            />
            {reader}
          </Workplace>
        ) : (
          <div className={classes.stage}>
            {empty && (
              <Notice title={t('empty.title')} text={t('empty.text')}>
                <FileButton className={noticeClasses.action} onFiles={ingest.add}>
                  {t('empty.choose')}
                </FileButton>
              </Notice>
            )}
            {needsToken && <SignIn onDone={() => void graph.refetch()} />}
            {failed && !needsToken && graph.error && (
              <FailedAnswer error={graph.error} onRetry={() => void graph.refetch()} />
            )}
            {graph.isPending && <p className={classes.loading} aria-busy="true" />}
            {reader}
          </div>
        )}
        <FileList files={ingest.files} onDismiss={ingest.dismiss} />
      </main>
      {withPanel && <Panel height={sheet} onHeight={setSheet} />}
      <DropZone onFiles={ingest.add} />
      <Announcer selection={selection} />
    </div>
  )
}
