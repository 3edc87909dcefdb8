// The file of the trained tagger: packed, checked and unpacked into the tables that the tagger reads.
import { brotliCompressSync, brotliDecompressSync, constants, crc32 } from 'node:zlib'
import { FROM, LABEL_COUNT, LABELS } from './tagger-chain.ts'

/** Weights by feature hash. Real weight = stored whole number × scale. */
export type TaggerModel = {
  /** Ascending, as unsigned 32-bit numbers. */
  hashes: Uint32Array
  /** LABEL_COUNT for each hash. */
  weights: Int8Array
  scale: number
  /** One for each pair of labels in FROM and TO. */
  transitions: Float32Array
}

const MAGIC = 'BAOTUNAM'
const VERSION = 1
const HEADER_BYTES = 24

/** The model as the bytes of its file; equal models give equal bytes. */
export function packModel({ hashes, weights, scale, transitions }: TaggerModel): Uint8Array {
  const gaps: number[] = []
  let previous = 0
  for (const hash of hashes) {
    let gap = hash - previous
    previous = hash
    while (gap > 127) {
      gaps.push((gap % 128) + 128)
      gap = Math.floor(gap / 128)
    }
    gaps.push(gap)
  }
  // Most weights of a feature are 0: a mask says which are not, and only those are stored.
  const masks = new Uint16Array(hashes.length)
  const values: number[] = []
  for (let row = 0; row < hashes.length; row++)
    for (let label = 0; label < LABEL_COUNT; label++) {
      const weight = weights[row * LABEL_COUNT + label] as number
      if (weight === 0) continue
      masks[row] = (masks[row] as number) | (1 << label)
      values.push(weight & 255)
    }
  const description = Buffer.from(JSON.stringify({ labels: LABELS, scale, transitions: [...transitions] }))
  const sections = [description, Buffer.from(gaps), Buffer.from(masks.buffer), Buffer.from(values)]
  const lengths = Buffer.alloc(4 * sections.length)
  sections.forEach((section, i) => {
    lengths.writeUInt32LE(section.length, 4 * i)
  })
  const body = brotliCompressSync(Buffer.concat([lengths, ...sections]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 },
  })
  const header = Buffer.alloc(HEADER_BYTES)
  header.write(MAGIC, 'latin1')
  header.writeUInt32LE(VERSION, 8)
  header.writeUInt32LE(crc32(body), 12)
  header.writeUInt32LE(body.length, 16)
  header.writeUInt32LE(hashes.length, 20)
  return new Uint8Array(Buffer.concat([header, body]))
}

/** @throws if the bytes are no model of this version, naming the mend. */
export function unpackModel(bytes: Uint8Array): TaggerModel {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < HEADER_BYTES || file.toString('latin1', 0, 8) !== MAGIC)
    throw unfit('is no model of the tagger')
  const version = file.readUInt32LE(8)
  if (version !== VERSION) throw unfit(`is of version ${version}, this program reads version ${VERSION}`)
  const body = file.subarray(HEADER_BYTES)
  if (body.length !== file.readUInt32LE(16) || crc32(body) !== file.readUInt32LE(12))
    throw unfit('is damaged: its check sum does not fit')
  const rows = file.readUInt32LE(20)

  const payload = brotliDecompressSync(body)
  let at = 16
  const [description, gaps, maskBytes, values] = [0, 1, 2, 3].map(i => {
    const section = payload.subarray(at, at + payload.readUInt32LE(4 * i))
    at += section.length
    return section
  }) as [Buffer, Buffer, Buffer, Buffer]
  const { labels, scale, transitions } = JSON.parse(description.toString()) as {
    labels: string[]
    scale: number
    transitions: number[]
  }
  if (labels.join() !== LABELS.join() || transitions.length !== FROM.length)
    throw unfit(`knows the labels ${labels.join(' ')}, this program ${LABELS.join(' ')}`)

  const hashes = new Uint32Array(rows)
  const weights = new Int8Array(rows * LABEL_COUNT)
  let gapAt = 0
  let valueAt = 0
  let hash = 0
  for (let row = 0; row < rows; row++) {
    let place = 1
    for (let byte = gaps[gapAt++] as number; ; byte = gaps[gapAt++] as number) {
      hash += (byte & 127) * place
      if (byte < 128) break
      place *= 128
    }
    hashes[row] = hash
    const mask = maskBytes.readUInt16LE(2 * row)
    for (let label = 0; label < LABEL_COUNT; label++)
      if (mask & (1 << label)) weights[row * LABEL_COUNT + label] = values.readInt8(valueAt++)
  }
  return { hashes, weights, scale, transitions: Float32Array.from(transitions) }
}

const unfit = (what: string) =>
  new Error(
    `graph-data/model/names.bin ${what}; rebuild it with “baotu train” or take it from the release anew`,
  )
