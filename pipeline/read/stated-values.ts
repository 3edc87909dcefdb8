// Reads what formats state beside the text: dates and names of authors, as tables and web pages write them.
import { isBuiltLikeName } from './common-surnames.ts'
import { isoDate } from './find-issue.ts'

/** 2024-05-20, 2024/5/20 10:30, 2024年5月20日, 20240520, 2024-05-20T10:30:00+08:00; null where there is none. */
export function dateIn(text: string): string | null {
  const match =
    /(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)/.exec(text) ??
    /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/.exec(text)
  return match === null ? null : isoDate(Number(match[1]), Number(match[2]), Number(match[3]))
}

const ROLE =
  /(?:本报|本報|本刊|特约|特約|见习|實習|实习|首席|全媒体)*(?:记者|記者|通讯员|通訊員|评论员|撰稿人?|作者|撰文|实习生|[文图](?=[\s：:/／]))[\s：:/／]*/gu
const SEPARATORS = /\s*[；;，,、|/／]\s*|(?<=\p{Script=Han})\s+(?=\p{Script=Han})|\n/u

/** 王芳；李明, 本报记者 王芳 李明, Wang Fang, Li Ming: names as they stand, without the words for their roles. */
export function namesIn(text: string): string[] {
  const parts = text
    .replace(ROLE, '\n')
    .split(SEPARATORS)
    .map(name => name.trim())
  return [...new Set(parts.filter(name => name !== '' && name.length <= 40))]
}

/** Only what is built like a name: web pages call their site or its program the author. */
export function personsIn(text: string): string[] {
  return namesIn(text).filter(
    name =>
      !/[报報社网網台刊]$/u.test(name) &&
      (isBuiltLikeName(name) || /^\p{Script=Han}{1,12}(?:·\p{Script=Han}{1,12})+$/u.test(name)),
  )
}
