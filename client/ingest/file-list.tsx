// The files on their way, at the foot of the graph: what is being done, what came of it, or why it failed.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleListAnswer } from '../../server/api/types.ts'
import { errorInWords } from '../error-in-words.ts'
import { CloseIcon } from '../icons.tsx'
import { useArticles } from '../queries.ts'
import { ViewLink } from '../view-context.tsx'
import { BatchCard } from './batch-card.tsx'
import { ColumnNames } from './column-names.tsx'
import classes from './ingest.module.css'
import { hasFailed, isOver } from './ingest-state.ts'
import { resultsOf } from './results-of-files.ts'
import type { IngestedFile } from './use-ingest.ts'

const STAGES = [
  'sending',
  'queued',
  'unpacking',
  'reading',
  'extracting',
  'saving',
  'building',
  'finished',
] as const

/** A success stays this long, then fades; milliseconds. */
const STAY = 8000
const FADE = 400

/** As many files have a card each; more are one table. */
const FEW = 4

type Props = { files: readonly IngestedFile[]; onDismiss: (key: number) => void }

export function FileList({ files, onDismiss }: Props) {
  const { t } = useTranslation()
  // While the pointer or the focus is here, nothing vanishes from under it.
  const [held, setHeld] = useState(false)
  const over = files.filter(isOver)
  const results = resultsOf(files, error => errorInWords(error, t))
  const many = results.total > FEW
  // Tables given together mostly come from one place: their columns are named once for all.
  const unnamed = over.filter(({ again, code }) => again !== null && code === 'no_column')
  const dismiss = (gone: readonly IngestedFile[]) => {
    for (const { key } of gone) onDismiss(key)
    // What held them is gone too, and says nothing when it goes.
    setHeld(false)
  }
  return (
    <ul
      className={classes.files}
      aria-label={t('ingest.label')}
      aria-live="polite"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {many && (
        <BatchCard
          results={results}
          unnamed={unnamed.length}
          onNamed={columns => {
            for (const { again } of unnamed) again?.(columns)
          }}
          onDismiss={() => dismiss(over)}
        />
      )}
      {(many ? [] : files).map(file => (
        <FileCard
          key={file.key}
          file={file}
          alone={files.length === 1}
          held={held}
          onDismiss={() => dismiss([file])}
        />
      ))}
      {!many && over.length > 1 && (
        <li className={classes.all}>
          <button type="button" onClick={() => dismiss(over)}>
            {t('ingest.dismissAll')}
          </button>
        </li>
      )}
    </ul>
  )
}

type CardProps = { file: IngestedFile; alone: boolean; held: boolean; onDismiss: () => void }

function FileCard({ file, alone, held, onDismiss }: CardProps) {
  const { t } = useTranslation()
  const { name, state, stage, articles, entities, reason, error } = file
  const listed = useArticles().data?.articles
  const [fading, setFading] = useState(false)
  const succeeded = state === 'done' || state === 'known'
  // Of an archive the table tells; rows or sheets of one file that could not be read stand with it, and it stays.
  const remark = file.files.length === 1 ? (file.files[0]?.reason ?? null) : null
  const leaves = succeeded && remark === null

  // Without the function among its reasons: a new one must not begin the time anew.
  useEffect(() => {
    setFading(false)
    if (!leaves || held) return
    const fade = setTimeout(() => setFading(true), STAY)
    const end = setTimeout(onDismiss, STAY + FADE)
    return () => {
      clearTimeout(fade)
      clearTimeout(end)
    }
  }, [leaves, held])

  const first = alone && succeeded && listed ? firstArticleOf(listed, name) : undefined
  return (
    <li data-state={state} data-fading={fading}>
      <span className={classes.name}>{name}</span>
      <span className={classes.state}>
        {state === 'done' && t('ingest.done', { articles, entities })}
        {succeeded && remark && <span className={classes.remark}>{remark}</span>}
        {state === 'known' && t('ingest.known')}
        {hasFailed(file) && t('ingest.failed', { reason: reason ?? errorInWords(error, t) })}
        {!isOver(file) && `${t(`ingest.${stage}`)}…`}
        {first && (
          <ViewLink className={classes.read} change={{ reading: { article: first.id, part: null } }}>
            {t('ingest.read')}
          </ViewLink>
        )}
      </span>
      {isOver(file) && file.again && <ColumnNames needed={file.code === 'no_column'} onNamed={file.again} />}
      {isOver(file) ? (
        <button type="button" aria-label={t('ingest.dismiss')} onClick={onDismiss}>
          <CloseIcon />
        </button>
      ) : (
        <progress max={STAGES.length - 1} value={STAGES.indexOf(stage)} aria-label={name} />
      )}
    </li>
  )
}

/** The first article of the file, one with a headline if there is any; none where two pages have this name. */
function firstArticleOf(articles: ArticleListAnswer['articles'], name: string) {
  const own = articles.filter(({ source }) => source === name)
  if (new Set(own.map(({ page }) => page)).size !== 1) return undefined
  return own.find(({ title }) => title !== null) ?? own[0]
}
