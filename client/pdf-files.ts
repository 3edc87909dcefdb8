// Puts what pdf.js reads beside itself into the build: character maps and fonts that PDFs only name, decoders without WebAssembly.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** Folders of the package, and which of their files the explorer can use: its security policy allows no WebAssembly. */
const FOLDERS: readonly { folder: string; wanted: RegExp }[] = [
  { folder: 'cmaps', wanted: /\.bcmap$/ },
  { folder: 'standard_fonts', wanted: /\.(?:pfb|ttf)$/ },
  { folder: 'wasm', wanted: /\.js$/ },
]

/** They are served under `/pdf/`, each folder under its own name. */
export function pdfFiles(): Plugin {
  return {
    name: 'pdf-files',
    apply: 'build',
    generateBundle() {
      const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
      for (const { folder, wanted } of FOLDERS) {
        for (const name of readdirSync(join(home, folder))
          .filter(name => wanted.test(name))
          .sort()) {
          const source = readFileSync(join(home, folder, name))
          this.emitFile({ type: 'asset', fileName: `pdf/${folder}/${name}`, source })
        }
      }
    },
  }
}
