// Reads a file that the user named, or says in both languages why it can't be read.
import { readFileSync, statSync } from 'node:fs'
import { ARCHIVE_LIMITS } from '../pipeline/read/archives/unpack-archive.ts'
import type { Message } from './messages.ts'

const REASONS: Readonly<Record<string, Message>> = {
  ENOENT: { zh: '没有这个文件', en: 'there is no such file' },
  EISDIR: { zh: '这是一个文件夹', en: 'this is a folder' },
  EACCES: { zh: '没有读取权限', en: 'it may not be read by this user' },
  ERR_FS_FILE_TOO_LARGE: { zh: '文件太大', en: 'it is too large' },
}

export class UnreadableFile extends Error {
  readonly code: string
  readonly messages: Message

  constructor(code: string, messages: Message) {
    super(messages.en)
    this.name = 'UnreadableFile'
    this.code = code
    this.messages = messages
  }
}

/** An archive may hold so much unpacked; no other file is as large as this. */
const MAX_BYTES = ARCHIVE_LIMITS.maxBytes

/** Throws `UnreadableFile`, also where the file is larger than any that is read. */
export function readUserFile(path: string): Buffer {
  try {
    if (statSync(path).size > MAX_BYTES) throw unreadable('ERR_FS_FILE_TOO_LARGE')
    return readFileSync(path)
  } catch (error) {
    if (error instanceof UnreadableFile || !(error instanceof Error && 'code' in error)) throw error
    throw unreadable(String(error.code), error.message)
  }
}

function unreadable(code: string, message = code): UnreadableFile {
  return new UnreadableFile(code, REASONS[code] ?? { zh: message, en: message })
}
