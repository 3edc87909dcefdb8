// Turns every Chinese word of the interface into traditional characters when the explorer is built, so that there is one text to keep.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Converter } from 'opencc-js/cn2t'
import type { Plugin } from 'vite'
import { parse } from 'yaml'
import { zh } from './zh.ts'

const MODULE = 'virtual:traditional-words'
const SCHEMA = fileURLToPath(new URL('../../graph-data/schema.yaml', import.meta.url))

// Taiwan's forms of the characters, but no words of its own: 文件 is a kind of entity here, not a file.
const toTraditional = Converter({ from: 'cn', to: 'tw' })

/** By the simplified word, for all that the interface says and for the names of types; only those that differ. */
export function traditionalWords(): Record<string, string> {
  const simplified = [...stringsIn(zh), ...stringsIn(parse(readFileSync(SCHEMA, 'utf8')))]
  const pairs = simplified.map(word => [word, toTraditional(word)] as const)
  return Object.fromEntries(pairs.filter(([word, traditional]) => word !== traditional))
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/** Gives the words to the explorer as the module `virtual:traditional-words`. */
export function traditionalWordsAsModule(): Plugin {
  return {
    name: 'traditional-words',
    resolveId: id => (id === MODULE ? `\0${MODULE}` : undefined),
    load: id => (id === `\0${MODULE}` ? `export default ${JSON.stringify(traditionalWords())}` : undefined),
  }
}
