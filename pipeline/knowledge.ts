// Loads and checks graph-data: dictionaries, rules, lexicons, the tagger. A wrong file names itself, its line and the mend.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { createDictionary, type Dictionary, type DictionaryEntry } from './entities/dictionary.ts'
import { divisionsOfChina } from './entities/divisions-of-china.ts'
import { type CompanyFinder, type CompanyGrammar, createCompanyFinder } from './entities/find-companies.ts'
import {
  createUnmarkedDocumentFinder,
  type DocumentGrammar,
  type UnmarkedDocumentFinder,
} from './entities/find-documents.ts'
import { createEventFinder, type EventFinder, type EventGrammar } from './entities/find-events.ts'
import { createModelFinder, type ModelFinder, type ModelGrammar } from './entities/find-models.ts'
import {
  createNamedBodyFinder,
  type NamedBodyFinder,
  type NamedBodyGrammar,
} from './entities/find-named-bodies.ts'
import { type PersonLexicon, surnameBeginnings } from './entities/find-persons.ts'
import type { ProductGrammar } from './entities/find-products.ts'
import { createTitleFinder, type TitleFinder, type TitleKind } from './entities/find-titles.ts'
import { type ChainGrammar, createVillageFinder, type VillageFinder } from './entities/find-villages.ts'
import { createNameGrower, type NameGrammar, type NameGrower } from './entities/grow-names.ts'
import { createLexicon } from './entities/lexicon.ts'
import { createSegmenter, type Segmenter } from './entities/segment.ts'
import { readTagger, type Tagger } from './entities/tagger.ts'
import { createWordList } from './entities/word-list.ts'
import { KnowledgeError } from './knowledge-error.ts'
import { readTable, type TableRow } from './read-table.ts'
import { createRuleChooser, type RuleChooser } from './relations/choose-rules.ts'
import { createFigureFinder, type FigureFinder, type FigureGrammar } from './relations/find-figures.ts'
import type { OfficeGrammar } from './relations/find-offices.ts'
import {
  createReferenceFinder,
  type ReferenceFinder,
  type ReferenceGrammar,
} from './relations/find-references.ts'
import {
  compileRelationRule,
  type RelationRule,
  type RelationRuleSource,
} from './relations/relation-rules.ts'
import { type EntityType, RELATION_TYPES, type RelationType } from './types.ts'

export type Knowledge = {
  dictionary: Dictionary
  segment: Segmenter
  findTitles: TitleFinder
  growOrganizations: NameGrower
  growPlaces: NameGrower
  growEvents: NameGrower
  growProducts: NameGrower
  findEvents: EventFinder
  findNamedBodies: NamedBodyFinder
  findCompanies: CompanyFinder
  findModels: ModelFinder
  findVillages: VillageFinder
  findUnmarkedDocuments: UnmarkedDocumentFinder
  findFigures: FigureFinder
  findReferences: ReferenceFinder
  /** 管委会, 公司: no names by themselves. */
  organizationEndings: ReadonlySet<string>
  /** 老城区, 山区: kinds of places, no names. */
  notPlaces: ReadonlySet<string>
  grammar: {
    documents: DocumentGrammar
    products: ProductGrammar
    offices: OfficeGrammar
  }
  persons: PersonLexicon
  /** Proposes names by their context; none where no model is installed. */
  tagNames: Tagger
  chooseRelationRules: RuleChooser
  /** Names of media, for datelines: 新华社, 科技日报. */
  agencies: readonly string[]
}

const ENTITY_COLUMNS = ['name', 'subtype', 'aliases', 'parent', 'note'] as const

const ENTITY_FILES: readonly [string, EntityType][] = [
  ['organizations.tsv', 'organization'],
  ['places.tsv', 'place'],
  ['documents.tsv', 'document'],
  ['events.tsv', 'event'],
  ['products.tsv', 'product'],
  ['topics.tsv', 'topic'],
  ['people.tsv', 'person'],
]

/** The tag that tells the segmenter what kind of word a curated name is. */
const SEGMENT_TAG: Readonly<Record<EntityType, string>> = {
  person: 'nr',
  organization: 'nt',
  place: 'ns',
  document: 'nz',
  event: 'nz',
  product: 'nz',
  topic: 'n',
}

/** @param folder the graph-data folder. @throws KnowledgeError naming file, line and mend. */
export function loadKnowledge(folder: string): Knowledge {
  const table = (name: string, columns: readonly string[]): TableRow[] => {
    const path = join(folder, 'dictionaries', name)
    if (!existsSync(path))
      throw new KnowledgeError(path, null, 'the file is missing', 'Restore it from the repository')
    return readTable(path, readFileSync(path, 'utf8'), columns)
  }
  const rules = <T>(name: string): T => parseYaml<T>(join(folder, 'rules', name))
  /** What is built from the words and patterns of one rule file: a wrong regular expression names its file. */
  const compiled = <T>(name: string, build: () => T): T => {
    try {
      return build()
    } catch (error) {
      throw new KnowledgeError(
        join(folder, 'rules', name),
        null,
        error instanceof Error ? error.message : String(error),
        'Mend the pattern it names',
      )
    }
  }
  // Each of these files tells several stages what they need.
  const organizations = rules<NameGrammar & NamedBodyGrammar & CompanyGrammar>('organizations.yaml')
  const places = rules<NameGrammar & { chained: ChainGrammar }>('places.yaml')
  const events = rules<NameGrammar & EventGrammar & { quoted_endings: { words: string[] } }>('events.yaml')
  const products = rules<NameGrammar & ProductGrammar & ModelGrammar>('products.yaml')
  const documents = rules<DocumentGrammar>('documents.yaml')
  const references = rules<ReferenceGrammar & OfficeGrammar>('references.yaml')
  const organizationEndings = new Set(organizations.suffixes.flatMap(({ words }) => words))

  const lexicon = createLexicon()

  const column = (rows: readonly TableRow[], name: string) => rows.map(row => row.fields[name] as string)
  const pairs = (name: string, [key, value]: readonly [string, string], ...others: string[]) =>
    new Map(
      table(name, [key, value, ...others]).map(({ fields }) => [
        fields[key] as string,
        fields[value] as string,
      ]),
    )

  const shortForms = pairs('place-short-forms.tsv', ['name', 'short'], 'note')
  const commonWords = new Set(column(table('place-short-stoplist.tsv', ['short', 'reason']), 'short'))
  const curated = ENTITY_FILES.flatMap(([file, type]) =>
    table(file, ENTITY_COLUMNS).map(row => dictionaryEntry(file, type, row)),
  )
  const curatedNames = new Set(curated.flatMap(entry => [entry.name, ...entry.aliases]))
  // A curated row overrules the register: 北京 as the canonical alias, 中关村 as a zone.
  const divisions = divisionsOfChina(shortForms, commonWords).map(entry => ({
    ...entry,
    aliases: entry.aliases.filter(alias => !curatedNames.has(alias)),
  }))
  const shadows = column(table('not-names.tsv', ['text', 'reason']), 'text')
  const dictionary = createDictionary(
    [...curated, ...divisions.filter(entry => !curatedNames.has(entry.name))],
    shadows,
    lexicon,
  )

  const modifiers = column(table('title-modifiers.tsv', ['modifier', 'note']), 'modifier')
  const titles = withoutBodies(
    new Map(
      table('titles.tsv', ['title', 'kind', 'note'])
        // 设计 and 策划 are what somebody did only in the credits of a page; elsewhere they are words.
        .filter(({ fields }) => !fields.note?.includes('byline_only'))
        .map(({ fields }) => [fields.title as string, fields.kind as TitleKind]),
    ),
    modifiers,
    organizations,
    dictionary,
  )
  const surnames = new Map<string, string>()
  for (const { fields } of table('surnames.tsv', ['surname', 'kind', 'traditional', 'note'])) {
    surnames.set(fields.surname as string, fields.kind as string)
    if (fields.traditional) surnames.set(fields.traditional, fields.kind as string)
  }
  const personRules = rules<{
    not_names: { words: string[] }
    reporting_verbs: { words: string[] }
    honorifics: { words: string[] }
    before: { words: string[] }
  }>('persons.yaml')

  const words = new Map<string, string>()
  for (const entry of dictionary.entries)
    for (const name of [entry.name, ...entry.aliases])
      if (!/\s/.test(name)) words.set(name, SEGMENT_TAG[entry.type])
  for (const title of titles.keys()) words.set(title, 'n')
  // 设计周|昨天: no Mr 周.
  for (const { words: endings } of events.suffixes)
    for (const word of endings) if (word.length > 2 && /[周月季日]$/.test(word)) words.set(word, 'n')
  // 白皮书 is no Mr 白.
  for (const word of documents.bare_nicknames) words.set(word, 'n')

  return {
    dictionary,
    segment: createSegmenter(words),
    findTitles: createTitleFinder(titles, modifiers, lexicon),
    growOrganizations: createNameGrower(organizations, lexicon),
    growPlaces: createNameGrower(places, lexicon),
    growEvents: createNameGrower(events, lexicon),
    growProducts: createNameGrower(products, lexicon),
    findEvents: compiled('events.yaml', () =>
      createEventFinder(events, createWordList(events.quoted_endings.words)),
    ),
    findNamedBodies: compiled('organizations.yaml', () =>
      createNamedBodyFinder(organizationEndings, organizations),
    ),
    findCompanies: compiled('organizations.yaml', () => createCompanyFinder(organizations)),
    findModels: compiled('products.yaml', () => createModelFinder(products)),
    findVillages: compiled('places.yaml', () => createVillageFinder(places.chained)),
    findUnmarkedDocuments: compiled('documents.yaml', () => createUnmarkedDocumentFinder(documents)),
    findFigures: createFigureFinder(rules<FigureGrammar>('figures.yaml')),
    findReferences: createReferenceFinder(references, lexicon),
    notPlaces: new Set(places.not_names),
    organizationEndings,
    grammar: {
      documents,
      products,
      offices: references,
    },
    persons: {
      surnames,
      surnameBeginnings: surnameBeginnings(surnames),
      givenNameCharacters: new Set(column(table('given-name-characters.tsv', ['character']), 'character')),
      transliterationCharacters: new Set(
        column(table('transliteration-characters.tsv', ['character']), 'character'),
      ),
      reportingVerbs: createWordList(personRules.reporting_verbs.words),
      honorifics: createWordList(personRules.honorifics.words),
      before: createWordList(personRules.before.words),
      notNames: personRules.not_names.words,
    },
    tagNames: loadTagger(join(folder, 'model', 'names.bin')),
    chooseRelationRules: createRuleChooser(loadRelationRules(join(folder, 'rules', 'relations')), lexicon),
    agencies: longestFirst(
      dictionary.entries
        .filter(({ subtype }) => subtype === 'media')
        .flatMap(({ name, aliases }) => [name, ...aliases]),
    ),
  }
}

/**
 * The titles that do not begin with a body: of 区委书记, 研究所所长 and 新华社记者 only 书记, 所长 and 记者 are the title.
 * 党委书记 and 工会主席 stay whole: the body they name is the one before them.
 */
function withoutBodies(
  titles: Map<string, TitleKind>,
  modifiers: readonly string[],
  { suffixes }: NameGrammar,
  dictionary: Dictionary,
): Map<string, TitleKind> {
  const endings = new Set(
    suffixes
      .flatMap(({ words }) => words)
      .filter(word => !/^(?:党(?!工委)|纪|团|工会|政法委|支部)/.test(word)),
  )
  const isBody = (word: string): boolean => endings.has(word) || dictionary.named.has(word)
  const isTitle = (word: string): boolean =>
    titles.has(word) ||
    modifiers.some(modifier => word.startsWith(modifier) && titles.has(word.slice(modifier.length)))
  const beginsWithBody = (title: string): boolean =>
    [...title].some((_, at) => at > 0 && isBody(title.slice(0, at)) && isTitle(title.slice(at)))
  return new Map([...titles].filter(([title]) => !beginsWithBody(title)))
}

function loadTagger(path: string): Tagger {
  if (!existsSync(path))
    throw new KnowledgeError(
      path,
      null,
      'the tagger’s model is missing',
      'Restore it from the repository, or train it anew',
    )
  return readTagger(readFileSync(path))
}

const longestFirst = (words: readonly string[]): string[] =>
  [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

function dictionaryEntry(file: string, type: EntityType, { line, fields }: TableRow): DictionaryEntry {
  const { name = '', subtype = '', aliases = '', parent = '' } = fields
  if (name === '')
    throw new KnowledgeError(file, line, 'the row has no name', 'Write the name in the first column')
  return {
    id: `${type}:${name}`,
    type,
    subtype,
    name,
    aliases: aliases.split('|').filter(alias => alias !== ''),
    parent,
    source: `${file}:${line}`,
  }
}

function loadRelationRules(folder: string): RelationRule[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .flatMap(name => {
      const path = join(folder, name)
      const { type, rules } = parseYaml<{ type: string; rules: RelationRuleSource[] }>(path)
      if (!RELATION_TYPES.includes(type as RelationType))
        throw new KnowledgeError(
          path,
          null,
          `unknown relation type “${type}”`,
          `Known are ${RELATION_TYPES.join(', ')}`,
        )
      return rules.map(rule => {
        try {
          return compileRelationRule(type as RelationType, rule)
        } catch (error) {
          throw new KnowledgeError(
            path,
            null,
            `rule ${rule.name}: ${error instanceof Error ? error.message : String(error)}`,
            `Mend its pattern in ${basename(path)}`,
          )
        }
      })
    })
}

function parseYaml<T>(path: string): T {
  try {
    return parse(readFileSync(path, 'utf8')) as T
  } catch (error) {
    throw new KnowledgeError(
      path,
      null,
      error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
      'Mend the YAML at that place',
    )
  }
}
