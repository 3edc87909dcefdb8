// Finds the bodies that offices belong to where only the office is named: 院长李建华 of the hospital named before.
import { overlapping } from '../entities/spans.ts'
import type { TypedMention } from './find-references.ts'

export type OfficeGrammar = {
  offices: {
    reason: string
    example: string
    bodies: Readonly<Record<string, readonly string[]>>
    of_company: readonly string[]
    not_posts: readonly string[]
  }
}

const FAR_BACK = 160

/** A body that is none of these may be a company: 国家, 部, 院 and the like are public. */
const PUBLIC_BODY =
  /(?:[部委局厅署处院校馆所庭队党]|政府|大学|学院|[协学商研基]会|委员会|联合会|基金会|联盟|通讯社)$/u
const COMPANY_SUBTYPES = new Set(['company', 'bank', ''])

/** The body named last before `offset`, in the same paragraph, that the office `title` heads; undefined where none does. */
export function bodyOfOffice(
  text: string,
  title: string,
  offset: number,
  mentions: readonly TypedMention[],
  { offices }: OfficeGrammar,
): TypedMention | undefined {
  const endings = Object.entries(offices.bodies).find(
    ([office]) => title === office || title.endsWith(office),
  )?.[1]
  const ofCompany = offices.of_company.includes(title)
  if (!endings && !ofCompany) return undefined
  const reach = Math.max(0, offset - FAR_BACK)
  const from = reach + text.slice(reach, offset).lastIndexOf('\n') + 1
  const before = overlapping(mentions, { start: from, end: offset }).filter(
    ({ type, start, end }) => type === 'organization' && end <= offset && start >= from,
  )
  const heads = before.findLast(({ start, end }) =>
    endings?.some(ending => text.startsWith(ending, end - ending.length) && end - start > ending.length),
  )
  if (heads || !ofCompany) return heads
  return before.findLast(
    ({ start, end, subtype }) => COMPANY_SUBTYPES.has(subtype) && !PUBLIC_BODY.test(text.slice(start, end)),
  )
}
