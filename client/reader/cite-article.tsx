// Copies a citation of what is marked with the pointer, else of the part that is lit, else of the article.
import { useTranslation } from 'react-i18next'
import type { ArticleAnswer } from '../../server/api/types.ts'
import { announce } from '../announce.ts'
import { CopyIcon } from '../icons.tsx'
import { placeInWords } from '../panel/citation.ts'

type Props = { answer: ArticleAnswer; part: { start: number; end: number } | null }

export function CiteArticle({ answer, part }: Props) {
  const { t } = useTranslation()
  const { article, text, lines } = answer

  async function copy() {
    const marked =
      getSelection()
        ?.toString()
        .replaceAll(/\s*\n\s*/g, '')
        .trim() ?? ''
    const at = marked === '' ? -1 : text.replaceAll('\n', '').indexOf(marked)
    const span = at >= 0 ? spanWithLineEnds(text, at, marked.length) : part
    const numbers = lines
      .filter(({ start, end }) => span === null || (start < span.end && end > span.start))
      .map(({ line }) => line)
    const place = placeInWords(article, [Math.min(...numbers), Math.max(...numbers)], t)
    const words = span === null ? '' : text.slice(span.start, span.end).replaceAll('\n', '')
    try {
      await navigator.clipboard.writeText(words === '' ? place : t('cite.sentence', { text: words, place }))
      announce(t('cite.copied'))
    } catch (error) {
      console.info('the citation was not copied:', error)
      announce(t('cite.failed'))
    }
  }

  return (
    <button type="button" aria-label={t('cite.copy')} title={t('cite.copy')} onClick={() => void copy()}>
      <CopyIcon />
    </button>
  )
}

/** The place in `text` of what stands at `at` once its line ends are left out. */
function spanWithLineEnds(text: string, at: number, length: number): { start: number; end: number } {
  let [seen, start, end] = [0, 0, text.length]
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '\n') continue
    if (seen === at) start = index
    seen += 1
    if (seen === at + length) {
      end = index + 1
      break
    }
  }
  return { start, end }
}
