// Gives every mention of a page its entity: curated entries, short forms, nicknames of documents, editions of events.
import type { Knowledge } from '../knowledge.ts'
import type { Article, Entity, EntityType, LinkedMention, Span } from '../types.ts'
import { certaintyOf } from './certainty.ts'
import { companyShortForms, isEverydayWord, LEGAL_FORM, prefixesOfCompany } from './company-short-forms.ts'
import type { DictionaryEntry } from './dictionary.ts'
import type { FoundMention, FoundMentions } from './find-mentions.ts'
import { findFullNames, findUnseenAbbreviations } from './full-names.ts'
import { coverage } from './grow-names.ts'

export type LinkedArticle = {
  article: Article
  found: FoundMentions
  mentions: (LinkedMention & { subtype: string })[]
}

/** A name the page introduces, and how else it calls the same thing. */
type PageName = { type: EntityType; subtype: string; id: string; name: string }

// Found by their last character alone: 星河湾 as a bay, 纳博科 as an office.
const WEAK_REASON = /^rule:(?:place|organization)-ending:.$/u
const EDITION = /^(?:\d{4}年?度?|第[\d一二三四五六七八九十百]{1,5}届|首届|本届)+/
const EXPLICIT_SHORT =
  /^[”》]?[（(](?:以下)?(?:统称|简称|下称)[为是]?[:：]?[“《‘]?([^“”《》（）()‘’\n]{2,14})[”》’]?[)）]/

/**
 * Entities of the whole page by id, `curated` those of the dictionaries, and each article's mentions with their entity's id. Persons
 * are told apart later, by affiliation.
 */
export function linkMentions(
  articles: readonly { article: Article; found: FoundMentions }[],
  knowledge: Knowledge,
): { articles: LinkedArticle[]; entities: Map<string, Entity>; curated: ReadonlySet<string> } {
  const { dictionary } = knowledge
  const entities = new Map<string, Entity>()
  const curatedIds = new Set<string>()
  const shortForms = new Map<string, PageName>()
  const pageNames = new Map<string, PageName>()

  const entityOf = (
    type: EntityType,
    subtype: string,
    name: string,
    aliases: readonly string[] = [],
  ): PageName => {
    const id = `${type}:${name}`
    if (!entities.has(id)) entities.set(id, { id, type, ...(subtype ? { subtype } : {}), name, aliases })
    return { type, subtype, id, name }
  }
  const curated = (entry: DictionaryEntry) => {
    const page = entityOf(entry.type, entry.subtype, entry.name, entry.aliases)
    curatedIds.add(page.id)
    return page
  }

  // First the full names of the page, longest first, so that short forms have something to stand for.
  for (const { article, found } of articles)
    for (const mention of found.mentions) {
      if (mention.type !== 'organization' || mention.entries.length > 0) continue
      const surface = article.text.slice(mention.start, mention.end)
      for (const short of [
        ...companyShortForms(surface, dictionary.named, mention.subtype),
        ...prefixesOfCompany(mention, found, dictionary.named),
      ])
        if (!shortForms.has(short) && !isEverydayWord(short, found.segments))
          shortForms.set(short, { type: 'organization', subtype: mention.subtype, id: '', name: surface })
    }

  const findShortForms = createNameFinder(new Set(shortForms.keys()))
  const resolve = (
    mention: FoundMention,
    text: string,
    { choose, nicknamed }: { choose: EntryChooser; nicknamed: ReadonlyMap<string, PageName> },
  ): PageName => {
    const surface = text.slice(mention.start, mention.end)
    const plain = surface.replace(/[“”‘’「」]/g, '')
    const entry = choose(mention.entries)
    if (entry) return curated(entry)
    switch (mention.type) {
      case 'organization': {
        const known = [
          ...(dictionary.named.get(plain.replace(LEGAL_FORM, '')) ?? []),
          ...(dictionary.named.get(plain) ?? []),
        ].find(({ type }) => type === 'organization')
        if (known) return curated(known)
        // 时代凌宇公司 is 时代凌宇 with less of its legal form.
        const full = shortForms.get(plain) ?? shortForms.get(plain.replace(LEGAL_FORM, ''))
        if (full && full.name !== plain)
          return entityOf('organization', full.subtype, full.name.replace(/[“”]/g, ''))
        return entityOf('organization', mention.subtype, plain)
      }
      case 'event': {
        // “走进雄安”活动 goes by what stands in the marks; the activity of a day or a month by the day or month.
        const quoted = /^“([^“”]+)”(?:主题)?(?:活动|行动)?$/.exec(surface)?.[1]
        const series = quoted ?? plain.replace(EDITION, '').replace(/(?<=[月日周节会展赛])活动$/, '')
        const known = dictionary.named.get(series)?.find(({ type }) => type === 'event')
        return known ? curated(known) : entityOf('event', mention.subtype, series || plain)
      }
      case 'person': {
        // 总统马克龙 and 埃马纽埃尔·马克龙 are one, whether a title or the dictionary found them.
        const known = dictionary.named.get(plain)?.find(({ type }) => type === 'person')
        return known ? curated(known) : entityOf('person', mention.subtype, plain)
      }
      case 'document': {
        return nicknamed.get(plain) ?? entityOf('document', mention.subtype, surface)
      }
      default:
        return entityOf(mention.type, mention.subtype, plain)
    }
  }

  const linked = articles.map(({ article, found }): LinkedArticle => {
    const { text } = article
    const mentions: LinkedArticle['mentions'] = []
    const documents: { name: string; page: PageName }[] = []
    const nicknamed = new Map<string, PageName>()
    const choose = createEntryChooser(text)
    const fullNames = findFullNames(found.reading, found.mentions, dictionary)
    const explicit = new Map<string, PageName>()
    const link = (mention: FoundMention, page: PageName) =>
      mentions.push({
        start: mention.start,
        end: mention.end,
        type: page.type,
        reason: mention.reason,
        certainty: mention.certainty,
        entity: page.id,
        subtype: page.subtype,
      })

    for (const mention of found.mentions) {
      const surface = text.slice(mention.start, mention.end)
      const read = found.reading.slice(mention.start, mention.end)
      const page =
        explicit.get(surface) ?? resolve(fullNames.get(read) ?? mention, text, { choose, nicknamed })
      link(mention, page)
      if (page.type === 'document') {
        documents.push({ name: surface, page })
        for (const nickname of nicknamesOf(surface)) nicknamed.set(nickname, page)
      }
      const short = EXPLICIT_SHORT.exec(text.slice(mention.end, mention.end + 30))?.[1]
      if (short) explicit.set(short, page)
      if (surface.length >= 3 || page.type === 'person') pageNames.set(`${page.type}|${surface}`, page)
    }

    // What was once named for certain is found again wherever it stands: names without their title, products without their marks.
    const again = new Map<string, { page: PageName; reason: string }>()
    for (const [short, page] of explicit) again.set(short, { page, reason: 'rule:explicit-short-form' })
    for (const [short, full] of findUnseenAbbreviations(found, dictionary, knowledge.organizationEndings)) {
      const page = mentions.find(({ start }) => start === full.start)
      if (page)
        again.set(short, {
          page: { type: page.type, subtype: page.subtype, id: page.entity, name: short },
          reason: 'rule:abbreviation',
        })
    }
    for (const short of findShortForms(text).keys()) {
      const full = shortForms.get(short) as PageName
      again.set(short, {
        page: entityOf('organization', full.subtype, full.name.replace(/[“”]/g, '')),
        reason: 'rule:company-short-form',
      })
    }
    for (const mention of mentions) {
      const surface = text.slice(mention.start, mention.end)
      // 弗拉基米尔·纳博科夫 is 纳博科夫 from then on.
      const lastName = mention.type === 'person' ? surface.split('·').at(-1) : undefined
      if (lastName && lastName !== surface && lastName.length > 2 && !again.has(lastName)) {
        const page = pageNames.get(`person|${surface}`)
        if (page) again.set(lastName, { page, reason: 'rule:last-name' })
      }
      if (!again.has(surface) && (surface.length >= 3 || mention.type === 'person'))
        again.set(surface, {
          page: pageNames.get(`${mention.type}|${surface}`) as PageName,
          reason: 'rule:named-before',
        })
    }
    for (const nickname of knowledge.grammar.documents.bare_nicknames) {
      const full = documents.find(({ name }) => name.endsWith(nickname) && name.length > nickname.length)
      if (full) again.set(nickname, { page: full.page, reason: 'rule:bare-nickname' })
    }
    // 时代凌宇, the short form of a company, outweighs 凌宇, a person only for the tagger, and 星河湾, a bay only by its last character.
    const firm = coverage(
      text.length,
      mentions.filter(({ reason }) => reason !== 'tagger' && !WEAK_REASON.test(reason)),
    )
    const taken = coverage(text.length, mentions)
    const added = new Uint8Array(text.length)
    const repeated: LinkedArticle['mentions'] = []
    const places = createNameFinder(new Set(again.keys()))(text)
    for (const [surface, { page, reason }] of [...again].sort(
      ([a], [b]) => b.length - a.length || (a < b ? -1 : 1),
    ))
      for (const span of places.get(surface) ?? []) {
        const free = reason === 'rule:named-before' || reason === 'rule:abbreviation' ? taken : firm
        if (!isFree(span, free) || !isFree(span, added) || !endsWord(span, found)) continue
        // 各市农牧厅 are others than the one named before.
        if (reason === 'rule:abbreviation' && /[各省市县区州某级地]/.test(text[span.start - 1] ?? ''))
          continue
        added.fill(1, span.start, span.end)
        repeated.push({
          ...span,
          type: page.type,
          reason,
          certainty: certaintyOf(reason),
          entity: page.id,
          subtype: page.subtype,
        })
      }
    const all = [...mentions.filter(mention => isFree(mention, added)), ...repeated]
    return { article, found, mentions: all.sort((a, b) => a.start - b.start) }
  })
  return { articles: linked, entities, curated: curatedIds }
}

/**
 * Makes a finder of names that says where each stands in a text. Names are looked up by first character and length: the time is
 * linear in the text however many names a page has, and an automaton would take longer to make than to use.
 */
function createNameFinder(names: ReadonlySet<string>): (text: string) => Map<string, Span[]> {
  const lengths = new Map<number, number[]>()
  for (const name of names) {
    const first = name.charCodeAt(0)
    const known = lengths.get(first)
    if (!known) lengths.set(first, [name.length])
    else if (!known.includes(name.length)) known.push(name.length)
  }
  return text => {
    const places = new Map<string, Span[]>()
    if (names.size === 0) return places
    for (let start = 0; start < text.length; start++) {
      const possible = lengths.get(text.charCodeAt(start))
      if (possible === undefined) continue
      for (const length of possible) {
        const name = text.slice(start, start + length)
        if (!names.has(name)) continue
        const span = { start, end: start + length }
        const spans = places.get(name)
        if (spans) spans.push(span)
        else places.set(name, [span])
      }
    }
    return places
  }
}

type EntryChooser = (entries: readonly DictionaryEntry[]) => DictionaryEntry | undefined

/** Of several entries that bear a name the one whose whole the article names, else the first. The article is searched once a name. */
function createEntryChooser(text: string): EntryChooser {
  const chosen = new Map<readonly DictionaryEntry[], DictionaryEntry | undefined>()
  return entries => {
    if (entries.length < 2) return entries[0]
    if (!chosen.has(entries)) {
      const names = ({ parent }: DictionaryEntry) =>
        parent !== '' && text.includes(parent.replace(/(?:省|市|自治区)$/, ''))
      chosen.set(entries, entries.find(names) ?? entries[0])
    }
    return chosen.get(entries)
  }
}

const LONGEST_NICKNAME = 14

/** How a title ends, with and without what stands in brackets behind it: 《指导意见》 for 关于…的指导意见（试行）. */
function* nicknamesOf(title: string): Generator<string> {
  const bare = title.replace(/[（(][^（()）]{0,20}[)）]$/, '')
  for (let length = 1; length <= LONGEST_NICKNAME && length < title.length; length++) {
    yield title.slice(-length)
    if (length <= bare.length) yield bare.slice(-length)
  }
}

const isFree = ({ start, end }: Span, taken: Uint8Array): boolean => {
  for (let i = start; i < end; i++) if (taken[i]) return false
  return true
}

/** A name met again must not cut a longer word: 王涛 in 王涛涛, 张伟 in 张伟大. */
function endsWord({ start, end }: Span, { segments, segmentAt }: FoundMentions): boolean {
  const first = segments[segmentAt[start] as number]
  const last = segments[segmentAt[end - 1] as number]
  if (!first || !last) return false
  const headCut = first.start < start && first.end - first.start > 1 && !/^(?:nr|x|m)/.test(first.tag)
  const tailCut = last.end > end && last.end - last.start > 2
  return !headCut && !tailCut
}
