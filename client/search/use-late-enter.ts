// Enter that comes before the answer to what was typed: it chooses the first of that answer, not of the one before.
import type { ComboboxStore } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'

type Asked = {
  /** What stands in the field. */
  text: string
  /** The answer that is shown, with what it was asked for. */
  answer: { query: string } | undefined
}

/** Selects the first option of each answer. The function that it returns is the field's `onKeyDownCapture`. */
export function useLateEnter(
  combobox: ComboboxStore,
  { text, answer }: Asked,
): (event: KeyboardEvent) => void {
  /** The text on which Enter was pressed too early. */
  const waiting = useRef<string | null>(null)
  const isLate = answer?.query !== text

  useEffect(() => {
    if (answer === undefined) return
    combobox.selectFirstOption()
    if (waiting.current === answer.query) combobox.clickSelectedOption()
  }, [answer])

  return event => {
    const isEnter = event.key === 'Enter' && !event.nativeEvent.isComposing
    // Whoever types on, or goes down the list, wants something else.
    waiting.current = isEnter && isLate && text !== '' ? text : null
    if (waiting.current === null) return
    event.preventDefault()
    event.stopPropagation()
  }
}
