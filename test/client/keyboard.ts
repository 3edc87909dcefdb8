// A reader without a mouse: goes from control to control with the Tab key, and tells at each step where the focus is.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

type Control = { role: Parameters<Page['getByRole']>[0]; name: string | RegExp }

/** More presses than this nobody makes to reach a control. */
const MOST_PRESSES = 90

/** Presses Tab, or Shift and Tab where the control stands before the focus, until it has the focus. */
export async function tabTo(page: Page, { role, name }: Control): Promise<void> {
  const wanted = page
    .getByRole(role, { name, ...(typeof name === 'string' ? { exact: true } : {}) })
    .filter({ visible: true })
    .first()
  await wanted.waitFor()
  for (let presses = 0; presses < MOST_PRESSES; presses++) {
    const way = await wanted.evaluate(element => {
      const at = document.activeElement
      if (at === element) return 'there'
      if (!at || at === document.body) return 'on'
      const { DOCUMENT_POSITION_PRECEDING, DOCUMENT_POSITION_CONTAINS } = Node
      const place = at.compareDocumentPosition(element)
      return (place & DOCUMENT_POSITION_PRECEDING) > 0 && (place & DOCUMENT_POSITION_CONTAINS) === 0
        ? 'back'
        : 'on'
    })
    if (way === 'there') return
    await page.keyboard.press(way === 'back' ? 'Shift+Tab' : 'Tab')
    await expectFocusInSight(page)
  }
  throw new Error(`${role} ${String(name)} is not reached by Tab; the focus is on ${await focused(page)}`)
}

/** Goes to a control and presses it. */
export async function press(page: Page, control: Control, key = 'Enter'): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press(key)
}

/** Waits until the focus is on a control that can be seen, with a ring around it. */
export async function expectFocusInSight(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(troubleWithFocus), { timeout: 3000 }).toBe('')
}

/** What has the focus, for messages. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160) ?? 'nothing')

/** Runs in the page: why a reader can't see where the focus is, or nothing. */
function troubleWithFocus(): string {
  const element = document.activeElement
  if (!element || element === document.body) return 'the focus is nowhere'
  const told = element.outerHTML.slice(0, 160)
  if (!element.matches(':focus-visible')) return `not shown as focused: ${told}`
  // A radio button is drawn by the words beside it, the search field by the frame around it.
  const drawn = [element, element.nextElementSibling, element.parentElement].filter(each => each !== null)
  const ringed = drawn.some(each =>
    ['', '::after'].some(part => {
      const { outlineStyle, outlineWidth } = getComputedStyle(each, part)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
    }),
  )
  if (!ringed) return `no ring around ${told}`
  const seen = drawn.some(each =>
    [...each.getClientRects()].some(box => {
      const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 12)]
      if (box.width < 2 || x < 0 || y < 0 || x > innerWidth || y > innerHeight) return false
      const above = document.elementFromPoint(x, y)
      return above !== null && (each.contains(above) || above.contains(each))
    }),
  )
  return seen ? '' : `out of sight or covered: ${told}`
}
