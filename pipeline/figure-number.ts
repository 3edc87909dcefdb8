// Writes a large number as a Chinese newspaper does: 5362亿, 4.41万亿, 276万.

const STEPS = [
  { name: '万亿', size: 1e12 },
  { name: '亿', size: 1e8 },
  { name: '万', size: 1e4 },
] as const

/** Digits behind the point: more than a newspaper prints. */
const DIGITS = 4

/** The number with the largest multiplier that leaves at least one: 536200000000 → 5362亿; below ten thousand as it is. */
export function numberInChinese(value: number): string {
  const size = Math.abs(value)
  const step = STEPS.find(step => size >= step.size)
  if (step === undefined) return trimmed(value)
  return `${trimmed(value / step.size)}${step.name}`
}

function trimmed(value: number): string {
  return String(Number(value.toFixed(DIGITS)))
}
