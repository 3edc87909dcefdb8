// Files of every format and encoding with poisonous ones among them, and damaged copies of them all: a page or a reason, never more.
import { expect, test } from 'vitest'
import { unpackArchive } from '../../../pipeline/read/archives/unpack-archive.ts'
import { PageError } from '../../../pipeline/read/page-error.ts'
import { readFile } from '../../../pipeline/read/read-file.ts'
import { isArchive } from '../../../pipeline/read/recognize-format.ts'
import { createRandom } from '../../press/random.ts'
import { faultOf, type ReadOutcome } from './check-mixed-file.ts'
import { mixedFiles } from './mixed-files.ts'
import { mutate } from './mutate.ts'

async function read(bytes: Uint8Array, name: string): Promise<ReadOutcome> {
  try {
    if (!isArchive(bytes)) return { pages: (await readFile(bytes, name)).pages }
    const [inner] = await unpackArchive(bytes, name)
    if (inner === undefined) throw new Error('an archive without a file is refused')
    if ('error' in inner) throw inner.error
    return { pages: (await readFile(inner.bytes, inner.source)).pages }
  } catch (error) {
    // Anything but a reason is a fault of ours.
    if (!(error instanceof PageError)) throw error
    return { code: error.code }
  }
}

test('the good ones are right, the poisonous ones named with their reasons', async () => {
  const faults: string[] = []
  for await (const file of mixedFiles(1, { good: 36, poisonous: 20 })) {
    const fault = faultOf(file, await read(file.bytes, file.name))
    if (fault !== null) faults.push(fault)
  }
  expect(faults).toEqual([])
}, 120_000)

test('200 damaged copies: a page or a reason', async () => {
  const random = createRandom(7)
  const originals: { name: string; bytes: Uint8Array }[] = []
  for await (const file of mixedFiles(2, { good: 12, poisonous: 0 })) originals.push(file)
  for (let i = 0; i < 200; i++) {
    const { name, bytes } = originals[i % originals.length] as (typeof originals)[number]
    const outcome = await read(mutate(bytes, random), name)
    if ('code' in outcome) expect(outcome.code).toMatch(/^[a-z_]+$/)
    else for (const page of outcome.pages) expect(page.lines.length).toBeGreaterThan(0)
  }
}, 120_000)
