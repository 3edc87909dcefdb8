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

/** What systems leave beside the files: __MACOSX/._第一版.pdf, .DS_Store, Thumbs.db. */
export function isLeftover(path: string): boolean {
  const parts = path.split('/')
  return (
    parts.includes('__MACOSX') ||
    parts.some(part => part.startsWith('.') && part !== '.' && part !== '..') ||
    /^(?:thumbs\.db|desktop\.ini)$/i.test(parts.at(-1) ?? '')
  )
}

// What browsers save beside a web page, and what pages are made with.
const PART_OF_WEB_PAGE = /\.(?:css|js|mjs|map|woff2?|ttf|eot|ico|svg)$/i
const FOLDER_OF_WEB_PAGE = /(?:_files|\.files)\//

/** Parts of saved web pages, which are no pages themselves. */
export function isPartOfWebPage(path: string): boolean {
  return PART_OF_WEB_PAGE.test(path) || FOLDER_OF_WEB_PAGE.test(path)
}
