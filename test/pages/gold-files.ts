// Reads the project's own gold for the tests of it.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GoldPage, GoldPassage } from '../../pipeline/evaluate/gold.ts'
import { checkPage, readGold } from '../../pipeline/evaluate/read-gold.ts'

const FOLDER = import.meta.dirname

export function goldPassages(half: 'half-a' | 'half-b'): GoldPassage[] {
  return filesOf(half).flatMap(file => {
    const gold = readGold(readFileSync(file, 'utf8'), file)
    if (gold.kind === 'page') throw new Error(`${file}: pages belong in whole/`)
    return [...gold.passages]
  })
}

export function goldPages(): { name: string; text: string; page: GoldPage }[] {
  return filesOf('whole').map(file => {
    const gold = readGold(readFileSync(file, 'utf8'), file)
    if (gold.kind === 'passages') throw new Error(`${file}: passages belong in half-a/ or half-b/`)
    const name = file.replace(/\.yaml$/, '.txt')
    const text = readFileSync(name, 'utf8')
    checkPage(gold.page, text, file)
    return { name, text, page: gold.page }
  })
}

const filesOf = (folder: string): string[] =>
  globSync('*.yaml', { cwd: join(FOLDER, folder) })
    .sort()
    .map(file => join(FOLDER, folder, file))
