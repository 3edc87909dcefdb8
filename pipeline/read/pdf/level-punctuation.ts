// Gives the marks that vertical type has of its own the form they have in every other text: ︐ ︒ ﹁ become ， 。 「.

const FORMS =
  '︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰：︱—︲–︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］'

const LEVEL_FORM: ReadonlyMap<string, string> = levelForms()

function levelForms(): Map<string, string> {
  const forms = new Map<string, string>()
  const marks = [...FORMS]
  for (let i = 0; i < marks.length; i += 2) forms.set(marks[i] as string, marks[i + 1] as string)
  return forms
}

export function levelPunctuation(glyph: string): string {
  return LEVEL_FORM.get(glyph) ?? glyph
}
