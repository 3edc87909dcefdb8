// What a group of the legend is called: 国家数据局等, 4–7, 16 以上.
import type { TFunction } from 'i18next'
import type { ColourBy } from '../view.ts'
import type { Group } from './colouring.ts'
import { shortenName } from './shorten-name.ts'

export function groupName({ name }: Group, by: ColourBy, t: TFunction): string {
  if (name.kind === 'rest') return by === 'date' ? t('legend.undated') : t('legend.rest')
  if (name.kind === 'community') return t('legend.communityOf', { name: shortenName(name.entity, 7) })
  const { from, to } = name
  if (to === null) return t('legend.andMore', { from })
  return from === to ? from : t('legend.range', { from, to })
}
