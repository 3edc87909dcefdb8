// Says in words what found a name or a relation: the dictionary's row, the rule with its example, or the tagger.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isSeq, LineCounter, parse, parseDocument } from 'yaml'
import { z } from 'zod'
import type { ReasonAnswer } from './api/types.ts'

/** The explanation of a reason; undefined where nothing has that name. */
export type ExplainReason = (reason: string) => ReasonAnswer | undefined

const Words = z.record(
  z.string(),
  z.object({ zh: z.string(), en: z.string(), example: z.string().nullable() }),
)
type Words = z.infer<typeof Words>

/** Reads the rules' words from the folder `graph-data`. Throws where a file there is not as it should be. */
export function createReasonExplainer(graphData: string): ExplainReason {
  const words = Words.parse(parse(readFileSync(join(graphData, 'reasons.yaml'), 'utf8')))
  const rules = readRelationRules(join(graphData, 'rules', 'relations'))
  // Only what is there is opened: a reason comes from a request.
  const tables = new Set(readdirSync(join(graphData, 'dictionaries')).filter(name => name.endsWith('.tsv')))
  const rows = new Map<string, readonly string[]>()

  function rowOf(file: string, line: number): string | undefined {
    const known = rows.get(file) ?? readFileSync(join(graphData, 'dictionaries', file), 'utf8').split('\n')
    rows.set(file, known)
    return known[line - 1]?.split('\t')[0]
  }

  function fromDictionary(id: string, place: string): ReasonAnswer | undefined {
    const [, file, line] = /^([a-z][a-z-]{0,40}\.tsv):(\d{1,7})$/.exec(place) ?? []
    if (file === undefined || !tables.has(file)) {
      const [source = ''] = place.split(':')
      return source === 'china-area-data'
        ? inDictionary(id, { zh: '行政区划表', en: 'the table of administrative areas' }, {})
        : inDictionary(id, { zh: '自备词典', en: 'your own dictionary' }, {})
    }
    const row = rowOf(file, Number(line))
    if (row === undefined || row === '') return undefined
    const path = `graph-data/dictionaries/${file}`
    return inDictionary(
      id,
      { zh: `词典 ${file}`, en: `the dictionary ${file}` },
      {
        file: path,
        line: Number(line),
        row,
      },
    )
  }

  return reason => {
    if (reason.startsWith('dictionary:')) return fromDictionary(reason, reason.slice('dictionary:'.length))
    const rule = rules.get(reason)
    if (rule) return rule
    const named = wordsFor(words, reason)
    if (named === undefined) return undefined
    return {
      id: reason,
      kind: reason === 'tagger' ? 'tagger' : 'rule',
      zh: named.zh,
      en: named.en,
      file: null,
      line: null,
      row: reason === 'tagger' ? null : reason.replace(/^rule:/, ''),
      example: named.example,
    }
  }
}

function inDictionary(
  id: string,
  { zh, en }: { zh: string; en: string },
  place: Partial<Pick<ReasonAnswer, 'file' | 'line' | 'row'>>,
): ReasonAnswer {
  const { file = null, line = null, row = null } = place
  return {
    id,
    kind: 'dictionary',
    zh: row === null ? `在${zh}里` : `${zh} 第 ${line} 行：${row}`,
    en: row === null ? `in ${en}` : `${en}, line ${line}: ${row}`,
    file,
    line,
    row,
    example: null,
  }
}

/** The words of a rule; `rule:place-ending:高新区` is told by those of `rule:place-ending:`. */
function wordsFor(words: Words, reason: string): Words[string] | undefined {
  const exact = Object.hasOwn(words, reason) ? words[reason] : undefined
  if (exact !== undefined) return exact
  const [, beginning = '', word = ''] = /^(rule:[a-z-]+:)(.{1,60})$/su.exec(reason) ?? []
  const general = Object.hasOwn(words, beginning) ? words[beginning] : undefined
  if (general === undefined) return undefined
  const fill = (text: string) => text.replaceAll('{word}', () => word)
  return { zh: fill(general.zh), en: fill(general.en), example: general.example }
}

/** The rules of relations, each with the line it stands on. */
function readRelationRules(folder: string): Map<string, ReasonAnswer> {
  const found = new Map<string, ReasonAnswer>()
  for (const name of readdirSync(folder).filter(name => name.endsWith('.yaml'))) {
    const lines = new LineCounter()
    const document = parseDocument(readFileSync(join(folder, name), 'utf8'), { lineCounter: lines })
    const rules = document.get('rules')
    if (!isSeq(rules)) throw new Error(`${join(folder, name)}: there is no list of rules`)
    for (const item of rules.items) {
      if (!isMap(item)) throw new Error(`${join(folder, name)}: a rule is not a map of its parts`)
      const rule = Rule.parse(item.toJSON())
      const id = `rule:${rule.name}`
      found.set(id, {
        id,
        kind: 'rule',
        zh: `句式“${rule.name}”`,
        en: rule.reason,
        file: `graph-data/rules/relations/${name}`,
        line: item.range ? lines.linePos(item.range[0]).line : null,
        row: rule.name,
        example: rule.example.text,
      })
    }
  }
  return found
}

const Rule = z.object({ name: z.string(), reason: z.string(), example: z.object({ text: z.string() }) })
