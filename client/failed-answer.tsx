// Says why there is no answer and offers to ask again, or to leave what is gone.
import { useTranslation } from 'react-i18next'
import { OfflineError, RequestError } from './api.ts'
import { Notice } from './notice.tsx'

type Props = { error: Error; onRetry: () => void; onClose?: () => void }

export function FailedAnswer({ error, onRetry, onClose }: Props) {
  const { t } = useTranslation()
  const retry = { label: t('error.retry'), run: onRetry }
  if (error instanceof OfflineError)
    return <Notice title={t('error.offline')} text={t('error.offlineMore')} action={retry} />
  if (error instanceof RequestError && error.status === 404) {
    const close = onClose && { label: t('panel.close'), run: onClose }
    return <Notice title={t('panel.gone')} text={t('panel.goneMore')} {...(close && { action: close })} />
  }
  return <Notice title={t('error.failed')} text={error.message} action={retry} />
}
