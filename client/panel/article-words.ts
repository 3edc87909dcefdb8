// How an article is called and described in one line.
import type { TFunction } from 'i18next'
import type { ArticleSummary } from '../../server/api/types.ts'

/** Its headline, or the first words of one without. */
export function headlineOf({ title, opening }: ArticleSummary): string {
  if (title !== null) return title
  const words = opening
    // ▲▲ 上接第1版 says where it began, 本报讯（记者 王芳） who wrote it: neither says what it says.
    .replace(/^[▲▼▶►■◆●△\s]*(上接第?[^\s版]{1,4}版)?\s*/, '')
    .replace(/^[^\s，。、]{2,10}[讯电](（[^）]{1,30}）\s*|\s+)/, '')
  return `${[...words].slice(0, 22).join('').trim()}…`
}

/** 图片 · 新华社 · 黄孝邦 · 2024-05-20: what is known of these. */
export function bylineOf({ kind, agency, authors, date }: ArticleSummary, t: TFunction): string {
  const what = kind === 'news' ? null : t(`kind.${kind}`)
  return [what, agency, authors.join(' '), date].filter(Boolean).join(' · ')
}

/** 规则 title-person · 词典 organizations: where a finding comes from. */
export function reasonInWords(reason: string, t: TFunction): string {
  const [kind, name = ''] = splitOnce(reason)
  if (kind === 'rule') return t('sentence.rule', { name })
  if (kind === 'dictionary') return t('sentence.dictionary', { name })
  if (kind === 'tagger') return t('sentence.tagger')
  return t('sentence.rule', { name: reason })
}

function splitOnce(reason: string): [string, string?] {
  const colon = reason.indexOf(':')
  return colon < 0 ? [reason] : [reason.slice(0, colon), reason.slice(colon + 1)]
}
