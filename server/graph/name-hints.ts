// What tells persons of the same name apart in a list: the body that one works for, or the article that names another.

/** Characters (code points) of an untitled article's opening that serve as a hint. */
const LONGEST_OPENING = 22

/** How an article is known: `opening` is how its text begins. */
type Headline = { title: string | null; opening: string }

export type HintSources = {
  /** How many entities of the graph bear each of `names`; whoever counts may stop at two. */
  countBearers: (names: readonly string[]) => Promise<ReadonlyMap<string, number>>
  headlinesOf: (articles: readonly string[]) => Promise<ReadonlyMap<string, Headline>>
}

/**
 * Hints by entity id, for persons whose name is borne by more than one entity. An id says what tells them apart
 * (`person:王志辉@国家数据局`, `person:王志辉@<article id>`); who is known without goes without.
 */
export async function hintsOf(
  nodes: readonly { id: string; name: string; type: string }[],
  { countBearers, headlinesOf }: HintSources,
): Promise<Map<string, string>> {
  const marked = nodes.filter(({ id, type }) => type === 'person' && id.includes('@'))
  if (marked.length === 0) return new Map()
  const bearers = await countBearers(marked.map(({ name }) => name))
  const apart = marked
    .filter(({ name }) => (bearers.get(name) ?? 0) > 1)
    .map(({ id }) => [id, id.slice(id.indexOf('@') + 1)] as const)
  const bodies = apart.filter(([, what]) => !isArticleId(what))
  const articles = apart.filter(([, what]) => isArticleId(what))
  const headlines = await headlinesOf(articles.map(([, article]) => article))
  return new Map([
    ...bodies,
    ...articles.flatMap(([id, article]) => {
      const headline = headlines.get(article)
      return headline === undefined ? [] : [[id, inWords(headline)] as const]
    }),
  ])
}

/** A piece of a SHA-256 in hexadecimal; no body is called that. */
const isArticleId = (text: string): boolean => /^[0-9a-f-]{12,}$/.test(text)

const inWords = ({ title, opening }: Headline): string =>
  title ?? `${[...opening].slice(0, LONGEST_OPENING).join('').trim()}…`
