// Where on the printed sheets an article and the names in it stand.
import { widthOf } from '../../pipeline/articles/line-width.ts'
import type { Article, Span } from '../../pipeline/types.ts'
import type { PagePlaces } from '../store/files.ts'
import type { PlaceOnSheets, SheetBox } from './types.ts'

/** The sheets that an article stands on, and the box of each of its lines, headline first. */
export function placeOfArticle({ file, sheets, lines }: PagePlaces, article: Article): PlaceOnSheets {
  const numbers = [...new Set([...article.titleLines, ...article.lines.map(({ line }) => line)])]
  const own = numbers.map(number => lines.get(number)).filter(line => line !== undefined)
  const indices = [...new Set(own.flatMap(({ sheet }) => (sheet === undefined ? [] : [sheet])))].sort(
    (a, b) => a - b,
  )
  return {
    file,
    sheets: indices.flatMap(index => {
      const sheet = sheets[index]
      return sheet === undefined
        ? []
        : [{ index, width: sheet.width, height: sheet.height, number: sheet.number }]
    }),
    region: own.flatMap(line =>
      line.sheet === undefined || line.box === undefined ? [] : [{ sheet: line.sheet, ...line.box }],
    ),
  }
}

/** The part of each line that a span of the article's text covers. */
export function boxesOfSpan({ lines }: PagePlaces, article: Article, { start, end }: Span): SheetBox[] {
  return article.lines
    .filter(part => part.start < end && part.end > start)
    .flatMap(part => {
      const line = lines.get(part.line)
      if (line?.box === undefined || line.sheet === undefined) return []
      // 上接第1版 may share its line with the text: the share is of the line as it is printed.
      const printed = line.text.trim()
      const offset = Math.max(0, printed.indexOf(article.text.slice(part.start, part.end)))
      const share = (at: number) =>
        widthOf(printed.slice(0, offset + at - part.start)) / Math.max(1, widthOf(printed))
      const from = share(Math.max(start, part.start))
      const to = share(Math.min(end, part.end))
      const { x, y, width, height } = line.box
      const box = line.vertical
        ? { x, y: y + from * height, width, height: (to - from) * height }
        : { x: x + from * width, y, width: (to - from) * width, height }
      return [{ sheet: line.sheet, ...box }]
    })
}
