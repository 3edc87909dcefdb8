// Writes what is not running news: verse, essays, letters, results, lists of names, notices.
import { type Desk, dayBefore, fillAlone } from './desk.ts'
import type { PressStory, StoryBlock } from './press-story.ts'
import { personName, placeName } from './words/names.ts'
import { ESSAYS, EVENTS, LETTERS, NOTICES, VERSES } from './words/special-pieces.ts'

export function writeVerse(desk: Desk): PressStory {
  const verse = desk.random.pick(VERSES)
  const name = personName(desk.random)
  return {
    ...plain(verse.title, name),
    blocks: verse.stanzas.flatMap(stanza => stanza.map((text): StoryBlock => ({ kind: 'verse', text }))),
    byline: { text: desk.random.pick([`□ ${name}`, `${name}`, `◎ ${name}`]), place: 'head' },
  }
}

export function writeEssay(desk: Desk): PressStory {
  const fresh = ESSAYS.filter(essay => !desk.used.has(essay.title))
  const essay = desk.random.pick(fresh.length > 0 ? fresh : ESSAYS)
  desk.used.add(essay.title)
  const name = personName(desk.random)
  return {
    ...plain(essay.title, name),
    blocks: essay.paragraphs.map((text): StoryBlock => ({ kind: 'paragraph', text })),
    byline: { text: desk.random.pick([`□ ${name}`, `文/${name}`, `◎ ${name}`]), place: 'head' },
  }
}

export function writeLetter(desk: Desk): PressStory {
  const fresh = LETTERS.filter(letter => !desk.used.has(letter.title))
  const letter = desk.random.pick(fresh.length > 0 ? fresh : LETTERS)
  desk.used.add(letter.title)
  const name = personName(desk.random)
  return {
    ...plain(letter.title, name),
    blocks: letter.paragraphs.map((text): StoryBlock => ({ kind: 'paragraph', text })),
    byline: { text: `${letter.signed} ${name}`, place: 'foot' },
  }
}

/** A competition with a table of results behind its lead. */
export function writeResults(desk: Desk): PressStory {
  const { random } = desk
  const place = placeName(random)
  const reporter = personName(random)
  const rows = random
    .shuffle(EVENTS)
    .slice(0, random.whole(3, 6))
    .flatMap((event): StoryBlock[] => {
      const winners = [1, 2, 3].map(
        rank =>
          `${rank}.${personName(random)}（${placeName(random)}）${random.whole(9, 58)}秒${random.whole(10, 99)}`,
      )
      return [{ kind: 'row', text: `${event} ${winners.join(' ')}` }]
    })
  return {
    ...plain(`${place}市第${random.pick(['三', '五', '八', '十二'])}届运动会首日成绩`, reporter),
    agency: '本报',
    dateline: `本报讯（记者 ${reporter}）`,
    blocks: [
      {
        kind: 'paragraph',
        text: `${dayBefore(desk)}，${place}市运动会田径比赛在市体育中心拉开战幕，首日决出${rows.length}枚金牌。各项前三名成绩如下：`,
      },
      ...rows,
    ],
    byline: null,
  }
}

/** People commended: a list of names. */
export function writeNameList(desk: Desk): PressStory {
  const { random } = desk
  const place = placeName(random)
  const names = Array.from({ length: random.whole(18, 40) }, () => personName(random))
  return {
    ...plain(`${place}公示拟表彰劳动模范名单`, ''),
    authors: [],
    agency: '本报',
    dateline: '本报讯 ',
    blocks: [
      {
        kind: 'paragraph',
        text: `经层层推荐和评审，${place}市拟对以下${names.length}名劳动模范予以表彰，现将名单公示，公示期为5个工作日。`,
      },
      { kind: 'paragraph', text: names.join(' ') },
    ],
    byline: null,
  }
}

export function writeNotice(desk: Desk): PressStory {
  const fresh = NOTICES.filter(notice => !desk.used.has(notice.title))
  const notice = desk.random.pick(fresh.length > 0 ? fresh : NOTICES)
  desk.used.add(notice.title)
  return {
    ...plain(notice.title, ''),
    kind: 'notice',
    authors: [],
    blocks: [{ kind: 'paragraph', text: fillAlone(desk, notice.text) }],
    byline: null,
  }
}

function plain(title: string, author: string): PressStory {
  return {
    kind: 'news',
    kicker: null,
    title,
    subtitle: null,
    authors: author === '' ? [] : [author],
    agency: null,
    dateline: '',
    blocks: [],
    byline: null,
    continuedFrom: null,
  }
}
