// What it means where the store can't be written or reached, in words: the disk is full, read-only, the database is away.
import type { Message } from '../messages.ts'

export type StorageFault = 'disk_full' | 'read_only' | 'store_away'

const FAULTS: ReadonlyMap<unknown, StorageFault> = new Map([
  // Of PostgreSQL and of the system.
  ...(['53100', 'ENOSPC', 'EDQUOT'] as const).map(code => [code, 'disk_full'] as const),
  ...(['25006', 'EROFS', 'EACCES', 'EPERM'] as const).map(code => [code, 'read_only'] as const),
  // The network has no way to it, its name is not known for now; it starts, stops, or takes nobody else.
  ...(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'] as const).map(
    code => [code, 'store_away'] as const,
  ),
  ...(['ENOTFOUND', 'EAI_AGAIN'] as const).map(code => [code, 'store_away'] as const),
  ...(['57P01', '57P02', '57P03', '53300', '08000', '08001', '08003', '08006'] as const).map(
    code => [code, 'store_away'] as const,
  ),
])

export const STORAGE_MESSAGES: Readonly<Record<StorageFault, Message>> = {
  disk_full: {
    zh: '磁盘已满：已存的内容都还在，腾出空间后即可继续添加。',
    en: 'The disk is full: nothing that was saved is lost, and adding goes on once there is space again.',
  },
  read_only: {
    zh: '数据所在的文件夹不可写：请改为可写后再试。',
    en: 'The folder of the data can’t be written: make it writable and try again.',
  },
  store_away: {
    zh: '暂时连不上数据库，请稍后再试。',
    en: 'The database can’t be reached at the moment: try again in a while.',
  },
}

/** What `pg` says, without a code, of a question whose connection breaks before the answer, and of those after it. */
const CUT_IN_THE_MIDST = /^(?:Connection terminated|Client has encountered a connection error)/

/** undefined where the error is another one. */
export function storageFault(error: unknown): StorageFault | undefined {
  if (!(error instanceof Error)) return undefined
  if (CUT_IN_THE_MIDST.test(error.message)) return 'store_away'
  if (!('code' in error)) return undefined
  // SQLite, which holds the folder’s lock, has one code for all its errors.
  if (error.code === 'ERR_SQLITE_ERROR') {
    const { errcode } = error as { errcode?: number }
    return errcode === SQLITE_FULL
      ? 'disk_full'
      : errcode === undefined
        ? undefined
        : SQLITE_READ_ONLY[errcode & 255]
  }
  // Embedded, the database says of a read-only file system only that a file could not be opened.
  return /read-only file system/i.test(error.message) ? 'read_only' : FAULTS.get(error.code)
}

const SQLITE_FULL = 13
/** Read-only, an error of the disk, a file that can't be opened. */
const SQLITE_READ_ONLY: Readonly<Record<number, StorageFault>> = {
  8: 'read_only',
  10: 'read_only',
  14: 'read_only',
}

/** A store without room for what is to be put into it. */
export class StorageFull extends Error {
  readonly code = 'ENOSPC'
  readonly messages = STORAGE_MESSAGES.disk_full

  constructor(options?: ErrorOptions) {
    super(STORAGE_MESSAGES.disk_full.en, options)
    this.name = 'StorageFull'
  }
}
