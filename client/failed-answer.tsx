// Says why there is no answer and offers to ask again.
import { useTranslation } from 'react-i18next'
import { OfflineError, RequestError } from './api.ts'
import { Notice } from './notice.tsx'

export function FailedAnswer({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation()
  const retry = { label: t('error.retry'), run: onRetry }
  if (error instanceof OfflineError)
    return <Notice title={t('error.offline')} text={t('error.offlineMore')} action={retry} />
  if (error instanceof RequestError && error.status === 404)
    return <Notice title={t('panel.gone')} text={t('panel.goneMore')} />
  return <Notice title={t('error.failed')} text={error.message} action={retry} />
}
