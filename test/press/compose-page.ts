// Makes up a page: the paper's name and date, the sheet cut into rectangles, a story or something else in each.

import { composePicture } from './compose-picture.ts'
import { columnFrames, composeCarried, composeStory } from './compose-story.ts'
import { type Desk, fillAlone } from './desk.ts'
import { type Layout, type Piece, pickWeighted } from './layout.ts'
import {
  addChunk,
  addLine,
  boxOf,
  currentSheet,
  extentOf,
  type PageInTheMaking,
  writerOf,
} from './page-in-the-making.ts'
import type { PressPage } from './press-page.ts'
import type { PressStory } from './press-story.ts'
import { printFurniture } from './print-furniture.ts'
import { createRandom } from './random.ts'
import { type Frame, setBlocks } from './set-text.ts'
import { FIELDS_FOR_RULES } from './words/fields-for-rules.ts'
import { FIELDS_FOR_SCORING } from './words/fields-for-scoring.ts'
import { newspaperName } from './words/names.ts'
import { ADVERTISEMENTS } from './words/special-pieces.ts'
import {
  writeEssay,
  writeLetter,
  writeNameList,
  writeNotice,
  writeResults,
  writeVerse,
} from './write-other-pieces.ts'
import { writeNews } from './write-story.ts'

/** The same layout and seed make the same page, to the character and the point. */
export function composePage(layout: Layout, seed: number): PressPage {
  const random = createRandom(seed * 131 + layout.name.length * 7919 + 1)
  const desk: Desk = {
    random,
    fields: layout.half === 'rules' ? FIELDS_FOR_RULES : FIELDS_FOR_SCORING,
    year: random.whole(2015, 2025),
    month: random.whole(1, 12),
    day: random.whole(6, 28),
    used: new Set(),
  }
  const page: PageInTheMaking = {
    layout: { ...layout, sheets: [random.whole(...layout.sheets), layout.sheets[1]] },
    desk,
    sheets: [],
    chunks: [],
    articles: [],
    carried: [],
    write: writerOf(layout),
  }
  const newspaper = page.write(newspaperName(random, layout.paper))
  let number = random.whole(1, 8)
  for (let i = 0; i < page.layout.sheets[0]; i++) {
    page.sheets.push({
      width: layout.width,
      height: layout.height,
      number,
      lines: [],
      rules: [],
      pictures: [],
    })
    makeSheet(page, newspaper)
    number++
  }
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    seed,
    layout: layout.name,
    newspaper,
    date: `${desk.year}-${two(desk.month)}-${two(desk.day)}`,
    traditional: layout.traditional,
    sheets: page.sheets,
    chunks: page.chunks,
    articles: page.articles,
  }
}

type Cell = { from: number; to: number; v: number; height: number }

function makeSheet(page: PageInTheMaking, newspaper: string): void {
  const { layout } = page
  const { top, bottom } = printFurniture(page, newspaper)
  const { across } = extentOf(layout)
  const columns = gridOf(layout)
  const whole = { from: 0, to: columns.length, v: top, height: across - bottom - top }
  for (const cell of cut(page, whole)) fillCell(page, cell, columns)
}

function gridOf(layout: Layout): { u: number; width: number }[] {
  const { along } = extentOf(layout)
  const sum = layout.columns.reduce((all, weight) => all + weight, 0)
  const room = along - 2 * layout.margin - layout.gap * (layout.columns.length - 1)
  let u = layout.margin
  return layout.columns.map(weight => {
    const column = { u, width: (room * weight) / sum }
    u += column.width + layout.gap
    return column
  })
}

/** Cuts a rectangle until its parts are the size of stories. */
function cut(page: PageInTheMaking, cell: Cell): Cell[] {
  const { layout } = page
  const { random } = page.desk
  const leading = layout.text.leading
  const wide = cell.to - cell.from
  const rows = cell.height / leading
  const least = 14
  const tall = rows > layout.tallest || (rows > 2 * least + 8 && random.chance(0.35))
  const broad = wide > layout.widest || (wide > 2 && random.chance(0.4))
  const canCutRows = rows > 2 * least
  const canCutColumns = wide >= 2
  if (tall && canCutRows && (!broad || !canCutColumns || random.chance(0.55))) {
    const upper = Math.round(rows * (0.35 + random.next() * 0.3)) * leading
    const gap = leading * 1.2
    return [
      ...cut(page, { ...cell, height: upper - gap }),
      ...cut(page, { ...cell, v: cell.v + upper, height: cell.height - upper }),
    ]
  }
  if ((broad || tall) && canCutColumns) {
    const at = cell.from + random.whole(1, wide - 1)
    return [...cut(page, { ...cell, to: at }), ...cut(page, { ...cell, from: at })]
  }
  return [cell]
}

function fillCell(page: PageInTheMaking, cell: Cell, columns: readonly { u: number; width: number }[]): void {
  const first = columns[cell.from]
  const last = columns[cell.to - 1]
  if (first === undefined || last === undefined) throw new Error('A cell reaches over the edge of its page.')
  const frame = { u: first.u, v: cell.v, width: last.u + last.width - first.u, height: cell.height }
  const { layout, desk } = page
  const { random } = desk
  if (layout.columnRules && cell.from > 0) {
    const line = { u: frame.u - layout.gap / 2, v: frame.v, width: 0.5, height: frame.height }
    currentSheet(page).rules.push({ ...boxOf(page, line), filled: true })
  }
  const wide = cell.to - cell.from
  const count = random.chance(layout.regrouped) ? Math.max(1, wide + random.pick([-1, 1])) : wide
  const place = { frame, columns: columnsThatFit(layout, frame, count) }
  const carried = page.carried.find(
    ({ article }) => !page.articles[article]?.sheets.includes(page.sheets.length - 1),
  )
  if (carried !== undefined && frame.height > 12 * layout.text.leading) {
    page.carried = page.carried.filter(other => other !== carried)
    fillRest(page, frame, composeCarried(page, carried, place))
    return
  }
  const piece = pickWeighted<Piece>(layout.pieces, random.next())
  fillWith(page, piece, place)
}

function columnsThatFit(layout: Layout, frame: Frame, wanted: number): number {
  let count = Math.max(1, wanted)
  while (count > 1 && (frame.width - layout.gap * (count - 1)) / count < layout.text.size * 9) count--
  return count
}

type Place = { frame: Frame; columns: number }

function fillWith(page: PageInTheMaking, piece: Piece, place: Place): void {
  const { layout } = page
  const { frame, columns } = place
  const room = ((frame.width * frame.height) / (layout.text.size * layout.text.leading)) * 1.15
  switch (piece) {
    case 'picture':
      if (frame.width <= 150) fillWith(page, 'news', place)
      else composePicture(page, { ...frame, height: Math.min(frame.height, frame.width * 0.9) })
      break
    case 'advertisement':
      printAdvertisement(page, frame)
      break
    case 'notices':
    case 'briefs':
    case 'letters':
      fillInRow(page, piece, place)
      break
    default:
      fillRest(page, frame, composeStory(page, writeOne(page, piece, room), { frame, columns }))
  }
}

function writeOne(
  page: PageInTheMaking,
  piece: 'news' | 'essay' | 'verse' | 'results' | 'names',
  length: number,
): PressStory {
  const { desk, layout } = page
  switch (piece) {
    case 'essay':
      return writeEssay(desk)
    case 'verse':
      return writeVerse(desk)
    case 'results':
      return writeResults(desk)
    case 'names':
      return writeNameList(desk)
    case 'news':
      return writeNews(desk, { length, subheads: desk.random.chance(layout.subheads) })
  }
}

/** Small stories under each other. */
function fillInRow(page: PageInTheMaking, piece: 'notices' | 'briefs' | 'letters', { frame }: Place): void {
  const { desk, layout } = page
  const least = 7 * layout.text.leading
  let rest = frame
  for (let i = 0; i < 5 && rest.height > least; i++) {
    const story =
      piece === 'notices'
        ? writeNotice(desk)
        : piece === 'letters'
          ? writeLetter(desk)
          : { ...writeNews(desk, { length: 60, subheads: false }), kicker: null, subtitle: null }
    const free = composeStory(
      { ...page, layout: { ...layout, pictured: 0, jumps: 0, heads: { over: 1 } } },
      story,
      {
        frame: rest,
        columns: columnsThatFit(layout, rest, Math.floor(rest.width / 200)),
      },
    )
    if (free >= rest.height) return
    const used = rest.height - free + layout.text.leading
    rest = { ...rest, v: rest.v + used, height: rest.height - used }
  }
}

function fillRest(page: PageInTheMaking, frame: Frame, free: number): void {
  const { random } = page.desk
  const height = free - 14
  const rest = { ...frame, v: frame.v + frame.height - height, height }
  if (height < 60) return
  if (height > 130 && frame.width > 150 && random.chance(0.6)) {
    composePicture(page, { ...rest, height: Math.min(height, frame.width * 0.8) })
  } else printAdvertisement(page, rest)
}

function printAdvertisement(page: PageInTheMaking, frame: Frame): void {
  const { random } = page.desk
  const shown = { ...frame, height: Math.min(frame.height, 190) }
  const texts = random.pick(ADVERTISEMENTS).map(text => page.write(fillAlone(page.desk, text)))
  const chunk = addChunk(page, 'advertisement', null)
  currentSheet(page).rules.push({ ...boxOf(page, shown), filled: false })
  let v = shown.v + 10
  texts.forEach((text, i) => {
    const size = i === 0 ? 17 : 11
    const column = columnFrames(
      { ...shown, u: shown.u + 8, v, width: shown.width - 16, height: shown.height },
      1,
      0,
    )
    const lines =
      setBlocks([{ kind: 'subhead', text }], column, { size, leading: size * 1.3, indent: 0 }) ?? []
    const end = v + lines.length * size * 1.3
    if (end > shown.v + shown.height) return
    for (const line of lines)
      addLine(page, chunk, line, { size, font: 'sans', weight: i === 0 ? 800 : 500, twice: null })
    v = end + 6
  })
}
