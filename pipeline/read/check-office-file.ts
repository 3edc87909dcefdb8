// Checks an Office file before a library inflates it: how large its parts are, and that no part declares entities.
import { fromBufferPromise } from 'yauzl'
import { inflateEntry } from './archives/inflate-entry.ts'
import { PageError } from './page-error.ts'

/** A book of text has a few megabytes of XML. */
const MAX_XML_BYTES = 64 * 1024 * 1024
/** Pictures and the like together. A part of any name may be declared to be the text, and would be inflated as such. */
const MAX_OTHER_BYTES = 256 * 1024 * 1024
const MAX_PARTS = 5000

/**
 * Inflates every part of a .docx or .xlsx within bounds and hands those of XML to `check`. Throws PageError where the file is damaged,
 * protected, too large, or declares a document type: Office never does, and the entities declared there could multiply a text.
 */
export async function checkOfficeFile(
  bytes: Uint8Array,
  check: (part: string, xml: Buffer) => void = () => undefined,
): Promise<void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = MAX_XML_BYTES
  let leftForOthers = MAX_OTHER_BYTES
  let parts = 0
  try {
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, validateEntrySizes: true })
    for await (const entry of zip.eachEntry()) {
      parts++
      if (parts > MAX_PARTS) throw tooLarge()
      if (!/\.(?:xml|rels)$/i.test(entry.fileName)) {
        leftForOthers -= (await inflateEntry(zip, entry, leftForOthers)).length
        continue
      }
      const xml = await inflateEntry(zip, entry, left)
      left -= xml.length
      if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) throw declaresEntities()
      check(entry.fileName, xml)
    }
  } catch (error) {
    if (error instanceof PageError || !(error instanceof Error)) throw error
    throw new PageError('damaged', { zh: '文件已损坏或不完整。', en: 'The file is damaged or incomplete.' })
  }
}

function tooLarge(): PageError {
  return new PageError('too_large', {
    zh: '文件内容太大。请拆分后再导入。',
    en: 'The file holds too much. Split it and try again.',
  })
}

function declaresEntities(): PageError {
  return new PageError('bomb', {
    zh: '文件内含实体声明（疑似 XML 炸弹），已拒绝。',
    en: 'It declares XML entities, as XML bombs do, and was refused.',
  })
}
