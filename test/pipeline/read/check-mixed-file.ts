// Checks what was read of a file whose story, or whose fault, is known.
import { splitArticles } from '../../../pipeline/articles/split-articles.ts'
import type { Page } from '../../../pipeline/types.ts'
import type { MixedFile } from './mixed-files.ts'

/** What a reader made of it: its pages, or the code of its reason. */
export type ReadOutcome = { pages: readonly Page[] } | { code: string }

const flat = (text: string) => text.replace(/\s/g, '')

/** What is wrong, in words; null where all is right. */
export function faultOf(file: MixedFile, outcome: ReadOutcome): string | null {
  if ('refusedFor' in file) {
    if ('pages' in outcome) return `${file.name}: read, though it should be refused (${file.refusedFor})`
    return file.refusedFor.includes(outcome.code)
      ? null
      : `${file.name}: ${outcome.code} is not ${file.refusedFor}`
  }
  if ('code' in outcome) return `${file.name}: refused (${outcome.code})`
  const articles = outcome.pages.flatMap(page => splitArticles(page, { agencies: ['新华社'] }))
  const news = articles.filter(({ kind }) => kind === 'news')
  const [article] = news
  if (article === undefined || news.length > 1) return `${file.name}: ${news.length} articles`
  if (article.title !== file.title) return `${file.name}: title ${article.title}`
  if (flat(article.text) !== flat(file.paragraphs.join(''))) return `${file.name}: text ${article.text}`
  return article.authors.join() === '夏禾' ? null : `${file.name}: authors ${article.authors}`
}
