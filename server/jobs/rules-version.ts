// Names the state of everything facts depend on, so that pages read with older rules can be told and read again.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Folders and files that extraction and the keys of search depend on; graph and export work on facts that are there. */
export const RULE_SOURCES = [
  'pipeline/characters.ts',
  'pipeline/extract.ts',
  'pipeline/knowledge.ts',
  'pipeline/read-table.ts',
  'pipeline/types.ts',
  'pipeline/read',
  'pipeline/articles',
  'pipeline/entities',
  'pipeline/relations',
  'graph-data/schema.yaml',
  'graph-data/dictionaries',
  'graph-data/rules',
  'graph-data/model',
  'server/search/match-key.ts',
]

/** Packages that decide what is read: the segmenter's words, the divisions of China, the Traditional characters, the readers of files. */
export const RULE_PACKAGES = [
  '@mozilla/readability',
  'china-area-data',
  'csv-parse',
  'linkedom',
  'mammoth',
  'nodejieba',
  'opencc-js',
  'pdfjs-dist',
  'read-excel-file',
  'yaml',
  'yauzl',
]

/** The first 16 digits of a SHA-256 over code, dictionaries, rules and the versions of packages. */
export function rulesVersion(root = ROOT): string {
  const hash = createHash('sha256')
  for (const file of RULE_SOURCES.flatMap(source => filesOf(root, source))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  for (const name of RULE_PACKAGES) {
    const { version } = packages[`node_modules/${name}`]
    hash.update(`${name}@${version}\0`)
  }
  return hash.digest('hex').slice(0, 16)
}

function filesOf(root: string, source: string): string[] {
  if (statSync(join(root, source)).isFile()) return [source]
  return readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .sort((a, b) => (a < b ? -1 : 1))
}
