// Reads sentences whose names are marked: what the tagger learns from and is scored on.
import type { Span } from '../types.ts'
import type { NameType } from './tagger-chain.ts'

/** A sentence, the names in it, which must not overlap, and how it is written: `news`, `encyclopedia`, `web` … */
export type TaggedSentence = {
  text: string
  names: readonly (Span & { type: NameType })[]
  register: string
}

// How the kinds of names in known training sets map to ours. What stands in none of them is no name here.
const TYPE_OF_KIND: Readonly<Record<string, NameType>> = {
  PER: 'person',
  NAME: 'person',
  name: 'person',
  person: 'person',
  ORG: 'organization',
  company: 'organization',
  government: 'organization',
  organization: 'organization',
  LOC: 'place',
  address: 'place',
  scene: 'place',
  place: 'place',
}

/**
 * Reads JSON Lines of `{"text", "ents": [[start, end, kind], …]}`, offsets in UTF-16 code units. Kinds that are no name of a person,
 * organization or place (TITLE, book, game …) are passed over.
 *
 * @param source the file's name, for messages. @throws on a line that is none, naming file and line.
 */
export function readTaggedSentences(jsonLines: string, source: string, register: string): TaggedSentence[] {
  return jsonLines
    .split('\n')
    .map((line, i) => ({ line, at: `${source}:${i + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, at }) => readTaggedSentence(line, at, register))
}

function readTaggedSentence(line: string, at: string, register: string): TaggedSentence {
  const shape = 'a line must be {"text": "…", "ents": [[start, end, "PER"], …]}'
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch (error) {
    throw new Error(`${at}: no JSON; ${shape}`, { cause: error })
  }
  const { text, ents } = parsed as { text?: unknown; ents?: unknown }
  if (typeof text !== 'string' || !Array.isArray(ents)) throw new Error(`${at}: ${shape}`)
  const names: (Span & { type: NameType })[] = []
  for (const entity of ents) {
    const [start, end, kind] = entity as [unknown, unknown, unknown]
    const fits =
      typeof start === 'number' && typeof end === 'number' && 0 <= start && start < end && end <= text.length
    if (!fits || typeof kind !== 'string')
      throw new Error(`${at}: ${JSON.stringify(entity)} is no [start, end, kind] within the text`)
    const type = TYPE_OF_KIND[kind]
    if (type) names.push({ start, end, type })
  }
  return { text, names, register }
}
