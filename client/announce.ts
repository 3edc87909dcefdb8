// What a press of a button did, for screen readers: said by the one live region that the announcer keeps.
import { useSyncExternalStore } from 'react'

let said = ''
const listeners = new Set<() => void>()

export function announce(text: string): void {
  said = text
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The last thing announced; empty once something else was selected. */
export const useAnnounced = (): string => useSyncExternalStore(listen, () => said)
