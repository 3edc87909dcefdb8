// `baotu backup` and `baotu restore`: everything a store holds in one compressed file, for either home.
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { fromUser, storeSettings } from '../settings.ts'
import { backUp, CannotRestore, restore } from '../store/back-up.ts'
import { openDatabase } from '../store/open-database.ts'

/** Writes the file whole or not at all. Throws `FolderInUse` where a server holds the store. */
export async function backUpStore(out: string): Promise<boolean> {
  const file = fromUser(process.env, out)
  const { db, close } = await openDatabase(storeSettings(process.env))
  try {
    await pipeline(Readable.from(withEnds(backUp(db))), createGzip(), createWriteStream(`${file}.part`))
    renameSync(`${file}.part`, file)
    return true
  } catch (error) {
    rmSync(`${file}.part`, { force: true })
    throw error
  } finally {
    await close()
  }
}

/** Fills an empty store. Throws `CannotRestore` and `FolderInUse`. */
export async function restoreStore(from: string): Promise<boolean> {
  const file = createReadStream(fromUser(process.env, from))
  try {
    await pipeline(file, createGunzip(), text => restore(storeSettings(process.env), linesOf(text)))
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) throw error
    throw new CannotRestore({ zh: '文件损坏，不是完整的备份。', en: 'The file is damaged: no whole backup.' })
  }
}

async function* withEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}

async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let open = ''
  for await (const chunk of chunks) {
    const lines = (open + decoder.decode(chunk, { stream: true })).split('\n')
    open = lines.pop() as string
    yield* lines
  }
  if (open !== '') yield open
}
