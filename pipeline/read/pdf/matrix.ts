// Affine matrices as PDF writes them, [a b c d e f]: x' = ax + cy + e, y' = bx + dy + f.

export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [g, h, i, j, k, l] = inner
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** Six finite numbers; null for what a damaged file puts there. */
export function readMatrix(value: unknown): Matrix | null {
  if (typeof value !== 'object' || value === null) return null
  const numbers = [0, 1, 2, 3, 4, 5].map(i => (value as Record<number, unknown>)[i])
  return numbers.every(number => typeof number === 'number' && Number.isFinite(number))
    ? (numbers as unknown as Matrix)
    : null
}

/** The box around a rectangle after the transform: [left, top, right, bottom]. */
export function boundsOf(
  matrix: Matrix,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): [number, number, number, number] {
  const [a, b, c, d, e, f] = matrix
  const xs = [a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1]
  const ys = [b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1]
  return [Math.min(...xs) + e, Math.min(...ys) + f, Math.max(...xs) + e, Math.max(...ys) + f]
}
