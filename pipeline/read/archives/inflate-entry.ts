// Inflates one file of a ZIP archive and stops as soon as it grows beyond what was allowed, whatever the archive says of its size.
import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { PageError } from '../page-error.ts'

// Text seldom shrinks to a fiftieth, a blank scan may to a hundredth; what inflates further and is large was made to do so.
const BOMB_RATIO = 150
const BOMB_BYTES = 4 * 1024 * 1024

const STORED = 0
const DEFLATED = 8

/** Throws PageError where the entry is encrypted, packed in an unknown way, damaged, a bomb, or larger than `maxBytes`. */
export async function inflateEntry(zip: ZipFile, entry: Entry, maxBytes: number): Promise<Buffer> {
  if (entry.isEncrypted()) {
    throw new PageError('encrypted', {
      zh: '文件有密码，无法打开。请去掉密码后再导入。',
      en: 'It is protected by a password. Remove the password and try again.',
    })
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new PageError('unsupported', {
      zh: '压缩方式不支持。请用普通 ZIP 方式重新压缩。',
      en: 'It is packed in a way we cannot read. Pack it again as a plain ZIP.',
    })
  }
  const chunks: Buffer[] = []
  let length = 0
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length
      // Leaving the loop closes the stream: nothing more is inflated.
      if (length > BOMB_BYTES && length > BOMB_RATIO * entry.compressedSize) throw bomb()
      if (length > maxBytes) throw tooLarge(maxBytes)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof PageError) throw error
    throw damaged()
  }
  const bytes = Buffer.concat(chunks)
  if (crc32(bytes) !== entry.crc32) throw damaged()
  return bytes
}

function bomb(): PageError {
  return new PageError('bomb', {
    zh: '文件解压后异常膨胀（疑似压缩炸弹），已停止。',
    en: 'It inflates to an absurd size, as zip bombs do, and was stopped.',
  })
}

function damaged(): PageError {
  return new PageError('damaged', {
    zh: '文件已损坏，无法解压。',
    en: 'It is damaged and cannot be unpacked.',
  })
}

function tooLarge(maxBytes: number): PageError {
  const limit = Math.floor(maxBytes / 1024 / 1024)
  return new PageError('too_large', {
    zh: `解压后超过上限（余 ${limit} MB）。请拆分后再导入。`,
    en: `Unpacked, it is larger than the ${limit} MB left for it. Split it and try again.`,
  })
}
