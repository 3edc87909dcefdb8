// A simulated corpus as files of JSON Lines, some hundred articles each, as a newsroom would hand over its archive.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simulateArticle } from '../../pipeline/simulate/simulate-article.ts'

const ARTICLES_A_FILE = 200

/** Writes articles `from` to `to` (not included) into `folder`, which it makes. */
export function writeCorpus(
  folder: string,
  { from, to, seed, names }: { from: number; to: number; seed: number; names: number },
): void {
  mkdirSync(folder, { recursive: true })
  for (let first = from; first < to; first += ARTICLES_A_FILE) {
    const lines: string[] = []
    for (let number = first; number < Math.min(to, first + ARTICLES_A_FILE); number++)
      lines.push(JSON.stringify(simulateArticle(number, { seed, names })))
    writeFileSync(join(folder, `${String(first).padStart(8, '0')}.jsonl`), `${lines.join('\n')}\n`)
  }
}
