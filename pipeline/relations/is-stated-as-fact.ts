// Tells what is stated as fact from plans, denials, conditions and hearsay.

// A plan, a denial or a condition between the two ends: 拟成立, 未发布. 将于明日举行 is a plan, too.
const NOT_A_FACT =
  /(?:拟|未(?!来)|并非|没有|不再|不会|不曾|不予|不考虑|不打算|从不|从没|无意|拒绝|否认|如果|假如|要求|呼吁|建议|希望|计划于?(?=[\p{Script=Han}]{0,4}(?:发布|举行|举办|召开|成立|推出|收购|投资)))|(?:将|即将|将要|有望|或)(?:于|在|正式|共同|联合|陆续|择期)?[\p{Script=Han}\d]{0,8}(?:发布|举行|举办|召开|成立|推出|收购|投资|印发|出台|制定|设立|组建|启动)/u
// What makes a condition or a rumour of its clause, and what undoes it behind: 如果华为收购……, 据传……, ……被拒.
const CONDITION =
  /(?:如果|假如|倘若|若|一旦|假设|据传|传闻|传出|网传|谣传|是否|能否|有意|打算|考虑|试图|曾想|有望|或将)/u
const UNDONE = /^[^，。；！？\n]{0,6}?(?:被拒|未果|失败|告吹|落空|流产|终止|的可能|的传闻|的消息不实)/u
// Somewhere in the sentence: 收购一事谈了半年，最终告吹.
const CAME_TO_NOTHING = /^[^。！？；\n]{0,30}?(?:告吹|未果|落空|流产|搁浅|作罢|不了了之)/u
const CLAUSE_LEAD = 24

/** Whether a match is told as having happened: neither it nor its clause plans, denies, conditions or reports it as hearsay. */
export function isStatedAsFact(encoded: string, index: number, matched: string): boolean {
  if (NOT_A_FACT.test(matched)) return false
  const lead = encoded.slice(Math.max(0, index - CLAUSE_LEAD), index)
  const clause = lead.slice(
    Math.max(...['，', '。', '；', '\n', '！', '？'].map(mark => lead.lastIndexOf(mark))) + 1,
  )
  if (CONDITION.test(clause) || /(?:有意|打算|考虑|试图|曾想)/u.test(matched)) return false
  const end = index + matched.length
  return !UNDONE.test(encoded.slice(end, end + 14)) && !CAME_TO_NOTHING.test(encoded.slice(end, end + 36))
}
