// Decodes a web page: strict UTF-8, then the encoding that it declares, then whichever reads most like Chinese.
import { decodeText, MAX_PAGE_BYTES } from '../decode-text.ts'

// GB2312 and GBK are parts of GB18030; pages declare the old names.
const ENCODINGS: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  'big5-hkscs': 'big5',
  'x-x-big5': 'big5',
}

/** Throws PageError as `decodeText` does. */
export function decodeHtml(bytes: Uint8Array): string {
  // Which refuses it.
  if (bytes.length > MAX_PAGE_BYTES) return decodeText(bytes)
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  // A page saved by a browser is UTF-8 whatever it still declares: strict UTF-8 is never GBK by chance.
  const encoding = marked || isUtf8(bytes) ? undefined : ENCODINGS[declaredEncoding(bytes)]
  if (encoding === undefined) return decodeText(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  const lost = text.match(/\ufffd/g)?.length ?? 0
  return lost > text.length / 100 ? decodeText(bytes) : text
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

function declaredEncoding(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 8192))
  return /<meta\s[^>]{0,200}?charset\s{0,4}=\s{0,4}["']?([\w-]{2,20})/i.exec(head)?.[1]?.toLowerCase() ?? ''
}
