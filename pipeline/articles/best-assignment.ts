// Pairs rows with columns so that the sum of the scores is greatest (Kuhn and Munkres' Hungarian method).

/**
 * `scores[row][column]`, all ≥ 0; 0 means that the two must not be paired. Returns the column of each row, or -1. Among equal sums
 * the result depends on the scores alone. Time is rows² × columns.
 */
export function bestAssignment(scores: readonly (readonly number[])[]): number[] {
  const rows = scores.length
  const columns = Math.max(rows, ...scores.map(row => row.length))
  const cost = (row: number, column: number) => -(scores[row - 1]?.[column - 1] ?? 0)
  const rowPrice = new Array<number>(rows + 1).fill(0)
  const columnPrice = new Array<number>(columns + 1).fill(0)
  const rowOf = new Array<number>(columns + 1).fill(0)
  for (let row = 1; row <= rows; row++) {
    const cheapest = new Array<number>(columns + 1).fill(Number.POSITIVE_INFINITY)
    const from = new Array<number>(columns + 1).fill(0)
    const seen = new Array<boolean>(columns + 1).fill(false)
    let column = 0
    rowOf[0] = row
    while (rowOf[column] !== 0) {
      seen[column] = true
      const taken = rowOf[column] as number
      let step = Number.POSITIVE_INFINITY
      let next = 0
      for (let c = 1; c <= columns; c++) {
        if (seen[c]) continue
        const reduced = cost(taken, c) - (rowPrice[taken] as number) - (columnPrice[c] as number)
        if (reduced < (cheapest[c] as number)) {
          cheapest[c] = reduced
          from[c] = column
        }
        if ((cheapest[c] as number) < step) {
          step = cheapest[c] as number
          next = c
        }
      }
      for (let c = 0; c <= columns; c++) {
        if (seen[c]) {
          rowPrice[rowOf[c] as number] = (rowPrice[rowOf[c] as number] as number) + step
          columnPrice[c] = (columnPrice[c] as number) - step
        } else cheapest[c] = (cheapest[c] as number) - step
      }
      column = next
    }
    while (column !== 0) {
      const before = from[column] as number
      rowOf[column] = rowOf[before] as number
      column = before
    }
  }
  const columnOf = new Array<number>(rows).fill(-1)
  for (let column = 1; column <= columns; column++) {
    const row = (rowOf[column] as number) - 1
    if (row >= 0 && (scores[row]?.[column - 1] ?? 0) > 0) columnOf[row] = column - 1
  }
  return columnOf
}
