// An error as the reader should hear of it.
import type { TFunction } from 'i18next'
import { OfflineError } from './api.ts'

export const errorInWords = (error: unknown, t: TFunction): string =>
  error instanceof OfflineError ? t('error.offline') : error instanceof Error ? error.message : String(error)
