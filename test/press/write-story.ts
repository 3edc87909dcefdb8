// Writes news of a field, and captions of pictures, in our own words.
import { type Desk, fill, pickUnused, type Slots, slotsOf } from './desk.ts'
import type { PressStory, StoryBlock, StoryOptions } from './press-story.ts'
import type { Field } from './words/field.ts'
import { personName } from './words/names.ts'
import { RESULT, WHAT, WHEN, WHO } from './words/turns.ts'

function said(desk: Desk, slots: Slots, field: Field, saying: string, known: Set<string>): string {
  const { random } = desk
  const name = random.chance(0.6) ? (slots.x as () => string)() : (slots.y as () => string)()
  const role = random.pick(field.roles)
  const body = random.pick(field.bodies)
  const speaker = known.has(name) ? name : `${fill(body, slots)}${role}${name}`
  known.add(name)
  const words = fill(saying, slots)
  const verb = random.pick(['说', '说', '表示', '介绍', '告诉记者', '坦言'])
  return random.pick([
    `“${words}。”${speaker}${verb}。`,
    `${speaker}${verb}：“${words}。”`,
    `${speaker}${verb}，${words}。`,
    `谈起这些变化，${speaker}${random.pick(['感慨地说', '打开了话匣子', '笑着说'])}：“${words}。”`,
  ])
}

/** A sentence that fits any news; it keeps the matter in sight as papers do. */
function writeTurn(desk: Desk, slots: Slots): string {
  const { random } = desk
  const [when, who, what, result] = [WHEN, WHO, WHAT, RESULT].map(
    of => pickUnused(desk, of) ?? random.pick(of),
  )
  const parts = random.chance(0.25) ? [who, what, '，', result] : [when, who, what, '，', result]
  return fill(parts.join(''), slots)
}

/** One that the page has had no news of, while there is one. */
function freshField(desk: Desk): Field {
  const fresh = desk.fields.filter(field => !desk.used.has(field.name))
  const field = desk.random.pick(fresh.length > 0 ? fresh : desk.fields)
  desk.used.add(field.name)
  return field
}

export function writeNews(desk: Desk, options: StoryOptions): PressStory {
  const { random } = desk
  const field = freshField(desk)
  const matter = pickUnused(desk, field.matters) ?? random.pick(field.matters)
  const slots = slotsOf(desk, matter, random.pick(field.bodies))
  const opening = writeOpening(desk, slots)
  const lead = pickUnused(desk, field.leads) ?? random.pick(field.leads)
  const blocks: StoryBlock[] = [{ kind: 'paragraph', text: fill(lead, slots) }]
  let length = blocks[0]?.text.length ?? 0
  const subheadEvery = random.whole(180, 320)
  let sinceSubhead = 0
  const known = new Set<string>()
  // A story that goes on and on only with what fits any story would be kin to every other.
  const turns = { left: random.whole(3, 6) }
  while (length < options.length) {
    if (options.subheads && sinceSubhead > subheadEvery && options.length - length > 120) {
      const subhead = pickUnused(desk, field.subheads)
      if (subhead !== null) blocks.push({ kind: 'subhead', text: fill(subhead, slots) })
      sinceSubhead = 0
    }
    const paragraph = writeParagraph(desk, { field, slots, known, turns })
    if (paragraph === '') break
    blocks.push({ kind: 'paragraph', text: paragraph })
    length += paragraph.length
    sinceSubhead += paragraph.length
  }
  const title = fill(pickUnused(desk, field.titles) ?? random.pick(field.titles), slots)
  return {
    kind: 'news',
    kicker: random.chance(0.25) ? fill(random.pick(field.kickers), slots) : null,
    title,
    subtitle: random.chance(0.3) ? fill(random.pick(field.subtitles), slots) : null,
    ...opening,
    blocks,
    continuedFrom: null,
  }
}

type Telling = {
  field: Field
  slots: Slots
  /** Who has been introduced. */
  known: Set<string>
  turns: { left: number }
}

function writeParagraph(desk: Desk, { field, slots, known, turns }: Telling): string {
  const { random } = desk
  let text = ''
  const wanted = random.whole(1, 3)
  for (let i = 0; i < wanted; i++) {
    const saying = random.chance(0.3) ? pickUnused(desk, field.sayings) : null
    if (saying !== null) {
      text += said(desk, slots, field, saying, known)
      continue
    }
    const sentence = random.chance(0.7) ? pickUnused(desk, field.sentences) : null
    if (sentence !== null) text += fill(sentence, slots)
    else if (turns.left-- > 0) text += writeTurn(desk, slots)
  }
  return text
}

type Opening = Pick<PressStory, 'authors' | 'agency' | 'dateline' | 'byline'>

function writeOpening(desk: Desk, slots: Slots): Opening {
  const { random } = desk
  const place = (slots.p as () => string)()
  const names = [personName(random)]
  if (random.chance(0.3)) names.push(personName(random))
  const joined = names.join(random.pick([' ', '、']))
  const date = (slots.d as () => string)()
  const none = { dateline: '', byline: null }
  return random.pick<() => Opening>([
    () => ({ authors: names, agency: '本报', dateline: `本报讯（记者 ${joined}）`, byline: null }),
    () => ({ authors: names, agency: '本报', dateline: `本报讯（记者 ${joined}） `, byline: null }),
    () => ({ authors: names, agency: '本报', dateline: `本报讯 记者${joined}报道：`, byline: null }),
    () => ({
      authors: names,
      agency: '本报',
      dateline: `本报${place}${date}电（记者${joined}）`,
      byline: null,
    }),
    () => ({
      authors: names,
      agency: '新华社',
      dateline: `新华社${place}${date}电（记者${joined}）`,
      byline: null,
    }),
    () => ({
      authors: names,
      agency: '新华社',
      dateline: `据新华社${place}电 `,
      byline: { text: joined, place: 'tail' },
    }),
    () => ({
      authors: names,
      agency: '本报',
      dateline: '本报讯 ',
      byline: { text: `（${joined}）`, place: 'tail' },
    }),
    () => ({
      ...none,
      authors: names,
      agency: '本报',
      byline: { text: `本报记者 ${joined}`, place: 'head' },
    }),
    () => ({
      ...none,
      authors: names,
      agency: '本报',
      byline: { text: `□ 本报记者 ${joined}`, place: 'head' },
    }),
    () => ({
      ...none,
      authors: names,
      agency: '本报',
      byline: { text: `▶ 本报记者 ${joined}`, place: 'foot' },
    }),
    () => ({
      ...none,
      authors: names,
      agency: '本报',
      byline: { text: `（本报记者 ${joined}）`, place: 'tail' },
    }),
    () => {
      const helper = personName(random)
      const text = `本报记者 ${joined} 通讯员 ${helper}`
      return { ...none, authors: [...names, helper], agency: '本报', byline: { text, place: 'head' } }
    },
    () => {
      const helper = personName(random)
      const dateline = `本报讯（记者 ${joined} 通讯员 ${helper}）`
      return { authors: [...names, helper], agency: '本报', dateline, byline: null }
    },
  ])()
}

/** A picture's caption with its credit. */
export function writeCaption(desk: Desk): PressStory {
  const { random } = desk
  const field = random.pick(desk.fields)
  const matter = random.pick(field.matters)
  const slots = slotsOf(desk, matter, random.pick(field.bodies))
  const text = fill(pickUnused(desk, field.captions) ?? random.pick(field.captions), slots)
  const name = personName(random)
  const [credit, agency] = random.pick<readonly [string, string | null]>([
    [`本报记者 ${name} 摄`, '本报'],
    [`${name} 摄`, null],
    [`新华社记者 ${name}/摄`, '新华社'],
    [`（${name} 摄）`, null],
    [`本报记者 ${name}/摄`, '本报'],
    [`通讯员 ${name} 摄`, null],
  ])
  return {
    kind: 'photo',
    kicker: null,
    title: null,
    subtitle: null,
    authors: [name],
    agency,
    dateline: '',
    blocks: [{ kind: 'paragraph', text }],
    byline: { text: credit, place: random.chance(0.6) ? 'tail' : 'foot' },
    continuedFrom: null,
  }
}
