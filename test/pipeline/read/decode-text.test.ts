// Bytes in, text or a reason out.
import { expect, test } from 'vitest'
import { decodeText, MAX_PAGE_BYTES } from '../../../pipeline/read/decode-text.ts'
import { PageError } from '../../../pipeline/read/page-error.ts'

const TEXT = '本报讯 5月20日，云州市在全国率先发布城市数据开放目录。\n市长说，这是为了让数据动起来。'
const utf8 = (text: string) => new TextEncoder().encode(text)
const bytes = (...parts: (readonly number[] | Uint8Array)[]) =>
  new Uint8Array(parts.flatMap(part => [...part]))

function utf16(text: string, { big }: { big: boolean }): number[] {
  return [...text].flatMap(character => {
    const code = character.charCodeAt(0)
    return big ? [code >> 8, code & 255] : [code & 255, code >> 8]
  })
}

/** Encodes by searching the decoder: slow, but needs no encoder. */
function encodeDouble(text: string, encoding: 'gb18030' | 'big5'): number[] {
  const decoder = new TextDecoder(encoding)
  const codes = new Map<string, number[]>()
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      const character = decoder.decode(new Uint8Array([lead, trail]))
      if (character.length === 1 && !codes.has(character)) codes.set(character, [lead, trail])
    }
  }
  return [...text].flatMap(character =>
    character < '\x80' ? [character.charCodeAt(0)] : (codes.get(character) as number[]),
  )
}

test.each([
  ['UTF-8', utf8(TEXT)],
  ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], utf8(TEXT))],
  ['UTF-16LE with a mark', bytes([0xff, 0xfe], utf16(TEXT, { big: false }))],
  ['UTF-16BE with a mark', bytes([0xfe, 0xff], utf16(TEXT, { big: true }))],
  ['UTF-16LE without a mark', bytes(utf16(TEXT, { big: false }))],
  ['GB18030', bytes(encodeDouble(TEXT, 'gb18030'))],
])('%s', (_, file) => {
  expect(decodeText(file)).toBe(TEXT)
})

test('four characters are enough to tell GB18030', () => {
  expect(decodeText(bytes(encodeDouble('中国医学', 'gb18030')))).toBe('中国医学')
})

test('Big5 where it is clearly better', () => {
  const text = '中央社記者說，這個新的計畫將會在明年開始，由國家發展委員會提出。'
  expect(decodeText(bytes(encodeDouble(text, 'big5')))).toBe(text)
})

test('UTF-8 with one broken byte stays UTF-8', () => {
  const file = utf8(TEXT.repeat(10))
  file[3] = 0xff
  expect(decodeText(file)).toContain('全国率先发布')
})

test('a stray NUL does not make a text binary', () => {
  expect(decodeText(bytes(utf8(TEXT), [0], utf8(TEXT)))).toContain('\0')
})

const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 104729) & 255)

test.each([
  ['empty', 'empty', bytes()],
  ['a PDF', 'wrong_format', bytes(utf8('%PDF-1.7\n'), utf8(TEXT))],
  ['a Word file', 'wrong_format', bytes([0x50, 0x4b, 3, 4], noise)],
  ['a PNG', 'wrong_format', bytes([0x89, 0x50, 0x4e, 0x47], noise)],
  ['noise', 'binary', noise],
  ['NULs', 'binary', new Uint8Array(300)],
  [
    'bytes of no encoding',
    'unknown_encoding',
    Uint8Array.from({ length: 999 }, (_, i) => (i % 3 === 0 ? 0xff : 0x80)),
  ],
  ['too large', 'too_large', new Uint8Array(MAX_PAGE_BYTES + 1)],
])('%s is refused as %s in both languages', (_, code, file) => {
  let refusal: unknown
  try {
    decodeText(file)
  } catch (error) {
    refusal = error
  }
  expect(refusal).toBeInstanceOf(PageError)
  const { messages, ...error } = refusal as PageError
  expect(error.code).toBe(code)
  expect(messages.zh).toMatch(/\p{Script=Han}.*。$/u)
  expect(messages.en).toMatch(/^[\x20-\x7e]+\.$/)
})
