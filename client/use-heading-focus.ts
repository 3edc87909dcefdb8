// Gives the focus to the heading of what has just opened, so that keyboard and screen reader go on there.
import { type RefObject, useEffect, useRef } from 'react'
import { cameBack } from './came-back.ts'
import { isFocusLost, returnFocus } from './kept-focus.ts'
import { useView } from './view-context.tsx'

/** `unless`: what keeps it away, besides that nobody has gone anywhere yet: the focus being on something else. */
export function useHeadingFocus({
  unless,
}: {
  unless: 'never' | 'focused elsewhere'
}): RefObject<HTMLHeadingElement | null> {
  const { hasMoved } = useView()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!hasMoved() || (unless === 'focused elsewhere' && !isFocusLost()) || isTyping()) return
    // Who comes back finds it where it was left.
    if (!(cameBack() && returnFocus())) heading.current?.focus({ preventScroll: true })
  }, [hasMoved, unless])
  return heading
}

/** Whoever types by the time that a slow answer is there goes on typing. */
const isTyping = (): boolean =>
  document.activeElement?.matches('input:not([type="checkbox"], [type="radio"]), textarea') ?? false
