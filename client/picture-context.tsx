// What the stage shows, for those beside it: the list of changes in the panel, and what takes the picture away.
import { createContext, type ReactNode, useContext, useState } from 'react'
import type { GraphAnswer } from '../server/api/types.ts'
import type { Colouring } from './graph/colouring.ts'
import type { Palette } from './graph/palette.ts'
import type { ShownGraph } from './graph/shown-graph.ts'
import type { Stage } from './graph/stage.ts'

export type ShownPicture = {
  answer: GraphAnswer
  shown: ShownGraph
  colouring: Colouring
  palette: Palette
  /** Null while a table stands in its place, and where there is no WebGL. */
  stage: Stage | null
}

const PictureContext = createContext<ShownPicture | null>(null)
const ShowContext = createContext<(picture: ShownPicture | null) => void>(() => {})

export function PictureProvider({ children }: { children: ReactNode }) {
  const [picture, setPicture] = useState<ShownPicture | null>(null)
  return (
    <ShowContext value={setPicture}>
      <PictureContext value={picture}>{children}</PictureContext>
    </ShowContext>
  )
}

/** Null until there is a graph. */
export const useShownPicture = (): ShownPicture | null => useContext(PictureContext)

/** For the stage alone: tells the others what it shows. */
export const useShowPicture = () => useContext(ShowContext)
