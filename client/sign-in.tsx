// Asks for a token where the server lets nobody in without one.
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RequestError, signIn } from './api.ts'
import noticeClasses from './notice.module.css'
import { Notice } from './notice.tsx'

export function SignIn({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const [token, setToken] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    try {
      await signIn(token.trim())
      onDone()
    } catch (error) {
      if (!(error instanceof Error)) throw error
      setProblem(error instanceof RequestError && error.status === 401 ? t('signIn.unknown') : error.message)
    }
  }

  return (
    <Notice title={t('signIn.title')} text={t('signIn.text')}>
      <form className={noticeClasses.form} onSubmit={event => void submit(event)}>
        <input
          type="password"
          autoComplete="current-password"
          required
          aria-label={t('signIn.token')}
          aria-invalid={problem !== null}
          placeholder={t('signIn.token')}
          value={token}
          onChange={event => setToken(event.target.value)}
        />
        <button type="submit" className={noticeClasses.action}>
          {t('signIn.enter')}
        </button>
      </form>
      <p role="alert">{problem}</p>
    </Notice>
  )
}
