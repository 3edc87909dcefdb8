// Finds the files that a user named, or that lie in a folder that was named.
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import { mayBePage } from '../pipeline/read/archives/entry-name.ts'
import type { PageFailure } from './jobs/extraction-messages.ts'

export type FoundFile = {
  path: string
  /** Its name for the user: the path within the folder, or the file's own name. */
  source: string
  inFolder: boolean
  /** Why it is not to be read. */
  refused?: PageFailure
}

const LEADS_OUT: PageFailure = {
  code: 'unsafe_path',
  messages: {
    zh: '符号链接指向文件夹之外，未读取。',
    en: 'It is a symbolic link that leads out of the folder, and was not followed.',
  },
}

/**
 * A path that is no folder is itself. In a folder and its folders the files that may be pages count, in order of names; links within the
 * folder are passed over, since what they lead to counts itself.
 */
export function findFiles(path: string): FoundFile[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    return [{ path, source: basename(path), inFolder: false }]
  const root = realpathSync(path)
  return entriesBelow(path)
    .map(entry => ({ entry, file: join(entry.parentPath, entry.name) }))
    .map(({ entry, file }) => ({ entry, file, source: relative(path, file).split(sep).join('/') }))
    .flatMap(({ entry, file, source }): FoundFile[] => {
      if (!entry.isSymbolicLink()) return mayBePage(source) ? [{ path: file, source, inFolder: true }] : []
      const counts = mayBePage(source) || statSync(file, { throwIfNoEntry: false })?.isDirectory()
      if (!counts || leadsInto(root, file)) return []
      return [{ path: file, source, inFolder: true, refused: LEADS_OUT }]
    })
    .sort((a, b) => (a.source < b.source ? -1 : 1))
}

/** Files and links. Node's own recursive reading follows links to folders, out of this one and round in circles. */
function entriesBelow(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (entry.isDirectory()) return entriesBelow(join(folder, entry.name))
    return entry.isFile() || entry.isSymbolicLink() ? [entry] : []
  })
}

function leadsInto(root: string, link: string): boolean {
  try {
    const target = realpathSync(link)
    return target === root || target.startsWith(root + sep)
  } catch (error) {
    // It leads nowhere: the link is gone, or leads to itself.
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}
