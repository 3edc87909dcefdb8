// Turns the bytes of a text file into text, or says why they are no text.
import { PageError } from './page-error.ts'

/** A newspaper page of text has some 30 kB; a year of one column of a paper still fits. */
export const MAX_PAGE_BYTES = 20 * 1024 * 1024

// How files that people take for text begin.
const KNOWN_FORMATS: readonly { bytes: readonly number[]; zh: string; en: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], zh: 'PDF 文件', en: 'a PDF file' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], zh: 'ZIP、Word 或 Excel 文件', en: 'a ZIP, Word or Excel file' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], zh: '旧版 Word 或 Excel 文件', en: 'an old Word or Excel file' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], zh: 'RTF 文件', en: 'an RTF file' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], zh: 'PNG 图片', en: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], zh: 'JPEG 图片', en: 'a JPEG image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], zh: 'GIF 图片', en: 'a GIF image' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], zh: 'TIFF 图片', en: 'a TIFF image' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], zh: 'TIFF 图片', en: 'a TIFF image' },
  { bytes: [0x1f, 0x8b], zh: 'GZIP 压缩文件', en: 'a GZIP archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], zh: '7z 压缩文件', en: 'a 7z archive' },
  { bytes: [0x52, 0x61, 0x72, 0x21], zh: 'RAR 压缩文件', en: 'a RAR archive' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], zh: '程序文件', en: 'a program' },
  { bytes: [0x4d, 0x5a, 0x90, 0x00], zh: '程序文件', en: 'a program' },
]

// The hanzi met most often in print, simplified and traditional: half of any Chinese text is made of them, next to nothing of
// text decoded as what it is not (“鍥藉鏁版嵁” for 国家数据).
const COMMON_HANZI = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基书非则听却界达光放强即像难且权思王完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运這個們來為國說時會對後過發裡樣經麼學當沒動還進從實無與長機開關點業將兩間問並應戰頭體見產給話東聲認條氣題別變總電數報結務場計區隊決馬書則聽達強難權設記類據張該規領確傳師觀讓識帶導爭運',
)

const STRICT_UTF_8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Decodes a text file: byte order mark, then strict UTF-8, then whichever of UTF-8 with faults, GB18030 and Big5 reads most like
 * Chinese. Throws PageError for a file that is empty, too large, in no text format, or in no encoding we know.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new PageError('empty', { zh: '文件是空的。', en: 'The file is empty.' })
  if (bytes.length > MAX_PAGE_BYTES) {
    const limit = MAX_PAGE_BYTES / 1024 / 1024
    throw new PageError('too_large', {
      zh: `文件超过 ${limit} MB。请按版面拆分后再导入。`,
      en: `The file is larger than ${limit} MB. Split it into pages and try again.`,
    })
  }
  refuseKnownFormats(bytes)
  const marked = decodeMarked(bytes)
  if (marked !== null) return marked
  const wide = decodeUnmarkedUtf16(bytes)
  if (wide !== null) return wide
  refuseBinary(bytes)
  try {
    return STRICT_UTF_8.decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return decodeLikeliest(bytes)
  }
}

function refuseKnownFormats(bytes: Uint8Array): void {
  const format = KNOWN_FORMATS.find(known => known.bytes.every((byte, i) => bytes[i] === byte))
  if (format === undefined) return
  throw new PageError('wrong_format', {
    zh: `这是${format.zh}，不是纯文本。请先另存为 .txt 再导入。`,
    en: `This is ${format.en}, not plain text. Save it as .txt first.`,
  })
}

function decodeMarked(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes)
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return null
}

// UTF-16 without a mark: the ASCII digits and line ends leave NULs on one side only, and the rest reads as Chinese.
function decodeUnmarkedUtf16(bytes: Uint8Array): string | null {
  if (bytes.length % 2 !== 0) return null
  let evenNuls = 0
  let oddNuls = 0
  for (let i = 0; i < bytes.length; i += 2) {
    if (bytes[i] === 0) evenNuls++
    if (bytes[i + 1] === 0) oddNuls++
  }
  if (evenNuls === 0 && oddNuls === 0) return null
  const text = new TextDecoder(oddNuls > evenNuls ? 'utf-16le' : 'utf-16be').decode(bytes)
  return commonShare(text) > 0.2 ? text : null
}

// A stray NUL or escape in a text is dropped later; a file of which one byte in twenty is a control byte is no text.
function refuseBinary(bytes: Uint8Array): void {
  let controls = 0
  for (const byte of bytes) {
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d)) controls++
  }
  if (controls <= bytes.length / 20) return
  throw new PageError('binary', {
    zh: '这是二进制文件，不是文本。',
    en: 'This is a binary file, not text.',
  })
}

function decodeLikeliest(bytes: Uint8Array): string {
  const read = (encoding: string) => {
    const text = new TextDecoder(encoding).decode(bytes)
    return { text, likeness: commonShare(text) - 5 * lostShare(text) }
  }
  let best = read('gb18030')
  // Big5 only where it is clearly better: GB18030 can hold traditional characters too.
  const big5 = read('big5')
  if (big5.likeness > best.likeness + 0.1) best = big5
  const utf8 = read('utf-8')
  if (utf8.likeness > best.likeness) best = utf8
  if (lostShare(best.text) > 0.01) {
    throw new PageError('unknown_encoding', {
      zh: '无法识别文件的编码。请另存为 UTF-8 再导入。',
      en: 'The encoding of the file is unknown. Save it as UTF-8 and try again.',
    })
  }
  return best.text
}

const SAMPLE = 200_000

/** The share of common hanzi among the characters beyond ASCII. */
function commonShare(text: string): number {
  let common = 0
  let all = 0
  const end = Math.min(text.length, SAMPLE)
  for (let i = 0; i < end; i++) {
    if (text.charCodeAt(i) < 0x80) continue
    all++
    if (COMMON_HANZI.has(text[i] as string)) common++
  }
  return all === 0 ? 0 : common / all
}

/** The share of characters that no text has: replacement characters, C1 controls, private use (Big5 reads 0xFF as U+F8F8). */
function lostShare(text: string): number {
  let lost = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd || (code >= 0x80 && code < 0xa0) || (code >= 0xe000 && code <= 0xf8ff)) lost++
  }
  return text.length === 0 ? 0 : lost / text.length
}
