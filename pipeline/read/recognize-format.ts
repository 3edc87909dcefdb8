// Tells what format a file is in, by its bytes first and its name second; refuses the formats that we do not read, with advice.
import { PageError } from './page-error.ts'

export const FILE_FORMATS = ['text', 'html', 'pdf', 'docx', 'csv', 'json', 'xlsx', 'zip'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** A PDF of a whole issue with its pictures. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024

type Refusal = { bytes: readonly number[]; at?: number; zh: string; en: string }

const SAVE_AS_DOCX = {
  zh: '这是旧版 Office 或 WPS 文件（.doc、.xls、.wps）。请另存为 .docx 或 .xlsx 后再导入。',
  en: 'This is a file of old Office or WPS (.doc, .xls, .wps). Save it as .docx or .xlsx first.',
}
const UNPACK = {
  zh: '不支持这种压缩格式。请解压，或改用 ZIP 压缩。',
  en: 'This kind of archive is not read. Unpack it, or pack it as ZIP.',
}
const CONVERT_CAJ = {
  zh: '这是知网 CAJ 文件。请转换为 PDF 后再导入。',
  en: 'This is a CAJ file of CNKI. Convert it to PDF first.',
}
const PICTURE = {
  zh: '这是图片。请先做文字识别（OCR），再导入识别后的文件。',
  en: 'This is a picture. Run text recognition (OCR) on it and add what comes of it.',
}
const PROGRAM = { zh: '这是程序文件，不是版面。', en: 'This is a program, not a page.' }
const MEDIA = { zh: '这是音频或视频文件，不是版面。', en: 'This is sound or video, not a page.' }

const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const REFUSED: readonly Refusal[] = [
  {
    bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66],
    zh: '这是 RTF 文件。请另存为 .docx 后再导入。',
    en: 'This is an RTF file. Save it as .docx first.',
  },
  { bytes: [0x52, 0x61, 0x72, 0x21], ...UNPACK },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], ...UNPACK },
  { bytes: [0x1f, 0x8b], ...UNPACK },
  { bytes: [0x42, 0x5a, 0x68], ...UNPACK },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], ...UNPACK },
  { bytes: [0x75, 0x73, 0x74, 0x61, 0x72], at: 257, ...UNPACK },
  { bytes: [0x43, 0x41, 0x4a, 0x00], ...CONVERT_CAJ },
  { bytes: [0x4b, 0x44, 0x48, 0x20], ...CONVERT_CAJ },
  { bytes: [0x48, 0x4e, 0xc8, 0x00], ...CONVERT_CAJ },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], ...PROGRAM },
  { bytes: [0x4d, 0x5a, 0x90, 0x00], ...PROGRAM },
  { bytes: [0xca, 0xfe, 0xba, 0xbe], ...PROGRAM },
  { bytes: [0x66, 0x74, 0x79, 0x70], at: 4, ...MEDIA },
  { bytes: [0x49, 0x44, 0x33], ...MEDIA },
  { bytes: [0x4f, 0x67, 0x67, 0x53], ...MEDIA },
]
const PICTURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
]

/** Throws PageError for an empty file and for formats that are not read. */
export function recognizeFormat(bytes: Uint8Array, source: string): FileFormat {
  if (bytes.length === 0) throw new PageError('empty', { zh: '文件是空的。', en: 'The file is empty.' })
  const starts = (signature: readonly number[], at = 0) =>
    signature.every((byte, i) => bytes[at + i] === byte)
  // Some writers put a line or a mark before it; readers allow a kilobyte.
  if (textOf(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf'
  if (starts([0x50, 0x4b, 0x03, 0x04]) || starts([0x50, 0x4b, 0x05, 0x06])) return formatOfZip(bytes)
  if (starts(OLE)) throw refusalOfOle(bytes)
  const refused = REFUSED.find(({ bytes: signature, at }) => starts(signature, at))
  if (refused !== undefined) throw new PageError('unsupported', { zh: refused.zh, en: refused.en })
  const webp = starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8)
  if (webp || PICTURES.some(signature => starts(signature))) throw new PageError('needs_ocr', PICTURE)
  return formatOfText(headOf(bytes), extensionOf(source))
}

/** True for an archive of files; .docx and .xlsx are ZIPs, too, and none. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && recognizeFormat(bytes, '') === 'zip'
}

/** `pdf` of 第一版.PDF; empty where there is none. */
export function extensionOf(source: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(source)?.[1]?.toLowerCase() ?? ''
}

// Where a ZIP lists its files: at the end, behind their contents.
const LIST_BYTES = 1024 * 1024

function formatOfZip(bytes: Uint8Array): FileFormat {
  const list = textOf(bytes.subarray(-LIST_BYTES))
  if (list.includes('word/document.xml')) return 'docx'
  if (list.includes('xl/workbook.xml')) return 'xlsx'
  const start = textOf(bytes.subarray(0, 200))
  if (!/mimetypeapplication\/(?:epub|vnd\.oasis)/.test(start) && !list.includes('ppt/presentation.xml'))
    return 'zip'
  throw new PageError('unsupported', {
    zh: '不支持这种文档格式。请另存为 .docx、PDF 或纯文本后再导入。',
    en: 'This kind of document is not read. Save it as .docx, PDF or plain text first.',
  })
}

// An encrypted .docx is an OLE file, too, with a part of this name.
const ENCRYPTED_PART = [...'EncryptedPackage'].map(letter => `${letter}\0`).join('')

function refusalOfOle(bytes: Uint8Array): PageError {
  if (!textOf(bytes).includes(ENCRYPTED_PART)) return new PageError('unsupported', SAVE_AS_DOCX)
  return new PageError('encrypted', {
    zh: '文件有密码，无法打开。请去掉密码后再导入。',
    en: 'It is protected by a password. Remove the password and try again.',
  })
}

function formatOfText(head: string, extension: string): FileFormat {
  const start = head.replace(/^(?:\s|<!--(?:(?!-->)[\s\S])*-->|<\?xml[^>]*>)+/, '')
  if (/^<(?:!doctype\s+html|html|head|body|meta|title|div|article)[\s>]/i.test(start)) return 'html'
  if (/^MIME-Version:|^From: <Saved by/m.test(head.slice(0, 500)) && /multipart\/related/i.test(head)) {
    throw new PageError('unsupported', {
      zh: '这是网页归档（.mht）。请另存为“网页，仅 HTML”后再导入。',
      en: 'This is a web archive (.mht). Save the page as “HTML only” and try again.',
    })
  }
  if (/^(?:html?|xhtml|shtml)$/.test(extension) && /<[a-z!]/i.test(head)) return 'html'
  if (/^(?:\[\s*)?\{\s*(?:"|\})/.test(start) || (extension === 'json' && /^\[/.test(start))) return 'json'
  if (/^(?:csv|tsv|tab)$/.test(extension)) return 'csv'
  return 'text'
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

/** The first characters; hanzi need not be right, what marks a format is ASCII. */
function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 4096)
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head)
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head)
  return textOf(head).replace(/^ï»¿/, '')
}
