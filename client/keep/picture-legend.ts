// What the legend of a picture says: the colours and lines that are to be seen in it, and where it comes from.
import type { TFunction } from 'i18next'
import { type LineLook, lineLook } from '../graph/appearance.ts'
import { groupName } from '../graph/group-name.ts'
import type { ShownPicture } from '../picture-context.tsx'
import { ENTITY_TYPES, type Language, typeGlyph, typeName } from '../schema.ts'
import { LINK_KINDS, type View } from '../view.ts'

export type PictureLegend = {
  entries: {
    text: string
    mark: { kind: 'disc'; colour: string; glyph?: string } | { kind: 'line'; look: LineLook }
  }[]
  /** The period and the source, in a line. */
  words: string
}

export function pictureLegend(
  { answer, shown, colouring, palette }: ShownPicture,
  view: View,
  { t, language }: { t: TFunction; language: Language },
): PictureLegend {
  const entries: PictureLegend['entries'] = []
  if (colouring.by === 'type') {
    for (const type of ENTITY_TYPES) {
      const count = shown.counts.types.get(type) ?? 0
      if (count === 0 || view.hiddenTypes.includes(type)) continue
      const mark = { kind: 'disc' as const, colour: palette.types[type], glyph: typeGlyph(type) }
      entries.push({ text: `${typeName(type, language)} ${count}`, mark })
    }
  }
  const colours = colouring.by === 'community' ? palette.communities : palette.steps
  for (const group of colouring.groups) {
    const count = shown.counts.groups.get(group.number) ?? 0
    if (count === 0 || view.hiddenGroups.includes(group.number)) continue
    const mark = { kind: 'disc' as const, colour: colours[group.number] ?? palette.quietInk }
    entries.push({ text: `${groupName(group, colouring.by, t)} ${count}`, mark })
  }
  const comparing = view.compared !== null
  for (const kind of LINK_KINDS) {
    const count = shown.counts.links.get(kind) ?? 0
    const sample = [...shown.links.values()].find(({ edge }) => edge.kind === kind)
    if (count === 0 || !sample || comparing) continue
    const look = { ...lineLook(sample, palette, { comparing }), width: 2 }
    entries.push({ text: `${t(`legend.${kind}`)} ${count}`, mark: { kind: 'line', look } })
  }
  if (comparing) {
    for (const change of ['new', 'gone', 'stronger'] as const) {
      const sample = [...shown.links.values()].find(link => link.change === change)
      if (!sample) continue
      const look = lineLook(sample, palette, { comparing })
      entries.push({ text: t(`time.${change}`), mark: { kind: 'line', look } })
    }
  }
  const [first, last] = [answer.dates[0], answer.dates.at(-1)]
  const period = view.time ?? (first && last ? { from: first, to: last } : null)
  return {
    entries,
    words: [t('keep.madeWith'), period && t('time.all', period), answer.hash.slice(0, 8)]
      .filter(Boolean)
      .join(' · '),
  }
}
