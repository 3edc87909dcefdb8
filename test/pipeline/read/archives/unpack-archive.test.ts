// Archives, honest and hostile: every file in them is unpacked or refused with its own reason, within bounds.
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { ARCHIVE_LIMITS, unpackArchive } from '../../../../pipeline/read/archives/unpack-archive.ts'
import { gb18030 } from '../gb18030.ts'

type Entry = { name: string; content: Buffer | string; mode?: number; compress?: false }

function zipOf(entries: readonly Entry[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const { name, content, mode, compress } of entries) {
    zip.addBuffer(Buffer.from(content), name, {
      ...(mode === undefined ? {} : { mode }),
      compress: compress ?? true,
    })
  }
  zip.end()
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    zip.outputStream
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .once('end', () => resolve(Buffer.concat(chunks)))
      .once('error', reject)
  })
}

async function outcomes(bytes: Uint8Array, limits = ARCHIVE_LIMITS): Promise<string[]> {
  const files = await unpackArchive(bytes, 'a.zip', limits)
  return files.map(file =>
    'error' in file ? `${file.source} ${file.error.code}` : `${file.source} ${file.bytes.length}`,
  )
}

/** Writes other bytes of the same length over every place where a name stands. */
function renamed(zip: Buffer, from: string, to: string | Uint8Array): Buffer {
  const changed = Buffer.from(zip)
  const name = Buffer.from(from)
  for (let at = changed.indexOf(name); at >= 0; at = changed.indexOf(name, at + 1))
    changed.set(Buffer.from(to), at)
  return changed
}

/** Sets bits of the flags in local headers and in the list. */
function flagged(zip: Buffer, bit: number, set: boolean): Buffer {
  const changed = Buffer.from(zip)
  for (const [signature, offset] of [
    [0x04034b50, 6],
    [0x02014b50, 8],
  ] as const) {
    const mark = Buffer.alloc(4)
    mark.writeUInt32LE(signature)
    for (let at = changed.indexOf(mark); at >= 0; at = changed.indexOf(mark, at + 1)) {
      const flags = changed.readUInt16LE(at + offset)
      changed.writeUInt16LE(set ? flags | bit : flags & ~bit, at + offset)
    }
  }
  return changed
}

const UTF8_NAMES = 0x800
const ENCRYPTED = 1

test('files in folders, in the order of the archive; what systems and browsers leave beside them is passed over', async () => {
  const names = [
    '五月/第一版.txt',
    '__MACOSX/五月/._第一版.txt',
    '.DS_Store',
    '网页_files/a.js',
    'b.html',
    'c.css',
  ]
  const zip = await zipOf(names.map(name => ({ name, content: '新桥' })))
  expect(await outcomes(zip)).toEqual(['a.zip/五月/第一版.txt 6', 'a.zip/b.html 6'])
})

test('names in GB18030, as Chinese Windows packs', async () => {
  const zip = await zipOf([{ name: 'abcdefgh.txt', content: '新桥' }])
  const chinese = renamed(flagged(zip, UTF8_NAMES, false), 'abcdefgh', gb18030('第一版面'))
  expect(await outcomes(chinese)).toEqual(['a.zip/第一版面.txt 6'])
})

test('an archive in an archive, but not without end', async () => {
  let zip = await zipOf([{ name: 'page.txt', content: '新桥' }])
  for (const name of ['b.zip', 'c.zip']) zip = await zipOf([{ name, content: zip }])
  expect(await outcomes(zip)).toEqual(['a.zip/c.zip/b.zip/page.txt 6'])
  zip = await zipOf([
    { name: 'd.zip', content: zip },
    { name: 'beside.txt', content: '新桥' },
  ])
  expect(await outcomes(zip)).toEqual(['a.zip/d.zip/c.zip/b.zip too_deep', 'a.zip/beside.txt 6'])
})

describe('refused alone', () => {
  const beside: Entry = { name: 'beside.txt', content: '新桥' }
  test.each<[string, (zip: () => Promise<Buffer>) => Promise<Buffer>, Entry, string]>([
    [
      'a path that leads out',
      async zip => renamed(await zip(), 'xx/evil.txt', '../evil.txt'),
      { name: 'xx/evil.txt', content: 'x' },
      'a.zip/../evil.txt unsafe_path',
    ],
    [
      'a path of Windows that leads out',
      async zip => renamed(await zip(), 'xx/evil.txt', '..\\evil.txt'),
      { name: 'xx/evil.txt', content: 'x' },
      'a.zip/../evil.txt unsafe_path',
    ],
    [
      'an absolute path',
      async zip => renamed(await zip(), 'xetc.txt', '/etc.txt'),
      { name: 'xetc.txt', content: 'x' },
      'a.zip//etc.txt unsafe_path',
    ],
    [
      'a drive',
      async zip => renamed(await zip(), 'x-evil.txt', 'C:evil.txt'),
      { name: 'x-evil.txt', content: 'x' },
      'a.zip/C:evil.txt unsafe_path',
    ],
    [
      'a symbolic link',
      zip => zip(),
      { name: 'link.txt', content: '/etc/passwd', mode: 0o120777 },
      'a.zip/link.txt unsafe_path',
    ],
    [
      'a bomb',
      zip => zip(),
      { name: 'bomb.txt', content: Buffer.alloc(60_000_000, 48) },
      'a.zip/bomb.txt bomb',
    ],
  ])('%s', async (_, change, entry, refused) => {
    expect(await outcomes(await change(() => zipOf([entry, beside])))).toEqual([
      refused,
      'a.zip/beside.txt 6',
    ])
  })

  test('a bomb whose headers say that it is small', async () => {
    const zip = await zipOf([{ name: 'bomb.txt', content: Buffer.alloc(60_000_000, 48) }, beside])
    const size = Buffer.alloc(4)
    size.writeUInt32LE(60_000_000)
    const lying = Buffer.from(zip)
    for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size, at + 1))
      lying.writeUInt32LE(1000, at)
    expect(await outcomes(lying)).toEqual(['a.zip/bomb.txt damaged', 'a.zip/beside.txt 6'])
  })

  test('a password', async () => {
    const zip = flagged(await zipOf([beside]), ENCRYPTED, true)
    expect(await outcomes(zip)).toEqual(['a.zip/beside.txt encrypted'])
  })

  test('changed bytes', async () => {
    const zip = await zipOf([{ name: 'page.txt', content: '新桥通车', compress: false }, beside])
    expect(await outcomes(renamed(zip, '通车', '通航'))).toEqual([
      'a.zip/page.txt damaged',
      'a.zip/beside.txt 6',
    ])
  })

  test('what no longer fits into all that may be unpacked', async () => {
    const zip = await zipOf([
      { name: 'large.txt', content: 'x'.repeat(900) },
      { name: 'more.txt', content: 'x'.repeat(200) },
      beside,
    ])
    expect(await outcomes(zip, { ...ARCHIVE_LIMITS, maxBytes: 1000 })).toEqual([
      'a.zip/large.txt 900',
      'a.zip/more.txt too_large',
      'a.zip/beside.txt 6',
    ])
  })
})

test('inner archives share the bounds of the outer one', async () => {
  const inner = await zipOf(Array.from({ length: 8 }, (_, i) => ({ name: `${i}.txt`, content: 'x' })))
  const zip = await zipOf(['b.zip', 'c.zip', 'd.zip'].map(name => ({ name, content: inner })))
  const told = await outcomes(zip, { ...ARCHIVE_LIMITS, maxFiles: 20 })
  expect(told.at(-1)).toBe('a.zip/d.zip too_many')
  expect(told).toHaveLength(17)
})

describe('the whole archive refused', () => {
  test.each<[string, () => Promise<Uint8Array>, string]>([
    ['empty', () => zipOf([]), 'empty'],
    [
      'cut off',
      async () => (await zipOf([{ name: 'a.txt', content: 'x'.repeat(5000) }])).subarray(0, 60),
      'damaged',
    ],
    ['no archive', async () => Buffer.from('PK\x03\x04 and nothing of one'), 'damaged'],
    [
      'too many files',
      () => zipOf(Array.from({ length: 21 }, (_, i) => ({ name: `${i}.txt`, content: 'x' }))),
      'too_many',
    ],
  ])('%s', async (_, make, code) => {
    await expect(outcomes(await make(), { ...ARCHIVE_LIMITS, maxFiles: 20 })).rejects.toMatchObject({ code })
  })
})
