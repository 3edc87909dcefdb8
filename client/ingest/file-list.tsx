// The files on their way, at the foot of the graph: what is being done, what came of it, or why it failed.
import { useTranslation } from 'react-i18next'
import { errorInWords } from '../error-in-words.ts'
import { CloseIcon } from '../icons.tsx'
import classes from './ingest.module.css'
import type { IngestedFile } from './use-ingest.ts'

const STAGES = ['sending', 'queued', 'reading', 'extracting', 'saving', 'building', 'finished'] as const

type Props = { files: readonly IngestedFile[]; onDismiss: (key: number) => void }

export function FileList({ files, onDismiss }: Props) {
  const { t } = useTranslation()
  return (
    <ul className={classes.files} aria-label={t('ingest.label')} aria-live="polite">
      {files.map(({ key, name, state, stage, articles, entities, reason, error }) => {
        const over = state === 'done' || state === 'known' || state === 'failed'
        return (
          <li key={key} data-state={state}>
            <span className={classes.name}>{name}</span>
            <span className={classes.state}>
              {state === 'done' && t('ingest.done', { articles, entities })}
              {state === 'known' && t('ingest.known')}
              {state === 'failed' && t('ingest.failed', { reason: reason ?? errorInWords(error, t) })}
              {!over && `${t(`ingest.${stage}`)}…`}
            </span>
            {over ? (
              <button type="button" aria-label={t('ingest.dismiss')} onClick={() => onDismiss(key)}>
                <CloseIcon />
              </button>
            ) : (
              <progress max={STAGES.length - 1} value={STAGES.indexOf(stage)} aria-label={name} />
            )}
          </li>
        )
      })}
    </ul>
  )
}
