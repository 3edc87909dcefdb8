// What a dossier says besides the words of the newspaper, in both languages.
import { numberInChinese } from '../../pipeline/figure-number.ts'
import type { Language } from '../messages.ts'

export const DOSSIER_WORDS = {
  zh: {
    title: '卷宗',
    between: '彼此之间',
    aliases: '又称',
    named: (mentions: number, articles: number) => `出现 ${mentions} 次，${articles} 篇文章`,
    relations: '明言关系',
    quotes: '说过的话',
    figures: '数字',
    articles: '出处',
    together: '同句出现',
    said: '说',
    columns: [
      '实体',
      '类型',
      '项目',
      '内容',
      '另一方',
      '原句',
      '文章',
      '报纸',
      '日期',
      '文件',
      '首行',
      '末行',
    ],
    rows: { relation: '关系', quote: '引语', figure: '数字', sentence: '原句' },
  },
  en: {
    title: 'Dossier',
    between: 'Between them',
    aliases: 'Also',
    named: (mentions: number, articles: number) => `named ${mentions} times in ${articles} articles`,
    relations: 'Stated relations',
    quotes: 'What was said',
    figures: 'Figures',
    articles: 'Sources',
    together: 'named together with',
    said: 'said',
    columns: [
      'Entity',
      'Type',
      'Item',
      'Content',
      'Other',
      'Sentence',
      'Article',
      'Newspaper',
      'Date',
      'File',
      'First line',
      'Last line',
    ],
    rows: { relation: 'relation', quote: 'quote', figure: 'figure', sentence: 'sentence' },
  },
} as const satisfies Record<Language, unknown>

/** 5362亿元（2023年，同比 +7.09%）. */
export function figureInWords(
  figure: {
    measure: string
    value: number
    unit: string
    period: string | null
    change: { kind: string; percent: number } | null
  },
  language: Language,
): string {
  const { measure, value, unit, period, change } = figure
  const more = [
    period,
    change &&
      `${change.kind} ${change.percent > 0 ? '+' : change.percent < 0 ? '−' : ''}${Math.abs(change.percent)}%`,
  ].filter(Boolean)
  const number = `${measure} ${numberInChinese(value)}${unit}`
  if (more.length === 0) return number
  return language === 'zh' ? `${number}（${more.join('，')}）` : `${number} (${more.join(', ')})`
}
