// Says in words which sheets of a PDF could not be read, and what can be done about it.
import type { Message } from '../messages.ts'
import type { FileOutcome } from './ingest-file.ts'

type Unread = NonNullable<(FileOutcome & { state: 'done' })['unread']>

/** A scan of a hundred sheets is told by its first. */
const MOST_TOLD = 12

/** Undefined where all sheets were read. */
export function sheetsUnread(unread: Unread): Message | undefined {
  if (unread.length === 0) return undefined
  const parts = (['needs_ocr', 'too_large'] as const).flatMap(why => {
    const sheets = unread.filter(sheet => sheet.why === why).map(({ sheet }) => sheet)
    if (sheets.length === 0) return []
    const told = sheets.slice(0, MOST_TOLD)
    const more = sheets.length > told.length
    return [
      {
        zh: `第 ${told.join('、')}${more ? ' 等' : ''} 页没有读出（${sheets.length} 页，${WHY[why].zh}）`,
        en: `${sheets.length} ${sheets.length === 1 ? 'sheet was' : 'sheets were'} not read (${told.join(', ')}${more ? ' …' : ''}): ${WHY[why].en}`,
      },
    ]
  })
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join('; ') }
}

const WHY = {
  needs_ocr: {
    zh: '是扫描件或用了特殊字体，请先做文字识别',
    en: 'a scan or private fonts, run text recognition (OCR) first',
  },
  too_large: { zh: '内容过多', en: 'too much print' },
} as const
