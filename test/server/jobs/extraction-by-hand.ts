// An extraction process for tests: takes files of plain lines, names are what stands in 「」; some pages misbehave on order.
import { createHash } from 'node:crypto'
import type { Facts, Page } from '../../../pipeline/types.ts'
import type {
  ExtractionReply,
  ExtractionRequest,
  ExtractionTask,
} from '../../../server/jobs/extraction-messages.ts'

const reply = (message: ExtractionReply) => process.send?.(message)

function read(bytes: Uint8Array, source: string): Page {
  const text = new TextDecoder().decode(bytes)
  if (text === '')
    throw { code: 'empty', messages: { zh: '文件里没有文字。', en: 'The file holds no text.' } }
  if (text.includes('stall')) for (;;);
  if (text.includes('crash')) process.exit(3)
  if (text.includes('memory')) {
    const all: number[][] = []
    for (;;) all.push(Array.from({ length: 100_000 }, () => all.length))
  }
  if (text.includes('buffers')) {
    const all: Buffer[] = []
    for (;;) all.push(Buffer.alloc(16 * 1024 * 1024, 1))
  }
  // Tells which process read it.
  const of = text.includes('process') ? ` ${process.pid}` : ''
  const lines = `${text}${of}`.split('\n').map((line, index) => ({ number: index + 1, text: line }))
  return {
    id: createHash('sha256').update(text).digest('hex').slice(0, 24),
    source,
    lines,
    date: null,
    newspaper: null,
  }
}

function extract(page: Page): Facts {
  const text = page.lines.map(line => line.text).join('\n')
  if (text.includes('crash')) process.exit(3)
  const found = [...text.matchAll(/「([^」]*)」/gu)].map(match => ({
    start: match.index + 1,
    name: match[1] ?? '',
  }))
  const names = [...new Set(found.map(({ name }) => name))]
  const article = {
    id: `${page.id}-1`,
    pageId: page.id,
    kind: 'news' as const,
    title: null,
    subtitle: null,
    authors: [],
    agency: null,
    date: null,
    continuedFrom: null,
    text,
    lines: [{ start: 0, end: text.length, line: 1 }],
    titleLines: [],
  }
  return {
    page,
    articles: [
      {
        article,
        entities: names.map(name => ({
          id: `organization:${name}`,
          type: 'organization',
          name,
          aliases: [],
        })),
        mentions: found.map(({ start, name }) => ({
          start,
          end: start + name.length,
          type: 'organization',
          reason: 'rule:brackets',
          certainty: 1,
          entity: `organization:${name}`,
        })),
        relations: [],
        quotes: [],
        figures: [],
      },
    ],
  }
}

function run(number: number, task: ExtractionTask): ExtractionReply {
  try {
    if (task.kind === 'unpack') return { kind: 'files', number, files: [] }
    if (task.kind === 'read')
      return {
        kind: 'pages',
        number,
        file: { format: 'text', pages: [read(task.bytes, task.source)], failed: [] },
      }
    return { kind: 'facts', number, facts: extract(task.page) }
  } catch (failure) {
    return { kind: 'failed', number, failure: failure as never }
  }
}

process.on('message', ({ number, task }: ExtractionRequest) => reply(run(number, task)))
process.on('disconnect', () => process.exit(0))
reply({ kind: 'ready' })
