// Refuses text that PostgreSQL can't hold, before a statement fails on it or changes it silently.

/**
 * Throws where a string in `value`, at any depth, holds NUL (PostgreSQL refuses the row) or half a surrogate pair
 * (it turns into U+FFFD, and every offset is in doubt). The reader takes both out; this says so where one did not.
 */
export function assertStorable(value: unknown, path = 'facts'): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw new Error(`${path} holds a NUL character`)
    if (!value.isWellFormed()) throw new Error(`${path} holds half a surrogate pair`)
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) assertStorable(item, `${path}[${index}]`)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) assertStorable(item, `${path}.${key}`)
  }
}
