// The file of the trained tagger: packed, checked and unpacked into the tables that the tagger reads.
import { brotliCompressSync, brotliDecompressSync, constants, crc32 } from 'node:zlib'
import { FROM, LABEL_COUNT, LABELS } from './tagger-chain.ts'
import type { CharacterKinds } from './tagger-features.ts'

/** Weights of some features, LABEL_COUNT each. Hashes ascend, as unsigned 32-bit numbers. */
export type WeightRows = { hashes: Uint32Array; weights: Int8Array }

/** A real weight is the stored whole number times the scale of its table. */
export type TaggerModel = {
  characterKinds: CharacterKinds
  /** One for each pair of labels in FROM and TO. */
  transitions: Float32Array
  scale: number
  shared: WeightRows
  /** What each register adds to the shared weights. */
  registers: readonly { name: string; rows: WeightRows }[]
  /** By the upper bits of a hash: is the character in a name at all? Not below the threshold, in units of the weights. */
  glance: { weights: Int8Array; threshold: number }
  /** By the upper bits of a hash, one number for each register: in which is the text written? */
  registerWeights: Int8Array
}

const MAGIC = 'BAOTUNAM'
// To be raised, too, whenever the templates of tagger-features.ts change: a model fits only the templates it was trained with.
const VERSION = 3
const HEADER_BYTES = 24
const NAME = 'graph-data/model/names.bin'

/** The model as the bytes of its file; equal models give equal bytes. */
export function packModel(model: TaggerModel): Uint8Array {
  const { characterKinds, transitions, scale, shared, registers, glance, registerWeights } = model
  const description = {
    labels: LABELS,
    characterKinds,
    transitions: [...transitions],
    scale,
    registers: registers.map(({ name }) => name),
    threshold: glance.threshold,
  }
  const sections = [
    Buffer.from(JSON.stringify(description)),
    Buffer.from(glance.weights.buffer, glance.weights.byteOffset, glance.weights.byteLength),
    Buffer.from(registerWeights.buffer, registerWeights.byteOffset, registerWeights.byteLength),
    ...packRows(shared),
    ...registers.flatMap(({ rows }) => packRows(rows)),
  ]
  const lengths = Buffer.alloc(4 * (sections.length + 1))
  lengths.writeUInt32LE(sections.length)
  sections.forEach((section, i) => {
    lengths.writeUInt32LE(section.length, 4 * (i + 1))
  })
  const body = brotliCompressSync(Buffer.concat([lengths, ...sections]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 },
  })
  const header = Buffer.alloc(HEADER_BYTES)
  header.write(MAGIC, 'latin1')
  header.writeUInt32LE(VERSION, 8)
  header.writeUInt32LE(body.length, 12)
  header.writeUInt32LE(crc32(body), 16)
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
  if (body.length !== file.readUInt32LE(12) || crc32(body) !== file.readUInt32LE(16))
    throw unfit('is damaged: its check sum does not fit')

  const content = brotliDecompressSync(body)
  const count = content.readUInt32LE(0)
  let at = 4 * (count + 1)
  const sections = Array.from({ length: count }, (_, i) => {
    const section = content.subarray(at, at + content.readUInt32LE(4 * (i + 1)))
    at += section.length
    return section
  })
  const [described, glance, registerWeights, ...rows] = sections as [Buffer, Buffer, Buffer, ...Buffer[]]
  const { labels, characterKinds, transitions, scale, registers, threshold } = JSON.parse(
    described.toString(),
  ) as {
    labels: string[]
    characterKinds: [string, string][]
    transitions: number[]
    scale: number
    registers: string[]
    threshold: number
  }
  if (labels.join() !== LABELS.join() || transitions.length !== FROM.length)
    throw unfit(`knows the labels ${labels.join(' ')}, this program ${LABELS.join(' ')}`)
  const rowsAt = (i: number) => unpackRows(rows.slice(3 * i, 3 * i + 3) as [Buffer, Buffer, Buffer])
  return {
    characterKinds,
    transitions: Float32Array.from(transitions),
    scale,
    shared: rowsAt(0),
    registers: registers.map((name, i) => ({ name, rows: rowsAt(i + 1) })),
    glance: { weights: Int8Array.from(glance, signed), threshold },
    registerWeights: Int8Array.from(registerWeights, signed),
  }
}

const signed = (byte: number) => (byte << 24) >> 24

/** Three sections: the gaps between hashes, which labels of a row have a weight, and those weights. */
function packRows({ hashes, weights }: WeightRows): [Buffer, Buffer, Buffer] {
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
  const masks = Buffer.alloc(2 * hashes.length)
  const values: number[] = []
  for (let row = 0; row < hashes.length; row++) {
    let mask = 0
    for (let label = 0; label < LABEL_COUNT; label++) {
      const weight = weights[row * LABEL_COUNT + label] as number
      if (weight === 0) continue
      mask |= 1 << label
      values.push(weight & 255)
    }
    masks.writeUInt16LE(mask, 2 * row)
  }
  return [Buffer.from(gaps), masks, Buffer.from(values)]
}

function unpackRows([gaps, masks, values]: readonly [Buffer, Buffer, Buffer]): WeightRows {
  const count = masks.length / 2
  const hashes = new Uint32Array(count)
  const weights = new Int8Array(count * LABEL_COUNT)
  let gapAt = 0
  let valueAt = 0
  let hash = 0
  for (let row = 0; row < count; row++) {
    let place = 1
    let byte = gaps[gapAt++] as number
    while (byte > 127) {
      hash += (byte - 128) * place
      place *= 128
      byte = gaps[gapAt++] as number
    }
    hash += byte * place
    hashes[row] = hash
    const mask = masks.readUInt16LE(2 * row)
    for (let label = 0; label < LABEL_COUNT; label++)
      if (mask & (1 << label)) weights[row * LABEL_COUNT + label] = signed(values[valueAt++] as number)
  }
  return { hashes, weights }
}

const unfit = (what: string) =>
  new Error(`${NAME} ${what}; rebuild it with “baotu train” or take it from the release anew`)
