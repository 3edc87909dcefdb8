// Flattens a page to text as it comes out of a PDF: lines cut at column width, in the order of frames, with every known disorder.
import type { Chunk, PressPage, PrintedLine } from './press-page.ts'
import type { Random } from './random.ts'

type Habits = {
  /** Where headlines stand: over their story, all together elsewhere, or here and there. */
  headlines: 'over' | 'apart' | 'strewn'
  /** A blank line after every line, between frames, or none. */
  blanks: 'lines' | 'frames' | 'none'
  indents: 'kept' | 'lost'
  /** 到 2030 年 */
  digitsApart: boolean
  /** Frames follow each other as on the page, or not. */
  shuffled: boolean
}

/** The text of the page's sheets under each other, and what each of its articles keeps of its title. */
export function flattenPage(page: PressPage, random: Random): string {
  const habits: Habits = {
    headlines: random.pick(['over', 'over', 'apart', 'strewn'] as const),
    blanks: random.pick(['lines', 'frames', 'none'] as const),
    indents: random.pick(['kept', 'lost'] as const),
    digitsApart: random.chance(0.4),
    shuffled: random.chance(0.4),
  }
  const sheets = page.sheets.map((_, sheet) => {
    const frames = orderFrames(page, sheet, habits, random)
    const texts = frames.map(lines => lines.join(habits.blanks === 'lines' ? '\n\n' : '\n'))
    return texts.join(habits.blanks === 'none' ? '\n' : '\n\n')
  })
  return `${sheets.join('\n\n')}\n`
}

type PlacedChunk = { chunk: Chunk; lines: string[] }

function orderFrames(page: PressPage, sheet: number, habits: Habits, random: Random): string[][] {
  const linesOf = new Map<number, PrintedLine[]>()
  for (const line of page.sheets[sheet]?.lines ?? []) {
    const lines = linesOf.get(line.chunk)
    if (lines === undefined) linesOf.set(line.chunk, [line])
    else lines.push(line)
  }
  const placed = [...linesOf].map(
    ([chunk, lines]): PlacedChunk => ({
      chunk: page.chunks[chunk] as Chunk,
      lines: lines.flatMap(line => writeLine(line, habits, random)),
    }),
  )
  const of = (...kinds: Chunk['kind'][]) => placed.filter(({ chunk }) => kinds.includes(chunk.kind))
  const bodies = habits.shuffled ? random.shuffle(of('body')) : of('body')
  const apart: string[][] = []
  const order: string[][] = []
  const headOf = new Map(of('headline').map(head => [head.chunk.story, head.lines]))
  for (const { chunk, lines } of bodies) {
    const head = headOf.get(chunk.story)
    headOf.delete(chunk.story)
    const moved =
      habits.headlines === 'apart' ? random.chance(0.85) : habits.headlines === 'strewn' && random.chance(0.4)
    if (head !== undefined && !moved) order.push(head)
    order.push(lines)
    if (head !== undefined && moved) apart.push(head)
  }
  const strewn = habits.headlines === 'strewn'
  const heads = random.shuffle(apart)
  if (strewn) for (const head of heads) order.splice(random.whole(0, order.length), 0, head)
  else order.splice(random.whole(0, order.length), 0, ...heads)
  for (const { lines } of of('caption', 'advertisement')) putBetween(order, lines, random)
  const furniture = of('furniture').map(({ lines }) => lines)
  return random.chance(0.7) ? [...furniture, ...order] : [...order, ...furniture]
}

/** Between two frames, or now and then in the midst of one, as a picture stands in its story. */
function putBetween(order: string[][], lines: string[], random: Random): void {
  const at = random.whole(0, order.length)
  const host = order[at]
  if (host !== undefined && host.length > 16 && random.chance(0.2)) {
    const cut = random.whole(5, host.length - 5)
    order.splice(at, 1, host.slice(0, cut), lines, host.slice(cut))
  } else order.splice(at, 0, lines)
}

function writeLine(line: PrintedLine, habits: Habits, random: Random): string[] {
  const indent = line.indented && habits.indents === 'kept' ? '　　' : ''
  if (line.twice !== null && line.text.length >= 5) return printTwice(line.text, random)
  let { text } = line
  if (habits.digitsApart) {
    text = text.replace(/(?<=\p{Script=Han})(?=\d)/gu, () => (random.chance(0.4) ? ' ' : ''))
    text = text.replace(/(?<=\d)(?=\p{Script=Han})/gu, () => (random.chance(0.4) ? ' ' : ''))
  }
  if (line.justified && random.chance(0.015)) text = [...text].join(' ')
  return [indent + text]
}

/** A headline with its shadow: both copies on one line, in one piece or two, or on two lines. */
function printTwice(text: string, random: Random): string[] {
  const form = random.next()
  if (form < 0.35) return [text + text]
  if (form < 0.75) {
    const at = random.whole(2, text.length - 2)
    const [first, second] = [text.slice(0, at), text.slice(at)]
    return [first + first + second + second]
  }
  return [text, text]
}
