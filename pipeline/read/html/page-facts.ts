// What a web page states about its article outside the text: meta data of news sites and of Founder's digital editions.
import { dateIn, personsIn } from '../stated-values.ts'

/** Empty strings and lists where the page does not say. */
export type PageFacts = {
  title: string
  kicker: string
  subtitle: string
  authors: string[]
  date: string | null
  /** The paper or site that the article is from. */
  source: string
  /** The printed page: 第03版：要闻. */
  edition: string
}

// Names of meta elements, in order of preference.
const META: Readonly<
  Record<'title' | 'author' | 'date' | 'source' | 'edition' | 'subtitle', readonly string[]>
> = {
  title: ['articletitle', 'citation_title', 'dc.title', 'og:title', 'twitter:title', 'weibo:article:title'],
  subtitle: ['subtitle'],
  author: ['article:author', 'author', 'citation_author', 'dc.creator', 'weibo:article:author', 'og:author'],
  date: [
    'article:published_time',
    'og:published_time',
    'publishdate',
    'pubdate',
    'publish_date',
    'publish-date',
    'publish_time',
    'firstcreatetime',
    'citation_date',
    'og:release_date',
    'weibo:article:create_at',
    'weibo: article:create_at',
    'dc.date',
    'date',
    'datepublished',
  ],
  source: [
    'source',
    'contentsource',
    'mediasource',
    'media',
    'citation_journal_title',
    'newspaper',
    'og:article:source',
  ],
  edition: ['edition', 'page', 'pageno', 'nodename', 'articlepage'],
}

/** `html` is the page as text, for what stands in comments; `document` the same, parsed. */
export function readPageFacts(document: Document, html: string): PageFacts {
  const meta = metaOf(document)
  const founder = founderOf(document, html)
  const linked = linkedDataOf(html)
  const first = (field: keyof typeof META) =>
    META[field].map(name => meta.get(name) ?? '').find(value => value !== '') ?? ''
  const authors = [founder.get('author'), linked.author, first('author')].map(value => personsIn(value ?? ''))
  const dates = [founder.get('date'), linked.date, first('date')].map(value => dateIn(value ?? ''))
  return {
    title: founder.get('title') || linked.title || siteless(first('title')),
    kicker: founder.get('introtitle') || '',
    subtitle: founder.get('subtitle') || first('subtitle'),
    authors: authors.find(names => names.length > 0) ?? [],
    date: dates.find(date => date !== null) ?? null,
    source: (founder.get('sourcename') || founder.get('paper') || first('source') || linked.publisher).trim(),
    edition: founder.get('edition') || founder.get('nodename') || first('edition'),
  }
}

/** 桥通了 of 桥通了_云州新闻网: what follows a mark at the end names the site or the channel. */
export function siteless(title: string): string {
  const parts = title.split(/\s*(?:[_|｜]|\s[-–—]{1,2}\s|--|——)\s*/)
  const [first = ''] = parts
  return parts.length > 1 && first.length >= 4 ? first.trim() : title.trim()
}

function metaOf(document: Document): Map<string, string> {
  const meta = new Map<string, string>()
  for (const element of document.querySelectorAll('meta')) {
    const name = (
      element.getAttribute('name') ??
      element.getAttribute('property') ??
      element.getAttribute('itemprop') ??
      ''
    ).toLowerCase()
    const content = element.getAttribute('content')?.trim() ?? ''
    if (name !== '' && content !== '' && !meta.has(name)) meta.set(name, content.slice(0, 500))
  }
  return meta
}

/**
 * Founder's digital editions: `<!--enpproperty <title>桥通了</title><author>王芳</author> … /enpproperty-->` beside the article, and
 * elements or comments named founder-title, founder-author.
 */
function founderOf(document: Document, html: string): Map<string, string> {
  const facts = new Map<string, string>()
  const note = (name: string, value: string) => {
    const text = value.replace(/<[^<>]{0,200}>/g, '').trim()
    if (text !== '' && !facts.has(name)) facts.set(name, text.slice(0, 500))
  }
  const property = between(html, '<!--enpproperty', '/enpproperty-->')
  for (const [, name, value] of property.matchAll(/<([a-z]{2,20})>([^<]{0,2000})<\/\1>/gi)) {
    note((name as string).toLowerCase(), decodeEntities(value as string))
  }
  for (const name of ['title', 'introtitle', 'subtitle', 'author', 'date', 'edition', 'paper']) {
    for (const element of document.querySelectorAll(`founder-${name}`)) note(name, element.textContent ?? '')
    note(name, between(html, `<!--founder-${name}-->`, `<!--/founder-${name}-->`))
  }
  return facts
}

export function between(text: string, open: string, close: string): string {
  const start = text.indexOf(open)
  const end = start < 0 ? -1 : text.indexOf(close, start + open.length)
  return end < 0 ? '' : text.slice(start + open.length, end)
}

function decodeEntities(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&(?:nbsp|#160);/g, ' ')
    .replace(/&amp;/g, '&')
}

type LinkedData = { title: string; author: string; date: string; publisher: string }

const LINKED_DATA = /<script\b[^>]{0,200}application\/ld\+json[^>]{0,200}>([^<]{2,100000})<\/script/gi

/** schema.org's NewsArticle, as JSON in a script that is read and never run. */
function linkedDataOf(html: string): LinkedData {
  const found: LinkedData = { title: '', author: '', date: '', publisher: '' }
  for (const [, json] of html.matchAll(LINKED_DATA)) {
    for (const item of itemsOf(json as string)) {
      if (!/Article|NewsReport/i.test(textOf(item['@type']))) continue
      found.title ||= textOf(item.headline) || textOf(item.name)
      found.author ||= namesOf(item.author)
      found.date ||= textOf(item.datePublished) || textOf(item.dateCreated)
      found.publisher ||= namesOf(item.publisher)
    }
  }
  return found
}

function itemsOf(json: string): Record<string, unknown>[] {
  try {
    const value: unknown = JSON.parse(json)
    const items = Array.isArray(value)
      ? value
      : isObject(value) && Array.isArray(value['@graph'])
        ? value['@graph']
        : [value]
    return items.filter(isObject)
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(' ')
  return typeof value === 'string' ? value.trim().slice(0, 500) : ''
}

function namesOf(value: unknown): string {
  const values = Array.isArray(value) ? value : [value]
  return values.map(one => (isObject(one) ? textOf(one.name) : textOf(one))).join('；')
}
