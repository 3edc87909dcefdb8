// Says who wrote an article, and for which agency or paper where the byline names it.
import type { Article, Evidence, LinkedMention, Relation, Span } from '../types.ts'

const REPORTER = /(?:见习|实习|特约)?(?:记者|記者)/

/** `authored` for every name in the byline, and works_for where an agency is named and no rule has said so yet. */
export function relateAuthors(
  article: Article,
  mentions: readonly LinkedMention[],
  stated: readonly Relation[],
): Relation[] {
  const { text, authors, agency } = article
  const relations: Relation[] = []
  const agencyMention = mentions.find(
    mention =>
      mention.type === 'organization' && agency !== null && text.slice(mention.start, mention.end) === agency,
  )
  for (const author of authors) {
    const named = mentions.filter(
      mention => mention.type === 'person' && text.slice(mention.start, mention.end) === author,
    )
    const byline = nearestToEdge(named, text.length)
    if (!byline) continue
    relations.push({
      type: 'authored',
      subject: byline.entity,
      object: '@article',
      evidence: [evidence(byline, 'rule:byline')],
    })
    if (!agencyMention) continue
    if (
      stated.some(
        ({ type, subject, object }) =>
          type === 'works_for' && subject === byline.entity && object === agencyMention.entity,
      )
    )
      continue
    const near = Math.abs(byline.start - agencyMention.start) < 60
    const span = near
      ? { start: Math.min(byline.start, agencyMention.start), end: Math.max(byline.end, agencyMention.end) }
      : byline
    const label = near ? REPORTER.exec(text.slice(span.start, span.end))?.[0] : undefined
    relations.push({
      type: 'works_for',
      subject: byline.entity,
      object: agencyMention.entity,
      ...(label ? { label } : {}),
      evidence: [evidence(span, 'rule:byline-agency')],
    })
  }
  return relations
}

const evidence = ({ start, end }: Span, reason: string): Evidence => ({ start, end, reason })

/** A byline stands in the dateline or at the end; a person of the same name in the middle is another matter. */
function nearestToEdge<M extends Span>(mentions: readonly M[], length: number): M | undefined {
  let best: M | undefined
  for (const mention of mentions) {
    const distance = Math.min(mention.start, length - mention.end)
    if (!best || distance < Math.min(best.start, length - best.end)) best = mention
  }
  return best
}
