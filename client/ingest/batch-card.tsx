// Many files on their way as one card: how far they have come together, and a table of what became of each.
import { useTranslation } from 'react-i18next'
import type { TableColumns } from '../api.ts'
import { CloseIcon } from '../icons.tsx'
import classes from './batch-card.module.css'
import { ColumnNames } from './column-names.tsx'
import { FILE_STATES, type Results } from './results-of-files.ts'

/** Rows that the table shows; those that failed come first. */
const MOST_ROWS = 500

type Props = {
  results: Results
  /** Tables that could not be read without the names of their columns. */
  unnamed: number
  onNamed: (columns: TableColumns) => void
  onDismiss: () => void
}

export function BatchCard({ results, unnamed, onNamed, onDismiss }: Props) {
  const { t } = useTranslation()
  const { total, finished, articles, counts, rows } = results
  const over = finished >= total
  const progress = t('ingest.progress', { finished, total, articles })
  return (
    <li className={classes.card} data-state={over ? 'over' : 'running'}>
      <span className={classes.progress}>{progress}</span>
      {over ? (
        <button type="button" aria-label={t('ingest.dismiss')} onClick={onDismiss}>
          <CloseIcon />
        </button>
      ) : (
        <progress max={total} value={finished} aria-label={progress} />
      )}
      <span className={classes.tally}>
        {FILE_STATES.map(state => `${t(`ingest.state_${state}`)} ${counts[state]}`).join(t('ingest.comma'))}
      </span>
      {rows.length > 0 && (
        <details className={classes.details} open={over && counts.failed + counts.needs_ocr > 0}>
          <summary>{t('ingest.results')}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('ingest.state')}</th>
                <th scope="col">{t('ingest.file')}</th>
                <th scope="col">{t('ingest.result')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST_ROWS).map((row, i) => (
                <tr key={`${i} ${row.source}`} data-state={row.state}>
                  <td>{t(`ingest.state_${row.state}`)}</td>
                  <td>{row.source}</td>
                  <td>{row.reason ?? t('ingest.done', row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length > MOST_ROWS && <p>{t('ingest.moreRows', { count: rows.length - MOST_ROWS })}</p>}
        </details>
      )}
      {over && unnamed > 0 && (
        <>
          <span className={classes.tally}>{t('columns.unnamed', { count: unnamed })}</span>
          <ColumnNames needed onNamed={onNamed} />
        </>
      )}
    </li>
  )
}
