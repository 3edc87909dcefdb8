// Finds the lines that tell of a picture: under it or beside it, in its width or in other type than the text.
import { bylineOfLine } from '../../articles/bylines.ts'
import type { Box } from '../../types.ts'
import { normalizeText } from '../normalize-text.ts'
import type { Bounds } from './box-index.ts'
import { lettersOf } from './find-heads.ts'
import { frameOf, makeRun, type Run } from './find-runs.ts'
import type { Print } from './print.ts'

const LONGEST_CAPTION = 240

/** `texts` are the runs given, each caption with the credit under it in one. */
export function findCaptions(
  runs: readonly Run[],
  print: Print,
  body: number,
): { captions: ReadonlySet<Run>; texts: Run[] } {
  const captions = runs.filter(run => isCaption(run, print, body))
  const credits = new Map<Run, Run>()
  for (const run of runs) {
    if (run.lines.length > 2 || (captions.includes(run) && !isCredit(run))) continue
    const [caption] = captions
      .filter(other => other !== run && !credits.has(other) && !isCredit(other) && isUnder(run, other, print))
      .sort((a, b) => distance(a, run) - distance(b, run))
    if (caption !== undefined) credits.set(caption, run)
  }
  const taken = new Set(credits.values())
  const whole = captions
    .filter(caption => !taken.has(caption))
    .map(caption => {
      // 本报记者 李然/摄 stands under the caption's words, set to the right.
      const credit = credits.get(caption)
      return credit === undefined ? caption : makeRun([...caption.lines, ...credit.lines], print.width)
    })
  const rest = runs.filter(run => !taken.has(run) && !captions.includes(run))
  return { captions: new Set(whole), texts: [...rest, ...whole] }
}

function isCredit(run: Run): boolean {
  return run.lines.length === 1 && bylineOfLine(normalizeText(lettersOf(run)).trim())?.picture === true
}

function distance(a: Run, b: Run): number {
  return Math.abs(a.frame.left - b.frame.left) + Math.abs(a.frame.bottom - b.frame.top)
}

function isUnder(run: Run, caption: Run, print: Print): boolean {
  if (run.vertical !== caption.vertical || Math.abs(run.size - caption.size) > 0.08 * caption.size)
    return false
  const gap = run.frame.top - caption.frame.bottom
  if (gap < -0.6 * run.size || gap > 1.2 * run.size) return false
  // Set to the right, it may begin beyond the caption's last word, but not beyond the picture's edge.
  const within = (box: Box) => {
    const { left, right } = frameOf(
      { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height },
      run.vertical,
      print.width,
    )
    const slack = 1.5 * run.size
    return [run, caption].every(({ frame }) => frame.left > left - slack && frame.right < right + slack)
  }
  return (
    print.pictures.some(picture => touches(caption.bounds, picture, caption.size * 1.2) && within(picture)) ||
    (run.frame.left >= caption.frame.left - run.size && run.frame.right <= caption.frame.right + run.size)
  )
}

function isCaption(run: Run, print: Print, body: number): boolean {
  const text = lettersOf(run).trim()
  if (text.length > LONGEST_CAPTION) return false
  const points = pointsToPicture(text)
  if (run.lines.length > (points ? 10 : 6)) return false
  const touching = print.pictures.some(picture => touches(run.bounds, picture, body))
  if (!touching) return points && /^[▲△▼◀▶■●\s（(]*(?:图为|圖為|[上下左右][图圖])/.test(text)
  return points || Math.abs(run.size - body) > 0.05 * body
}

/** 图为……, or the photographer at the end. */
function pointsToPicture(text: string): boolean {
  return (
    /^[▲△▼◀▶■●\s（(]*(?:图为|圖為|[上下左右][图圖]|图[：:①-⑳])|[图圖][为為]/.test(text) ||
    /(?:[摄攝]|供[图圖]|[发發]|资料图片?|[图圖]片)[）)】]?$/.test(text) ||
    /[摄攝]影[:：]?\s?\p{Script=Han}{2,4}[）)】]?$/u.test(text)
  )
}

function touches(bounds: Bounds, picture: Box, body: number): boolean {
  const right = picture.x + picture.width
  const bottom = picture.y + picture.height
  const across = Math.min(bounds.right, right) - Math.max(bounds.left, picture.x)
  const down = Math.min(bounds.bottom, bottom) - Math.max(bounds.top, picture.y)
  const width = bounds.right - bounds.left
  const height = bounds.bottom - bounds.top
  const near = 2.2 * body
  const under = bounds.top - bottom
  const over = picture.y - bounds.bottom
  if (across > 0.8 * width && ((under > -body && under < near) || (over > -body && over < near))) return true
  const beside = Math.max(bounds.left - right, picture.x - bounds.right)
  return down > 0.8 * height && beside > -body && beside < near
}
