// Reads a file that the user named, or says in both languages why it can't be read.
import { readFileSync } from 'node:fs'
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

/** Throws `UnreadableFile`. */
export function readUserFile(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const code = String(error.code)
    throw new UnreadableFile(code, REASONS[code] ?? { zh: error.message, en: error.message })
  }
}
