// A story before it is printed: what the truth beside a page is made of.

/** One paragraph as printed: running text, a 小标题, a line of verse or of a table, a byline or a jump on a line of its own. */
export type StoryBlock = { kind: 'paragraph' | 'subhead' | 'verse' | 'row' | 'byline' | 'jump'; text: string }

export type PressStory = {
  kind: 'news' | 'photo' | 'notice'
  /** 引题 above the title. */
  kicker: string | null
  /** As printed in one line; a space parts its halves. */
  title: string | null
  /** 副题 below the title. */
  subtitle: string | null
  authors: readonly string[]
  agency: string | null
  /** Stands at the start of the first paragraph: 本报讯（记者 王明） */
  dateline: string
  blocks: readonly StoryBlock[]
  byline: {
    text: string
    /** head: between headline and text; foot: a line of its own; tail: behind the last sentence, on its line. */
    place: 'head' | 'foot' | 'tail'
  } | null
  /** Of a story that begins on a page of another file: 上接第1版. */
  continuedFrom: number | null
}

/** The most characters of running text that a story is to have; it is cut to its room when it is set. */
export type StoryOptions = { length: number; subheads: boolean }
