// What the panel tells of two entities, for the graph to show: the ways between them, set by the panel, read by the graph.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Trail } from './graph/appearance.ts'

type Trailing = { trail: Trail | null; setTrail: (trail: Trail | null) => void }

const TrailContext = createContext<Trailing | null>(null)

export function TrailProvider({ children }: { children: ReactNode }) {
  const [trail, setTrail] = useState<Trail | null>(null)
  const value = useMemo(() => ({ trail, setTrail }), [trail])
  return <TrailContext value={value}>{children}</TrailContext>
}

function useTrailing(): Trailing {
  const value = useContext(TrailContext)
  if (!value) throw new Error('useTrail needs a TrailProvider above it.')
  return value
}

/** The ways that the graph has in focus; null while the panel answers no question about two entities. */
export const useTrail = (): Trail | null => useTrailing().trail

/** Puts `trail` in focus as long as the calling component is there; `trail` must stay the same object between renders. */
export function useShownTrail(trail: Trail | null): void {
  const { setTrail } = useTrailing()
  useEffect(() => {
    setTrail(trail)
    return () => setTrail(null)
  }, [trail, setTrail])
}
