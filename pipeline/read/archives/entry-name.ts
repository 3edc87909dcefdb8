// The names of files in archives: decoded, and refused where they lead out of the archive.
import { PageError } from '../page-error.ts'

/** UTF-8 where the name says or is so, else GB18030, as Chinese Windows packs. */
export function decodeEntryName(name: Uint8Array, utf8: boolean): string {
  if (utf8) return new TextDecoder().decode(name)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return new TextDecoder('gb18030').decode(name)
  }
}

/** Throws PageError for absolute paths, `..` and characters that no file is named with. */
export function refuseUnsafeName(name: string): void {
  const path = name.replaceAll('\\', '/')
  const leadsOut = path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..')
  if (!leadsOut && !/\p{Cc}/u.test(path)) return
  throw new PageError('unsafe_path', {
    zh: '压缩包内的路径指向包外，已拒绝。',
    en: 'Its path leads out of the archive and was refused.',
  })
}

// What we read, and what we refuse with advice. Others lie beside pages and are none: notes.md, a.css, film.mp4.
const EXTENSIONS = new Set(
  (
    'txt text htm html shtml xhtml pdf docx csv tsv tab json jsonl ndjson xlsx zip ' +
    'doc xls wps et rtf rar 7z gz tgz tar mht mhtml caj kdh nh epub odt ods ppt pptx ' +
    'jpg jpeg png tif tiff bmp webp gif'
  ).split(' '),
)
// What browsers save beside a web page.
const FOLDER_OF_WEB_PAGE = /(?:_files|\.files)\//

/**
 * True for the files of a folder or an archive that are taken for pages, by their names: not what systems leave beside them
 * (__MACOSX/._第一版.pdf, ~$草稿.docx) nor the parts of saved web pages.
 */
export function mayBePage(path: string): boolean {
  const parts = path.split('/')
  const left = parts.includes('__MACOSX') || parts.some(part => /^(?:\.(?!\.?$)|~\$)/.test(part))
  if (left || FOLDER_OF_WEB_PAGE.test(path)) return false
  return EXTENSIONS.has(/\.([A-Za-z0-9]{1,8})$/.exec(path)?.[1]?.toLowerCase() ?? '')
}
