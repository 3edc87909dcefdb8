// Finds the boxes near a place without looking at all of them.

export type Bounds = { left: number; top: number; right: number; bottom: number }

export type BoxIndex = {
  /** Calls `visit` with the number of each box that meets the area, each once, in no order that means anything. */
  near(left: number, top: number, right: number, bottom: number, visit: (index: number) => void): void
}

/** Time to build is linear in the boxes. `cell` is the side of the squares that boxes are sorted into. */
export function indexBoxes(boxes: readonly Bounds[], cell: number): BoxIndex {
  const cells = new Map<number, number[]>()
  const step = Math.max(cell, 1)
  const columnOf = (x: number) => Math.max(-8, Math.min(4000, Math.floor(x / step)))
  const key = (column: number, row: number) => (column + 16) * 8192 + (row + 16)
  boxes.forEach((box, i) => {
    for (let column = columnOf(box.left); column <= columnOf(box.right); column++) {
      for (let row = columnOf(box.top); row <= columnOf(box.bottom); row++) {
        const at = key(column, row)
        const list = cells.get(at)
        if (list === undefined) cells.set(at, [i])
        else list.push(i)
      }
    }
  })
  const seen = new Int32Array(boxes.length)
  let query = 0
  return {
    near(left, top, right, bottom, visit) {
      query++
      for (let column = columnOf(left); column <= columnOf(right); column++) {
        for (let row = columnOf(top); row <= columnOf(bottom); row++) {
          for (const i of cells.get(key(column, row)) ?? []) {
            if (seen[i] === query) continue
            seen[i] = query
            const box = boxes[i] as Bounds
            if (box.left <= right && box.right >= left && box.top <= bottom && box.bottom >= top) visit(i)
          }
        }
      }
    },
  }
}
