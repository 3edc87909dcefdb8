// What a field of news is made of: the building blocks from which stories of that field are written.

/**
 * In every text {p} stands for the place (云州), {v} for a village or street in it, {m} for the story's matter, {o} for the body in
 * charge, {f} for a firm, {x} and {y} for two people, {n} for a number of two or three digits, {s} for one from 2 to 19, {d} for a
 * day (5月20日), {r} for a share (12.5%).
 */
export type Field = {
  name: string
  /** One of them is what a story is about; its words come back in headline and text. */
  matters: readonly string[]
  bodies: readonly string[]
  roles: readonly string[]
  titles: readonly string[]
  kickers: readonly string[]
  subtitles: readonly string[]
  leads: readonly string[]
  sentences: readonly string[]
  /** What people say, without the marks. */
  sayings: readonly string[]
  subheads: readonly string[]
  captions: readonly string[]
}
