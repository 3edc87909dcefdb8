// 1 版 · 8 篇 · 87 实体: what is in the store, in a line.
import type { TFunction } from 'i18next'
import type { Totals } from '../server/api/types.ts'

export const totalsInWords = ({ pages, articles, entities }: Totals, t: TFunction): string =>
  [
    t('totals.pages', { count: pages }),
    t('totals.articles', { count: articles }),
    t('totals.entities', { count: entities }),
  ].join(' · ')
