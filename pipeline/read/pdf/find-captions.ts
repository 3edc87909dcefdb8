// Finds the lines that tell of a picture: under it or beside it, in its width or in other type than the text.
import type { Box } from '../../types.ts'
import type { Bounds } from './box-index.ts'
import { lettersOf } from './find-heads.ts'
import { makeRun, type Run } from './find-runs.ts'
import type { Print } from './print.ts'

const LONGEST_CAPTION = 240

/** `texts` are the runs given, each caption with the credit under it in one. */
export function findCaptions(
  runs: readonly Run[],
  print: Print,
  body: number,
): { captions: ReadonlySet<Run>; texts: Run[] } {
  const captions = runs.filter(run => isCaption(run, print, body))
  const rest = runs.filter(run => !captions.includes(run))
  const taken = new Set<Run>()
  const whole = captions.map(caption => {
    // 本报记者 李然/摄 stands under the caption's words, set to the right.
    const credit = rest.find(run => !taken.has(run) && isUnder(run, caption))
    if (credit === undefined) return caption
    taken.add(credit)
    return makeRun([...caption.lines, ...credit.lines], print.width)
  })
  return { captions: new Set(whole), texts: [...rest.filter(run => !taken.has(run)), ...whole] }
}

function isUnder(run: Run, caption: Run): boolean {
  if (run.vertical !== caption.vertical || run.lines.length > 2) return false
  if (Math.abs(run.size - caption.size) > 0.08 * caption.size) return false
  const gap = run.frame.top - caption.frame.bottom
  return (
    gap > -0.6 * run.size &&
    gap < 1.2 * run.size &&
    run.frame.left >= caption.frame.left - run.size &&
    (pointsToPicture(lettersOf(run)) || run.frame.left < caption.frame.right)
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
