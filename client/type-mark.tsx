// The disc in a type's colour with its glyph: the same sign as on the graph.
import type { CSSProperties } from 'react'
import type { NodeType } from '../server/api/types.ts'
import { typeGlyph } from './schema.ts'
import classes from './type-mark.module.css'

/** Sets `--type` to the colour of a type, for the element and what is in it. */
export const typeStyle = (type: NodeType): CSSProperties & Record<'--type', string> => ({
  '--type': `var(--type-${type})`,
})

export function TypeMark({ type, size = 16 }: { type: NodeType; size?: number }) {
  return (
    <span
      className={classes.mark}
      style={{ ...typeStyle(type), width: size, height: size, fontSize: Math.round(size * 0.62) }}
      aria-hidden="true"
    >
      {typeGlyph(type)}
    </span>
  )
}
