// The columns of quotes and figures as facts name them, for all who read them from the store.
import type { Figure } from '../../pipeline/types.ts'

export const QUOTE_COLUMNS = [
  'quote.start_offset as start',
  'quote.end_offset as end',
  'quote.speaker',
  'quote.verb',
  'quote.about',
  'quote.kind',
  'quote.reason',
] as const

export const FIGURE_COLUMNS = [
  'figure.start_offset as start',
  'figure.end_offset as end',
  'figure.measure',
  'figure.value',
  'figure.unit',
  'figure.period',
  'figure.change_kind',
  'figure.change_percent',
  'figure.reason',
] as const

type ChangeColumns = { change_kind: string | null; change_percent: number | null }

/** A row of `FIGURE_COLUMNS` with its change as one value, null where the text tells none. */
export function withChange<Row extends ChangeColumns>({
  change_kind,
  change_percent,
  ...figure
}: Row): Omit<Row, keyof ChangeColumns> & Pick<Figure, 'change'> {
  const told = change_kind !== null && change_percent !== null
  return { ...figure, change: told ? { kind: change_kind, percent: change_percent } : null }
}
