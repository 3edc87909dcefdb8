// Compiles the relation rules of graph-data/rules/relations into regular expressions over encoded text.
import { ENTITY_TYPES, type EntityType, type RelationType } from '../types.ts'

/** A rule as it stands in YAML. */
export type RelationRuleSource = {
  name: string
  pattern: string
  reason: string
  example: { text: string; found: readonly [string, string] }
  near_miss: string
  /** A regular expression that the matched text must contain besides. */
  requires?: string
  /** The object's type (or types, `organization|product`) where the pattern leaves it out: what was named last. */
  implied?: string
  /** The subject's type where the pattern leaves it out: whom the sentence before, or the clauses before in this one, begin with. */
  implied_subject?: string
  /** A regular expression that the name of what is implied must contain: 赛|杯 for contests. */
  implied_like?: string
  /** `topic`: the implied object is what the sentence begins with, not what was named last. */
  implied_by?: 'topic'
}

export type RelationRule = {
  type: RelationType
  /** The types that the lists of a role are of: of 甲大学校长李建华 in a list of persons only the person is meant. */
  kinds: Readonly<Record<string, ReadonlySet<EntityType>>>
  name: string
  /** As it stands in YAML. */
  pattern: string
  expression: RegExp
  requires: RegExp | null
  implied: {
    types: ReadonlySet<EntityType>
    role: 'subject' | 'object'
    by: 'topic' | 'nearest'
    like: RegExp | null
  } | null
}

/**
 * In encoded text each mention is one private-use character that tells its type, and each run of titles is one too,
 * so that a pattern reads the sentence as a person does: {organization}{title}{person}.
 */
export const CODE_OF: Readonly<Record<EntityType | 'title', string>> = {
  person: '\uE000',
  organization: '\uE001',
  place: '\uE002',
  document: '\uE003',
  event: '\uE004',
  product: '\uE005',
  topic: '\uE006',
  title: '\uE007',
}

const SLOT = /\{(?:(subject|object|label|each):)?([a-z|]+)(\+{1,2})?(?::(\d{1,2}))?\}/g
// Each joint in one way only: where 和 could be read in two, a list of fifteen would be tried in 2¹⁵.
// 中国移动、吉利资本、腾讯: a name that was not found does not end the list.
const NOT_FOUND = '(?:、[\\p{Script=Han}A-Za-z]{2,8}(?=[、和与及])){0,2}'
const LIST_JOINT = `${NOT_FOUND}(?:[、及]|，?[与和]|以及|会同|联合)`
// 李建华和同学王明远 are two founders, whoever the one is to the other.
const RELATIVE =
  '(?:同学|同事|妻子|丈夫|弟弟|哥哥|姐姐|妹妹|父亲|母亲|儿子|女儿|好友|朋友|搭档|队友|伙伴|学生|师弟|校友)?'
// What may stand before each name of a list: of 甲大学校长李建华、乙公司总裁王明远 the persons are meant.
const BEFORE_EACH = `${CODE_OF.place}{0,3}${RELATIVE}`
// 、 only behind a title: behind a body it could be the list's own, and fifteen would be tried in 2¹⁵ ways.
const OFFICE_BEFORE_EACH = `(?:[${CODE_OF.place}${CODE_OF.organization}]|${CODE_OF.title}、?){0,6}${RELATIVE}`

/**
 * `{organization}` one mention, `{subject:organization|place+}` a list (A、B和C) under a name, `{label:title}` titles,
 * `{each:organization+}` a list whose members are all related to one another,
 * `{subject:person++}` a list of which each may have its office before it, `{places}` places written one into the other,
 * `{gap:8}` up to 8 characters of one clause without persons or bodies, `{far:24}` the same over several clauses, `{clause:40}` up to 40 characters of one sentence.
 * @throws Error naming what the pattern gets wrong.
 */
export function compileRelationRule(type: RelationType, source: RelationRuleSource): RelationRule {
  const kindsOf: Record<string, Set<EntityType>> = {}
  const body = source.pattern.replace(
    SLOT,
    (slot, role: string | undefined, kinds: string, list: string | undefined, reach: string | undefined) => {
      if (kinds === 'gap') return `[^。！？；，：\\n\uE000\uE001]{0,${reach ?? 8}}?`
      if (kinds === 'far') return `[^。！？；：\\n\uE000\uE001]{0,${reach ?? 24}}?`
      if (kinds === 'places') return `(?:${CODE_OF.place}(?:首都|省会|首府|东部|西部|南部|北部|中部)?){0,5}`
      if (kinds === 'clause') return `[^。！？；\\n]{0,${reach ?? 40}}?`
      const codes = kinds.split('|').map(kind => {
        if (kind !== 'title' && !ENTITY_TYPES.includes(kind as EntityType))
          throw new Error(
            `unknown slot ${slot}; known: ${[...ENTITY_TYPES, 'title', 'places', 'gap', 'far', 'clause'].join(', ')}`,
          )
        return CODE_OF[kind as EntityType | 'title']
      })
      const one = `[${codes.join('')}]`
      if (role) kindsOf[role] = new Set(kinds.split('|') as EntityType[])
      const titles = kinds === 'title' ? `${one}(?:[、兼]\\p{Script=Han}{0,6}${one})*` : undefined
      const before = list === '++' ? OFFICE_BEFORE_EACH : BEFORE_EACH
      const many = titles ?? (list ? `${one}(?:${LIST_JOINT}${before}${one}){0,15}` : one)
      return role ? `(?<${role}>${many})` : titles ? `(?:${titles})` : many
    },
  )
  if (/\{[A-Za-z]/.test(body.replace(/\\p\{[^}]*\}/g, '')))
    throw new Error(`a slot that cannot be read in “${source.pattern}”`)
  const names = (role: string) => body.includes(`(?<${role}>`)
  const isPaired =
    (names('subject') || source.implied_subject !== undefined) &&
    (names('object') || source.implied !== undefined)
  if (!isPaired && !names('each')) throw new Error('a pattern needs {subject:…} and {object:…}, or {each:…}')
  return {
    type,
    kinds: kindsOf,
    name: source.name,
    pattern: source.pattern,
    expression: new RegExp(body, 'dgu'),
    requires: source.requires ? new RegExp(source.requires, 'u') : null,
    implied: impliedEnd(source),
  }
}

function impliedEnd({
  implied,
  implied_subject,
  implied_like,
  implied_by,
}: RelationRuleSource): RelationRule['implied'] {
  const types = implied ?? implied_subject
  if (types === undefined) return null
  return {
    types: new Set(types.split('|') as EntityType[]),
    role: implied ? 'object' : 'subject',
    by: implied ? (implied_by ?? 'nearest') : 'topic',
    like: implied_like ? new RegExp(implied_like, 'u') : null,
  }
}
