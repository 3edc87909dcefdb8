// Copies a text and says so.
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import menuClasses from '../menu.module.css'

export function CopyButton({ text, children }: { text: () => string; children: ReactNode }) {
  const { t } = useTranslation()
  const [said, setSaid] = useState('')
  async function copy() {
    try {
      await navigator.clipboard.writeText(text())
      setSaid(t('keep.copied'))
    } catch (error) {
      // Over plain HTTP in a local network a browser gives no clipboard.
      console.info('The clipboard is not to be had:', error)
      setSaid(t('keep.copyFailed'))
    }
  }
  return (
    <>
      <button type="button" className={menuClasses.item} onClick={() => void copy()}>
        {children}
      </button>
      <span className={menuClasses.quiet} role="status">
        {said}
      </span>
    </>
  )
}
