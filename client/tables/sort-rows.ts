// Sorts the rows of a table by what a column shows; what is empty stands last in either direction.

export type Sortable = string | number | null

/** Names are compared as Chinese readers look them up: by their sound. */
const names = new Intl.Collator('zh-CN')

export function sortRows<Row>(
  rows: readonly Row[],
  valueOfRow: (row: Row) => Sortable,
  { descending }: { descending: boolean },
): Row[] {
  const direction = descending ? -1 : 1
  return rows
    .map((row, index) => ({ row, index, value: valueOfRow(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null)
        return Number(a.value === null) - Number(b.value === null) || a.index - b.index
      const order =
        typeof a.value === 'number' && typeof b.value === 'number'
          ? a.value - b.value
          : names.compare(String(a.value), String(b.value))
      return order * direction || a.index - b.index
    })
    .map(({ row }) => row)
}
