// Views kept under a name: in this browser, and in a link that carries them to another.
import { remember, remembered } from '../i18n/remembered.ts'
import { addressOf, parseView } from '../view.ts'

/** `search` is the query string of the view's address. */
export type KeptView = { name: string; search: string }

const STORED_AS = 'baotu-views'
const MOST_VIEWS = 100
const LONGEST_NAME = 60

export function keptViews(): KeptView[] {
  return readViews(remembered(STORED_AS) ?? '')
}

/** The newest first; one of the same name is replaced. Returns what is now kept. */
export function keepView(view: KeptView): KeptView[] {
  return storeViews([view, ...keptViews().filter(({ name }) => name !== view.name)])
}

export function dropView(name: string): KeptView[] {
  return storeViews(keptViews().filter(view => view.name !== name))
}

export function keepViews(views: readonly KeptView[]): KeptView[] {
  const names = new Set(views.map(({ name }) => name))
  return storeViews([...views, ...keptViews().filter(({ name }) => !names.has(name))])
}

function storeViews(views: readonly KeptView[]): KeptView[] {
  const kept = views.slice(0, MOST_VIEWS)
  remember(STORED_AS, JSON.stringify(kept))
  return kept
}

/** The part of an address behind `#`, which never leaves the browser. */
export const linkOfViews = (views: readonly KeptView[]): string =>
  `#views=${encodeURIComponent(JSON.stringify(views.slice(0, MOST_VIEWS)))}`

export function viewsInLink(hash: string): KeptView[] {
  const [, written] = /^#views=(.{1,60000})$/.exec(hash) ?? []
  if (written === undefined) return []
  try {
    return readViews(decodeURIComponent(written))
  } catch (error) {
    if (error instanceof URIError) return []
    throw error
  }
}

/** What is not a view is left out: a link may come from anybody. */
function readViews(json: string): KeptView[] {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
  if (!Array.isArray(value)) return []
  return value.slice(0, MOST_VIEWS).flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null || !('name' in item) || !('search' in item)) return []
    const { name, search } = item
    if (typeof name !== 'string' || typeof search !== 'string' || name.trim() === '') return []
    // Through the view and back: only what the explorer itself would write.
    return [{ name: name.trim().slice(0, LONGEST_NAME), search: addressOf(parseView(search)).slice(1) }]
  })
}
