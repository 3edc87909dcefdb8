// The extraction process that needs no dictionaries: see extraction-by-hand.ts.
export const EXTRACTION_BY_HAND = new URL('./extraction-by-hand.ts', import.meta.url)
