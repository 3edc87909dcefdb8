// Why something was found: for each name in a sentence, and for what it states, the rule, the dictionary's row or the tagger.
import { useTranslation } from 'react-i18next'
import type { Sentence } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { useReason } from '../queries.ts'
import { typeStyle } from '../type-mark.tsx'
import classes from './quote.module.css'

type Props = {
  id: string
  sentence: Sentence
  /** The names to explain; the sentence may hold others. */
  marks: Sentence['marks']
}

export function Why({ id, sentence, marks }: Props) {
  const { t } = useTranslation()
  const named = new Set(marks.map(({ reason }) => reason))
  const stated = sentence.reasons.filter(reason => !named.has(reason))
  return (
    <dl id={id} className={classes.why}>
      {marks.map(({ start, end, type, reason, certainty }) => (
        <div key={start}>
          <dt>
            <span style={typeStyle(type)} className={classes.whyName}>
              {sentence.text.slice(start, end)}
            </span>
          </dt>
          <dd>
            <Reason id={reason} /> <Certainty certainty={certainty} />
          </dd>
        </div>
      ))}
      {stated.map(reason => (
        <div key={reason}>
          <dt>{t('why.stated')}</dt>
          <dd>
            <Reason id={reason} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** 可信度 97%, with a bar that is as long. */
export function Certainty({ certainty }: { certainty: number }) {
  const { t } = useTranslation()
  const percent = Math.round(certainty * 100)
  return (
    <span className={classes.certainty}>
      <span className={classes.bar} aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </span>
      {t('why.certainty', { percent })}
    </span>
  )
}

export function Reason({ id }: { id: string }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { data, error } = useReason(id)
  if (error) return <span>{id}</span>
  if (!data) return <span aria-busy="true">…</span>
  const { kind, file, line, example } = data
  const words = language === 'en' ? data.en : data.zh
  const place =
    kind === 'rule' &&
    file !== null &&
    `${file.replace(/^graph-data\//, '')}${line === null ? '' : `:${line}`}`
  return (
    <span>
      {kind === 'rule' && `${t('why.rule')} `}
      {words}
      {example !== null && <q className={classes.example}>{example}</q>}
      {place && <code className={classes.file}>{place}</code>}
    </span>
  )
}
