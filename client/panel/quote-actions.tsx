// What one can do with a sentence: copy it as a citation, ask why its names and relation were found.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Sentence } from '../../server/api/types.ts'
import { announce } from '../announce.ts'
import { CheckIcon, CopyIcon, QuestionIcon } from '../icons.tsx'
import { citationOf } from './citation.ts'
import classes from './quote.module.css'

type Props = {
  sentence: Sentence
  whyOpen: boolean
  onWhy: () => void
  /** The part that explains. */
  controls: string
}

/** How long a copied citation is shown as copied, milliseconds. */
const SHOWN = 1600

export function QuoteActions({ sentence, whyOpen, onWhy, controls }: Props) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)

  async function copy() {
    try {
      await navigator.clipboard.writeText(citationOf(sentence, t))
    } catch (error) {
      console.info('the citation was not copied:', error)
      announce(t('cite.failed'))
      return
    }
    announce(t('cite.copied'))
    setCopied(true)
    setTimeout(() => setCopied(false), SHOWN)
  }

  return (
    <span className={classes.actions}>
      <button
        type="button"
        className={classes.action}
        aria-label={t('cite.copy')}
        title={t('cite.copy')}
        onClick={() => void copy()}
      >
        {copied ? <CheckIcon /> : <CopyIcon />}
      </button>
      <button
        type="button"
        className={classes.action}
        aria-label={t('why.ask')}
        title={t('why.ask')}
        aria-expanded={whyOpen}
        aria-controls={controls}
        onClick={onWhy}
      >
        <QuestionIcon />
      </button>
    </span>
  )
}
