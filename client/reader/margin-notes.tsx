// Quotes and figures of an article beside their places in it; below the text where there is no margin.
import { type CSSProperties, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleAnswer, FigureNote, QuoteNote } from '../../server/api/types.ts'
import { EntityName } from '../panel/entity-name.tsx'
import { FigureHead } from '../panel/entity-notes.tsx'
import { useView } from '../view-context.tsx'
import classes from './margin-notes.module.css'
import { placeNotes } from './place-notes.ts'

type Entry = { key: string; start: number; end: number } & (
  | { kind: 'quote'; quote: QuoteNote }
  | { kind: 'figure'; figure: FigureNote }
)

type Props = { answer: ArticleAnswer; text: RefObject<HTMLElement | null> }

const GAP = 10

export function MarginNotes({ answer, text }: Props) {
  const { t } = useTranslation()
  const { view, changeView } = useView()
  const margin = useRef<HTMLElement>(null)
  const entries = useMemo(() => entriesOf(answer), [answer])
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map())

  useLayoutEffect(() => {
    const column = margin.current
    const body = text.current
    if (!column || !body) return
    const place = () => {
      const above = column.getBoundingClientRect().top
      const notes = [...column.querySelectorAll<HTMLElement>('[data-note]')].map((element, index) => ({
        key: entries[index]?.key ?? '',
        anchor: topOf(body, entries[index]?.start ?? 0) - above,
        height: element.offsetHeight,
      }))
      setTops(placeNotes(notes, { gap: GAP }))
    }
    place()
    // Fonts that come later, a narrower window.
    const watcher = new ResizeObserver(place)
    watcher.observe(body)
    return () => watcher.disconnect()
  }, [entries, text])

  if (entries.length === 0) return null
  const part = view.reading?.part
  return (
    <section ref={margin} className={classes.margin} aria-label={t('notes.label')}>
      <h2 className={classes.heading}>{t('notes.label')}</h2>
      <ul>
        {entries.map(entry => (
          <li
            key={entry.key}
            data-note
            className={classes.note}
            data-lit={part?.start === entry.start && part.end === entry.end}
            style={atTop(tops.get(entry.key) ?? 0)}
          >
            {entry.kind === 'quote' ? (
              <QuoteEntry quote={entry.quote} />
            ) : (
              <FigureHead figure={entry.figure} />
            )}
            <button
              type="button"
              className={classes.show}
              onClick={() =>
                changeView(
                  {
                    reading: { article: answer.article.id, part: { start: entry.start, end: entry.end } },
                  },
                  { history: 'replace' },
                )
              }
            >
              <span className="visually-hidden">{t('sentence.open')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The style sheet decides whether there is a margin to place notes in. */
const atTop = (top: number): CSSProperties & Record<'--top', string> => ({ '--top': `${top}px` })

function QuoteEntry({ quote }: { quote: QuoteNote }) {
  const { t } = useTranslation()
  return (
    <>
      <p className={classes.speaker}>
        <EntityName entity={quote.speaker} /> <span className={classes.verb}>{quote.verb}</span>
      </p>
      {quote.about.length > 0 && (
        <p className={classes.about}>
          {t('notes.about', { names: quote.about.map(({ name }) => name).join('、') })}
        </p>
      )}
    </>
  )
}

function entriesOf({ quotes, figures }: ArticleAnswer): Entry[] {
  return [
    ...quotes.map(quote => ({
      kind: 'quote' as const,
      key: `quote ${quote.start} ${quote.end}`,
      start: quote.start,
      end: quote.end,
      quote,
    })),
    ...figures.map((figure, index) => ({
      kind: 'figure' as const,
      key: `figure ${figure.start} ${index}`,
      start: figure.start,
      end: figure.end,
      figure,
    })),
  ].sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Where on the screen the character at `offset` of the article is drawn. */
function topOf(body: HTMLElement, offset: number): number {
  const paragraphs = [...body.querySelectorAll<HTMLElement>('p[data-start]')]
  const paragraph = paragraphs.findLast(({ dataset }) => Number(dataset.start) <= offset)
  if (!paragraph) return body.getBoundingClientRect().top
  let left = offset - Number(paragraph.dataset.start)
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (left < length) {
      const range = document.createRange()
      range.setStart(node, left)
      range.setEnd(node, left + 1)
      return range.getBoundingClientRect().top
    }
    left -= length
  }
  return paragraph.getBoundingClientRect().top
}
