// An article's paragraphs with its names as links; a part that was asked for is lit and scrolled to.
import { Tooltip } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleAnswer } from '../../server/api/types.ts'
import { placeLeft } from '../came-back.ts'
import { type Piece, splitText } from '../panel/split-text.ts'
import { typeStyle } from '../type-mark.tsx'
import { ViewLink } from '../view-context.tsx'
import cardClasses from './entity-card.module.css'
import { EntityCard } from './entity-card.tsx'
import { isSubhead, paragraphsOf } from './paragraphs.ts'
import classes from './reader.module.css'

type Mention = ArticleAnswer['mentions'][number]

type Props = {
  answer: ArticleAnswer
  part: { start: number; end: number } | null
  /** The entity chosen in the panel: its names are marked. */
  chosen: string | null
  /** Names less certain than this, in percent, are read as plain words. */
  sure: number
}

/** What is less certain than this is underlined with dots. */
const UNSURE = 0.85

export function ArticleText({ answer, part, chosen, sure }: Props) {
  const { t } = useTranslation()
  const { text, mentions, lines, entities } = answer
  const place = useRef<HTMLDivElement>(null)
  const paragraphs = useMemo(() => {
    const certain = mentions.filter(({ certainty }) => certainty * 100 >= sure)
    return paragraphsOf(splitText(text, certain, part))
  }, [text, mentions, part, sure])
  const briefs = useMemo(() => new Map(entities.map(entity => [entity.id, entity])), [entities])

  useEffect(() => {
    // Who comes back finds the page where it was left.
    if (placeLeft(`article ${answer.article.id}`) !== undefined) return
    place.current?.querySelector(`.${classes.lit}`)?.scrollIntoView({ block: 'center' })
  }, [part, answer.article.id])

  return (
    <div ref={place} data-text>
      {paragraphs.map((pieces, index) => {
        const start = pieces[0]?.start ?? 0
        const line = lines.find(({ end }) => end > start)?.line
        return (
          <p
            key={start}
            data-start={start}
            className={
              isSubhead(
                pieces.map(piece => piece.text).join(''),
                index === 0 ? 'first' : index === paragraphs.length - 1 ? 'last' : 'within',
              )
                ? classes.subhead
                : classes.text
            }
          >
            {line !== undefined && (
              <span className={classes.line} title={t('sentence.line', { line })} data-line={line} />
            )}
            {pieces.map(piece => (
              <ArticlePiece key={piece.start} piece={piece} chosen={chosen} briefs={briefs} />
            ))}
          </p>
        )
      })}
    </div>
  )
}

type PieceProps = {
  piece: Piece<Mention>
  chosen: string | null
  briefs: ReadonlyMap<string, ArticleAnswer['entities'][number]>
}

function ArticlePiece({ piece: { text, start, mark, lit }, chosen, briefs }: PieceProps) {
  if (!mark) return lit ? <span className={classes.lit}>{text}</span> : text
  const look = [classes.entity, lit && classes.lit, mark.entity === chosen && classes.chosen]
  return (
    <Tooltip
      label={<EntityCard mention={mark} entity={briefs.get(mark.entity)} />}
      classNames={{ tooltip: cardClasses.tooltip }}
      multiline
      position="bottom-start"
      events={{ hover: true, focus: true, touch: false }}
      openDelay={180}
    >
      <ViewLink
        className={look.filter(Boolean).join(' ')}
        style={typeStyle(mark.type)}
        change={{ selection: { kind: 'entity', id: mark.entity } }}
        data-mention={start}
        data-unsure={mark.certainty < UNSURE}
      >
        {text}
      </ViewLink>
    </Tooltip>
  )
}
