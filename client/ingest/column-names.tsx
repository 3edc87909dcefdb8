// Names the columns of a table that Baotu does not know by their usual names, and has the file read again.
import { type FormEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ColumnField, TableColumns } from '../api.ts'
import classes from './column-names.module.css'

/** What a newsroom's table holds most; the first is the one that must be there. */
const FIELDS = ['text', 'title', 'author', 'date', 'source', 'page'] as const satisfies readonly ColumnField[]

type Props = {
  /** Open from the start, where the table could not be read without. */
  needed: boolean
  onNamed: (columns: TableColumns) => void
}

export function ColumnNames({ needed, onNamed }: Props) {
  const { t } = useTranslation()
  const id = useId()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const named = FIELDS.flatMap(field => {
      const name = String(given.get(field) ?? '').trim()
      return name === '' ? [] : [[field, name] as const]
    })
    if (named.length > 0) onNamed(Object.fromEntries(named))
  }

  return (
    <details className={classes.columns} open={needed}>
      <summary>{t('columns.name')}</summary>
      <form onSubmit={submit}>
        {FIELDS.map(field => (
          <label key={field} htmlFor={`${id}-${field}`}>
            {t(`columns.${field}`)}
            <input id={`${id}-${field}`} name={field} maxLength={100} autoComplete="off" />
          </label>
        ))}
        <button type="submit">{t('columns.again')}</button>
      </form>
    </details>
  )
}
