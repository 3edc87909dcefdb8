// Packs files into a ZIP archive for tests.
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

export async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date(Date.UTC(2024, 4, 20)) })
  }
  zip.end()
  return new Uint8Array(await buffer(zip.outputStream as Readable))
}

/** The same archive, every file of it marked as encrypted. */
export function marked(zip: Uint8Array, bit = 1): Uint8Array {
  const changed = Buffer.from(zip)
  for (const [signature, offset] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const) {
    for (
      let at = changed.indexOf(signature, 0, 'latin1');
      at >= 0;
      at = changed.indexOf(signature, at + 1, 'latin1')
    ) {
      changed.writeUInt16LE(changed.readUInt16LE(at + offset) | bit, at + offset)
    }
  }
  return new Uint8Array(changed)
}

/** Writes another name of the same length over every place where one stands. */
export function renamed(zip: Uint8Array, from: string, to: string): Uint8Array {
  const changed = Buffer.from(zip)
  for (let at = changed.indexOf(from); at >= 0; at = changed.indexOf(from, at + 1)) changed.write(to, at)
  return new Uint8Array(changed)
}
