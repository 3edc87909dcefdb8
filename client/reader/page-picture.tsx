// The page as it was printed, beside the text: the article's lines lit, the chosen names outlined.
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleAnswer, PlaceOnSheets } from '../../server/api/types.ts'
import { fileAddress } from '../api.ts'
import { typeStyle } from '../type-mark.tsx'
import { drawSheet } from './draw-sheet.ts'
import classes from './page-picture.module.css'
import { frameOf, type Share, shareOf } from './sheet-boxes.ts'

type Place = PlaceOnSheets & { file: string }

type Props = {
  answer: ArticleAnswer
  place: Place
  chosen: string | null
  part: { start: number; end: number } | null
}

export default function PagePicture({ answer, place, chosen, part }: Props) {
  const { t } = useTranslation()
  const own = answer.mentions.filter(({ entity, boxes }) => entity === chosen && boxes !== undefined)
  const current = own.find(({ start, end }) => part?.start === start && part.end === end) ?? own[0]
  const wanted = current?.boxes?.[0]?.sheet ?? place.sheets[0]?.index
  const [turned, setTurned] = useState<number | null>(null)
  const sheet = place.sheets.find(({ index }) => index === (turned ?? wanted)) ?? place.sheets[0]
  // Another mention may stand on another sheet.
  useEffect(() => setTurned(null), [wanted])
  if (!sheet) return null
  return (
    <section className={classes.picture} aria-label={t('notes.original')}>
      {place.sheets.length > 1 && (
        <p className={classes.sheets}>
          {place.sheets.map(({ index, number }) => (
            <button
              key={index}
              type="button"
              aria-pressed={index === sheet.index}
              onClick={() => setTurned(index)}
            >
              {t('notes.page', { page: number ?? index + 1 })}
            </button>
          ))}
        </p>
      )}
      <SheetPicture key={sheet.index} sheet={sheet} place={place} own={own} current={current} />
    </section>
  )
}

type SheetProps = {
  sheet: Place['sheets'][number]
  place: Place
  own: readonly ArticleAnswer['mentions'][number][]
  current: ArticleAnswer['mentions'][number] | undefined
}

/** The article is not drawn larger than this many times its print. */
const LARGEST = 2

function SheetPicture({ sheet, place, own, current }: SheetProps) {
  const { t } = useTranslation()
  const window = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [wide, setWide] = useState(0)
  const [whole, setWhole] = useState(false)
  const [state, setState] = useState<'drawing' | 'drawn' | Error>('drawing')
  const frame = frameOf(place.region, sheet)
  // So wide that the article, or the whole sheet, fills the window.
  const width = whole ? wide : Math.min(wide / frame.width, sheet.width * LARGEST)

  useEffect(() => {
    const element = window.current
    if (!element) return
    const watcher = new ResizeObserver(() => setWide(element.clientWidth))
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])

  useEffect(() => {
    const element = canvas.current
    if (!element || width === 0) return
    const drawing = new AbortController()
    const { signal } = drawing
    drawSheet(element, { address: fileAddress(place.file), index: sheet.index, width, signal }).then(
      () => setState('drawn'),
      (error: unknown) => {
        if (!signal.aborted) setState(error instanceof Error ? error : new Error(String(error)))
      },
    )
    return () => drawing.abort()
  }, [place.file, sheet.index, width])

  const target = current?.boxes?.find(box => box.sheet === sheet.index)
  const focus = target ? shareOf(target, sheet) : frame
  useEffect(() => {
    const element = window.current
    if (!element || width === 0) return
    const height = (width * sheet.height) / sheet.width
    const top = target ? focus.top * height - element.clientHeight / 3 : focus.top * height
    const middle = (frame.left + frame.width / 2) * width
    element.scrollTo({ left: middle - element.clientWidth / 2, top })
  }, [width, target, focus.top, frame.left, frame.width, sheet.height, sheet.width])

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div ref={window} className={classes.window} tabIndex={0} role="img" aria-label={t('notes.region')}>
        <div className={classes.sheet} style={{ width, aspectRatio: `${sheet.width} / ${sheet.height}` }}>
          <canvas ref={canvas} />
          {place.region
            .filter(box => box.sheet === sheet.index)
            .map(box => (
              <span key={`${box.x} ${box.y}`} className={classes.line} style={percent(shareOf(box, sheet))} />
            ))}
          {own.flatMap(mention =>
            (mention.boxes ?? [])
              .filter(box => box.sheet === sheet.index)
              .map(box => (
                <span
                  key={`${mention.start} ${box.x} ${box.y}`}
                  className={classes.mention}
                  data-current={mention === current}
                  style={{ ...typeStyle(mention.type), ...percent(shareOf(box, sheet)) }}
                />
              )),
          )}
        </div>
        {state === 'drawing' && <p className={classes.state}>{t('notes.drawing')}</p>}
        {state instanceof Error && (
          <p className={classes.state}>{t('notes.pageFailed', { reason: state.message })}</p>
        )}
      </div>
      <button type="button" className={classes.zoom} aria-pressed={whole} onClick={() => setWhole(!whole)}>
        {t('notes.wholeSheet')}
      </button>
    </>
  )
}

const percent = ({ left, top, width, height }: Share): CSSProperties => ({
  left: `${left * 100}%`,
  top: `${top * 100}%`,
  width: `${width * 100}%`,
  height: `${height * 100}%`,
})
