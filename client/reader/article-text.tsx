// An article's paragraphs with its names as links; a sentence that was asked for is lit and scrolled to.
import { Tooltip } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import type { ArticleAnswer } from '../../server/api/types.ts'
import { useLanguage } from '../i18n/i18n.ts'
import { splitText } from '../panel/split-text.ts'
import { typeName } from '../schema.ts'
import { typeStyle } from '../type-mark.tsx'
import { ViewLink } from '../view-context.tsx'
import { isSubhead, paragraphsOf } from './paragraphs.ts'
import classes from './reader.module.css'

type Props = {
  text: string
  mentions: ArticleAnswer['mentions']
  part: { start: number; end: number } | null
  /** The entity chosen in the panel: its names are marked. */
  chosen: string | null
}

export function ArticleText({ text, mentions, part, chosen }: Props) {
  const [language] = useLanguage()
  const place = useRef<HTMLDivElement>(null)
  const paragraphs = useMemo(() => paragraphsOf(splitText(text, mentions, part)), [text, mentions, part])

  useEffect(() => {
    place.current?.querySelector(`.${classes.lit}`)?.scrollIntoView({ block: 'center' })
  }, [part])

  return (
    <div ref={place}>
      {paragraphs.map((pieces, index) => (
        <p
          key={pieces[0]?.start}
          className={
            isSubhead(
              pieces.map(piece => piece.text).join(''),
              index === 0 ? 'first' : index === paragraphs.length - 1 ? 'last' : 'within',
            )
              ? classes.subhead
              : classes.text
          }
        >
          {pieces.map(({ text, start, mark, lit }) => {
            const look = [
              mark && classes.entity,
              lit && classes.lit,
              mark?.entity === chosen && classes.chosen,
            ]
            const className = look.filter(Boolean).join(' ')
            if (!mark) {
              return lit ? (
                <span key={start} className={className}>
                  {text}
                </span>
              ) : (
                text
              )
            }
            return (
              <Tooltip
                key={start}
                label={`${mark.name} · ${typeName(mark.type, language)}`}
                events={{ hover: true, focus: true, touch: false }}
                openDelay={120}
              >
                <ViewLink
                  className={className}
                  style={typeStyle(mark.type)}
                  change={{ selection: { kind: 'entity', id: mark.entity } }}
                >
                  {text}
                </ViewLink>
              </Tooltip>
            )
          })}
        </p>
      ))}
    </div>
  )
}
