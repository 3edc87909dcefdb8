// Damages the bytes of a file the way disks, networks and enemies do; the same chance, the same damage.
import type { Random } from '../../press/random.ts'

/** What readers of formats stumble over. */
const TOKENS = [
  '<<',
  '>>',
  'endstream',
  'obj',
  '/Length 99999999',
  '/Kids [1 0 R 1 0 R]',
  '/Count -1',
  'xref',
  '%%EOF',
  'PK\x03\x04',
  'PK\x01\x02',
  '<script>',
  '<table><tr>',
  '<!--',
  ']]>',
  '<!DOCTYPE x [',
  '&#x0;',
  '&#55296;',
  '"',
  '""',
  '\n',
  '\0',
  ',',
  '\t',
  '{',
  '[',
  '\u3000',
].map(token => new TextEncoder().encode(token))

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array

const place = (bytes: Uint8Array, random: Random) => random.whole(0, Math.max(0, bytes.length - 1))

const DAMAGES: readonly Damage[] = [
  // One bit.
  (bytes, random) => {
    const changed = bytes.slice()
    const at = place(bytes, random)
    changed[at] = (changed[at] ?? 0) ^ (1 << random.whole(0, 7))
    return changed
  },
  // Some bytes.
  (bytes, random) => {
    const changed = bytes.slice()
    for (let n = random.whole(1, 40); n > 0; n--) changed[place(bytes, random)] = random.whole(0, 255)
    return changed
  },
  // Cut off.
  (bytes, random) => bytes.slice(0, place(bytes, random)),
  // A piece is lost.
  (bytes, random) => {
    const at = place(bytes, random)
    return joined(bytes.subarray(0, at), bytes.subarray(at + random.whole(1, 200)))
  },
  // A piece comes twice.
  (bytes, random) => {
    const at = place(bytes, random)
    return joined(bytes.subarray(0, at + random.whole(1, 400)), bytes.subarray(at))
  },
  // A token where none belongs, once or often.
  (bytes, random) => {
    const at = place(bytes, random)
    const token = random.pick(TOKENS)
    const times = random.chance(0.1) ? random.whole(2, 3000) : 1
    return joined(bytes.subarray(0, at), ...Array.from({ length: times }, () => token), bytes.subarray(at))
  },
]

export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = bytes
  for (let times = random.whole(1, 4); times > 0; times--) changed = random.pick(DAMAGES)(changed, random)
  return changed
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
