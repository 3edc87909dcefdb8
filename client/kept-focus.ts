// Keeps the keyboard's place: who comes back to a view finds the focus where it was, and a control that goes hands it on.

/** What had the focus when a view was left, by the view's address. */
const left = new Map<string, string>()

/** More addresses than this nobody goes back through. */
const MOST_LEFT = 200

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), [tabindex]:not([tabindex="-1"])'

/** Where the focus was last, what lay around it then and what came before it, the nearest first: all of it may be gone now. */
let last: { element: Element; around: readonly Element[]; before: readonly Element[] } | null = null

/** So many controls before it are remembered: a row that goes takes its own along. */
const MOST_BEFORE = 8

const here = (): string => location.pathname + location.search

/** To be called before the view changes. */
export function leaveFocus(): void {
  const element = document.activeElement
  if (!element || element === document.body) return
  left.delete(here())
  left.set(here(), markOf(element))
  const [oldest] = left.keys()
  if (left.size > MOST_LEFT && oldest !== undefined) left.delete(oldest)
}

/** Gives the focus back to what had it when the present address was left; false where that is not to be found. */
export function returnFocus(): boolean {
  const mark = left.get(here())
  if (mark === undefined) return false
  const element = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].find(each => markOf(each) === mark)
  return element !== undefined && takes(element)
}

/** Whether the focus is on nothing that tells where one is. */
export const isFocusLost = (): boolean => {
  const element = document.activeElement
  return element === null || element === document.body || element.matches('aside')
}

/** Watches for controls that vanish, or can't be used any more, while they have the focus. */
export function keepFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element) || target === document.body) return
    last = { element: target, around: ancestorsOf(target), before: controlsBefore(target) }
  })
  new MutationObserver(() => {
    if (wasTaken()) setTimeout(handOn, PATIENCE)
  }).observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  })
}

/** What comes in its place may take the focus itself, milliseconds. */
const PATIENCE = 60

/** True where the focus went with its control; who pressed on open ground has left it there himself. */
function wasTaken(): boolean {
  if (last === null || !isFocusLost()) return false
  return !last.element.isConnected || last.element.matches(':disabled')
}

function handOn(): void {
  if (last === null || !wasTaken() || returnFocus()) return
  const { around, before } = last
  const left = before.find(each => each.isConnected)
  for (const place of around) {
    if (!place.isConnected) continue
    // Of the panel nothing may be there yet: its heading takes the focus from it once it comes.
    if (takes(nearestTo(left, place)) || (place.matches('aside') && takes(place as HTMLElement))) return
  }
}

/** What can take the focus in `place`: what follows `left`, else the first; a field only if there is nothing else. */
function nearestTo(left: Element | undefined, place: Element): HTMLElement | undefined {
  // A text field would bring up a telephone's keyboard.
  const inside = [...place.querySelectorAll<HTMLElement>(FOCUSABLE)]
    .filter(each => each.checkVisibility())
    .sort((a, b) => Number(a.matches('input')) - Number(b.matches('input')))
  return inside.find(each => left && follows(each, left)) ?? inside[0]
}

const follows = (one: Element, other: Element): boolean =>
  (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) > 0

function controlsBefore(element: Element): Element[] {
  const controls = [...document.querySelectorAll(FOCUSABLE)]
  return controls
    .filter(each => follows(element, each))
    .slice(-MOST_BEFORE)
    .reverse()
}

function takes(element: HTMLElement | undefined): boolean {
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'nearest' })
  return element !== undefined && document.activeElement === element
}

function ancestorsOf(element: Element): Element[] {
  const around: Element[] = []
  for (let each = element.parentElement; each && each !== document.body; each = each.parentElement)
    around.push(each)
  return around
}

/** What tells a control from the others on the page, also after it was made anew: an id of React's is not among it. */
function markOf(element: Element): string {
  const { tagName, textContent } = element
  const names = ['href', 'aria-label', 'aria-rowindex', 'data-mention', 'data-testid', 'value', 'name']
  return [tagName, ...names.map(name => element.getAttribute(name) ?? ''), textContent].join('\n')
}
