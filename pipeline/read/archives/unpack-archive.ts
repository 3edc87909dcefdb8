// Unpacks a ZIP archive, and the archives in it, within bounds; each file that may not or cannot be unpacked is refused alone.
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { PageError } from '../page-error.ts'
import { recognizeFormat } from '../recognize-format.ts'
import { decodeEntryName, mayBePage, refuseUnsafeName } from './entry-name.ts'
import { inflateEntry } from './inflate-entry.ts'

/** `source` is the archive's name, a slash and the path in it. */
export type UnpackedFile = { source: string; bytes: Uint8Array } | { source: string; error: PageError }

export type ArchiveLimits = {
  /** Of all files together, unpacked. */
  maxBytes: number
  maxFileBytes: number
  maxFiles: number
  /** An archive in an archive is at depth 2. */
  maxDepth: number
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  maxBytes: 256 * 1024 * 1024,
  maxFileBytes: 100 * 1024 * 1024,
  maxFiles: 10_000,
  maxDepth: 3,
}

type Room = { bytes: number; files: number }

/** In the archive's own order. Throws PageError where the whole archive cannot be read or holds nothing. */
export async function unpackArchive(
  bytes: Uint8Array,
  source: string,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<UnpackedFile[]> {
  const room: Room = { bytes: limits.maxBytes, files: limits.maxFiles }
  const files = await unpack(bytes, source, { limits, room, depth: 1 })
  if (files.length > 0) return files
  throw new PageError('empty', {
    zh: '压缩包里没有可读的文件。',
    en: 'The archive holds no file that can be read.',
  })
}

type Unpacking = { limits: ArchiveLimits; room: Room; depth: number }

async function unpack(bytes: Uint8Array, source: string, unpacking: Unpacking): Promise<UnpackedFile[]> {
  const zip = await open(bytes)
  try {
    const { limits, room } = unpacking
    if (zip.entryCount > limits.maxFiles) throw tooMany(limits)
    const files: UnpackedFile[] = []
    for await (const entry of entriesOf(zip)) {
      if (entry instanceof PageError) {
        files.push({ source, error: entry })
        break
      }
      const name = decodeEntryName(entry.fileNameRaw, (entry.generalPurposeBitFlag & 0x800) !== 0)
      const path = name.replaceAll('\\', '/')
      if (!mayBePage(path)) continue
      room.files -= 1
      if (room.files < 0) throw tooMany(limits)
      files.push(...(await unpackEntry(zip, entry, { path, source: `${source}/${path}` }, unpacking)))
    }
    return files
  } finally {
    zip.close()
  }
}

/** `buffer` is what yauzl reads from: it never touches a disk. */
async function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    // Names are decoded here: yauzl takes what is not UTF-8 for the code page of old DOS.
    return await fromBufferPromise(buffer, {
      decodeStrings: false,
      validateEntrySizes: true,
      lazyEntries: true,
    })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw damagedArchive()
  }
}

/** The entries, and after them what broke off their list. */
async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry | PageError> {
  try {
    for await (const entry of zip.eachEntry()) yield entry
  } catch (error) {
    if (!(error instanceof Error)) throw error
    yield damagedArchive()
  }
}

const FILE_TYPE = 0o170000
const SYMBOLIC_LINK = 0o120000

async function unpackEntry(
  zip: ZipFile,
  entry: Entry,
  { path, source }: { path: string; source: string },
  unpacking: Unpacking,
): Promise<UnpackedFile[]> {
  const { limits, room, depth } = unpacking
  try {
    refuseUnsafeName(path)
    if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK) {
      throw new PageError('unsafe_path', {
        zh: '压缩包内的符号链接，已拒绝。',
        en: 'It is a symbolic link, which is refused in archives.',
      })
    }
    const bytes = await inflateEntry(zip, entry, Math.min(limits.maxFileBytes, room.bytes))
    room.bytes -= bytes.length
    if (recognizeFormat(bytes, source) !== 'zip') return [{ source, bytes }]
    if (depth >= limits.maxDepth) {
      throw new PageError('too_deep', {
        zh: `压缩包套了超过 ${limits.maxDepth} 层。`,
        en: `Archives are packed into each other more than ${limits.maxDepth} deep.`,
      })
    }
    return await unpack(bytes, source, { limits, room, depth: depth + 1 })
  } catch (error) {
    if (error instanceof PageError) return [{ source, error }]
    throw error
  }
}

function damagedArchive(): PageError {
  return new PageError('damaged', {
    zh: '压缩包已损坏或不完整。',
    en: 'The archive is damaged or incomplete.',
  })
}

function tooMany({ maxFiles }: ArchiveLimits): PageError {
  return new PageError('too_many', {
    zh: `压缩包里超过 ${maxFiles} 个文件。请拆分后再导入。`,
    en: `The archive holds more than ${maxFiles} files. Split it and try again.`,
  })
}
