// Undoes headlines printed over themselves for a shadow, which come out of a PDF with each piece twice.

// Longer than any headline; keeps the work on one line small.
const LONGEST = 160

/**
 * `甲乙甲乙丙丁丙丁` → `甲乙丙丁`; any other line comes back as it is.
 *
 * Only a line that falls into doubled pieces from end to end, white space apart, was overprinted: 常常, 人人 and 谢谢 stand in
 * lines that go on, and 中国加油中国加油 is too short to tell from a cheer.
 */
export function undoOverprint(line: string): string {
  if (line.length < 8 || line.length > 2 * LONGEST || !mayBePaired(line)) return line
  const characters: string[] = []
  for (const character of line) if (!/\s/.test(character)) characters.push(character)
  if (characters.length < 8 || characters.length > LONGEST || !everyCharacterIsPaired(characters)) return line
  // 哈哈哈哈哈哈哈哈 is laughter.
  if (new Set(characters).size < 4) return line
  const pieces = doubledPieces(characters)
  if (pieces === null || !isConvincing(pieces)) return line
  return firstCopies(line, pieces)
}

/** False where some character surely stands an odd number of times: what stands twice cancels itself out. */
function mayBePaired(line: string): boolean {
  let rest = 0
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i)
    if ((code > 0x3000 && code !== 0xfeff) || !/\s/.test(line[i] as string)) rest ^= code
  }
  return rest === 0
}

function everyCharacterIsPaired(characters: readonly string[]): boolean {
  const odd = new Set<string>()
  for (const character of characters) if (!odd.delete(character)) odd.add(character)
  return odd.size === 0
}

/** The lengths of the fewest pieces that, each twice, make up the line; null where there are none. */
function doubledPieces(characters: readonly string[]): number[] | null {
  const length = characters.length
  // fewest[i]: pieces needed from i on; chosen[i]: the length of the first of them.
  const fewest = new Array<number>(length + 1).fill(Number.POSITIVE_INFINITY)
  const chosen = new Array<number>(length + 1).fill(0)
  fewest[length] = 0
  // alike[size]: how many characters from `start` on equal those `size` further on.
  const alike = new Array<number>(length).fill(0)
  for (let start = length - 2; start >= 0; start--) {
    for (let size = 1; start + size < length; size++) {
      alike[size] = characters[start] === characters[start + size] ? (alike[size] as number) + 1 : 0
      if ((alike[size] as number) < size) continue
      const pieces = (fewest[start + 2 * size] as number) + 1
      if (pieces >= (fewest[start] as number)) continue
      fewest[start] = pieces
      chosen[start] = size
    }
  }
  if (!Number.isFinite(fewest[0])) return null
  const pieces: number[] = []
  for (let start = 0; start < length; start += 2 * (chosen[start] as number))
    pieces.push(chosen[start] as number)
  return pieces
}

function isConvincing(pieces: readonly number[]): boolean {
  const length = pieces.reduce((sum, piece) => sum + piece, 0)
  const single = pieces.filter(piece => piece === 1).length
  // Each character twice, as bold type is faked: 四四部部门门联联合合; 高高兴兴快快乐乐 alone does not convince.
  if (single === pieces.length) return length >= 8
  if (pieces.length === 1) return length >= 5
  // A piece of one character counts only beside long ones: 研究研究 讨论讨论 has none, 城城市全域转型市全域转型 has.
  return single === 0 || length - single >= 8
}

/** Keeps the first copy of each piece, with the white space inside it. */
function firstCopies(line: string, pieces: readonly number[]): string {
  let kept = ''
  let piece = 0
  let inPiece = 0
  let started = false
  for (const character of line) {
    const size = pieces[piece] ?? 0
    if (/\s/.test(character)) {
      if (inPiece < size || !started) kept += character
      continue
    }
    started = true
    if (inPiece < size) kept += character
    inPiece++
    if (inPiece === 2 * size) {
      piece++
      inPiece = 0
    }
  }
  return kept.trimEnd()
}
