// `baotu eval`: extracts texts whose facts are known and prints how many of them were found, per type, and every error.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { evaluatePage, evaluatePassage } from '../../pipeline/evaluate/evaluate-gold.ts'
import type { GoldPage, GoldPassage } from '../../pipeline/evaluate/gold.ts'
import { checkPage, GoldError, readGold } from '../../pipeline/evaluate/read-gold.ts'
import { type FactError, type FactScore, sumScores } from '../../pipeline/evaluate/score-facts.ts'
import type { PageScore } from '../../pipeline/evaluate/score-page.ts'
import {
  figuresOf,
  type Share,
  sumShares,
  sumTallies,
  type TallyByType,
} from '../../pipeline/evaluate/tally.ts'
import { loadKnowledge } from '../../pipeline/knowledge.ts'
import { ENTITY_TYPES, RELATION_TYPES } from '../../pipeline/types.ts'
import { GRAPH_DATA } from '../graph-data.ts'
import { type Language, messageOf } from '../messages.ts'
import { fromUser } from '../settings.ts'

/** The project's own gold: `half-a` for writing rules, `half-b` for scoring only, `whole` pages. */
const OWN_GOLD = fileURLToPath(new URL('../../test/pages', import.meta.url))

export type EvalOptions = {
  /** A half of the project's own gold instead of all of it. */
  half?: 'a' | 'b'
  errors: boolean
}

/** A text with its gold. `name` is what errors are listed under. */
type Known =
  | { kind: 'passage'; name: string; passage: GoldPassage }
  | { kind: 'page'; name: string; page: GoldPage; text: string; textFile: string }

/** Scores what it can of `paths`, files of gold or folders of them; false where one could not be used. */
export async function evaluate(
  paths: readonly string[],
  { half, errors }: EvalOptions,
  language: Language,
): Promise<boolean> {
  const asked =
    paths.length > 0
      ? paths.map(path => fromUser(process.env, path))
      : [half ? join(OWN_GOLD, `half-${half}`) : OWN_GOLD]
  let ok = true
  const orSay = <T>(read: () => readonly T[]): readonly T[] => {
    try {
      return read()
    } catch (error) {
      ok = false
      console.error(messageOf(error, language))
      return []
    }
  }
  const known = asked
    .flatMap(path => orSay(() => goldFiles(path)))
    .flatMap(file => orSay(() => readKnown(file)))
  if (known.length === 0) return false

  const knowledge = loadKnowledge(GRAPH_DATA)
  const passages = known
    .filter(text => text.kind === 'passage')
    .map(({ name, passage }) => ({ name, score: evaluatePassage(passage, knowledge) }))
  const pages = known
    .filter(text => text.kind === 'page')
    .map(({ name, page, text, textFile }) => ({ name, score: evaluatePage(page, text, textFile, knowledge) }))
  const lines = [
    ...(errors ? passages.flatMap(({ name, score }) => errorLines(name, [], score.errors)) : []),
    ...(errors ? pages.flatMap(({ name, score }) => errorLines(name, score.faults, score.facts.errors)) : []),
    ...(passages.length > 0 ? passageLines(passages.map(({ score }) => score)) : []),
    ...(pages.length > 0 ? pageLines(pages.map(({ score }) => score)) : []),
  ]
  process.stdout.write(lines.map(line => `${line}\n`).join(''))
  return ok
}

/** The YAML files in and below `path`, or the file itself, in order. */
export function goldFiles(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined)
    throw new GoldError(path, '', { zh: '没有这个文件或文件夹', en: 'there is no such file or folder' })
  if (stat.isFile()) return [path]
  const files = globSync('**/*.yaml', { cwd: path }).sort()
  if (files.length === 0)
    throw new GoldError(path, '', { zh: '里面没有 .yaml 文件', en: 'it holds no .yaml file' })
  return files.map(file => join(path, file))
}

function readKnown(file: string): Known[] {
  const name = relative(process.cwd(), file)
  const gold = readGold(readFileSync(file, 'utf8'), name)
  if (gold.kind === 'passages')
    return gold.passages.map(passage => ({ kind: 'passage', name: `${name} ${passage.id}`, passage }))
  const textFile = file.replace(/\.yaml$/, '.txt')
  if (textFile === file || !existsSync(textFile))
    throw new GoldError(name, '', {
      zh: '旁边没有同名的 .txt 版面文件',
      en: 'the page is not beside it as a .txt file of the same name',
    })
  const text = readFileSync(textFile, 'utf8')
  checkPage(gold.page, text, name)
  return [{ kind: 'page', name, page: gold.page, text, textFile }]
}

function errorLines(name: string, faults: readonly string[], errors: readonly FactError[]): string[] {
  if (faults.length + errors.length === 0) return []
  return [
    name,
    ...faults.map(fault => `  ${fault}`),
    ...errors.flatMap(({ fault, type, what, note, sentence, reason }) => [
      `  ${fault} ${type} ${what}${note ? ` [${note}]` : ''}${reason ? ` (${reason})` : ''}`,
      ...(sentence ? [`      ${sentence}`] : []),
    ]),
    '',
  ]
}

function passageLines(scores: readonly FactScore[]): string[] {
  const sum = sumScores(scores)
  return [`passages: ${scores.length}`, ...scoreLines(sum), '']
}

function pageLines(scores: readonly PageScore[]): string[] {
  const share = (of: (score: PageScore) => Share) => shown(sumShares(scores.map(of)))
  const found = scores.reduce((sum, { found }) => sum + found, 0)
  return [
    `pages: ${scores.length}`,
    `articles ${share(({ whole }) => whole)} whole, ${found} found; ` +
      `titles ${share(({ titles }) => titles)}, subtitles ${share(({ subtitles }) => subtitles)}, ` +
      `kinds ${share(({ kinds }) => kinds)}, bylines ${share(({ authors }) => authors)}`,
    ...scoreLines(sumScores(scores.map(({ facts }) => facts))),
    '',
  ]
}

function scoreLines({ entities, relations, joined, labels }: FactScore): string[] {
  return [
    ...tableOf(entities, ENTITY_TYPES),
    ...tableOf(relations, RELATION_TYPES),
    row('entities', entities),
    row('relations', relations),
    `aliases joined ${shown(joined)}, titles as printed ${shown(labels)}`,
  ]
}

const tableOf = (byType: TallyByType, order: readonly string[]): string[] =>
  order.flatMap(type => {
    const tally = byType[type]
    return tally ? [row(`  ${type}`, { [type]: tally })] : []
  })

function row(name: string, byType: TallyByType): string {
  const tally = sumTallies(Object.values(byType))
  const { precision, recall, f1 } = figuresOf(tally)
  const percent = (figure: number) => figure.toFixed(1).padStart(5)
  return (
    `${name.padEnd(18)} P ${percent(precision)}  R ${percent(recall)}  F1 ${percent(f1)}  ` +
    `(right ${tally.right}, spurious ${tally.spurious}, missed ${tally.missed})`
  )
}

const shown = ({ hits, of }: Share): string => `${hits}/${of}`
