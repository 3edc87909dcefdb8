// Writes PDFs by hand, as another press would: fonts that are named and not embedded, with Adobe's own character maps.

/** In points from the top left corner; `y` is the base line, for vertical text its top, with `x` the middle of its column. */
export type Mark =
  | { text: string; x: number; y: number; size: number; vertical?: true }
  | { rule: readonly [x1: number, y1: number, x2: number, y2: number] }
  | { picture: readonly [x: number, y: number, width: number, height: number] }
  | { frame: readonly [x: number, y: number, width: number, height: number] }

export type WrittenSheet = {
  width?: number
  height?: number
  /** 90 turns the sheet when it is shown. */
  rotate?: 0 | 90
  marks: readonly Mark[]
}

/** Text is set in a font of Adobe-GB1, whose characters all have one em, `UniGB-UCS2-H` or `-V`. */
export function writePdf(sheets: readonly WrittenSheet[]): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${sheets.length} /Kids [${sheets.map((_, i) => `${7 + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>',
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-V /DescendantFonts [5 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 6 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>',
  ]
  for (const { width = 600, height = 800, rotate = 0, marks } of sheets) {
    const content = marks.map(mark => drawMark(mark, height)).join('\n')
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Resources << /Font << /H 3 0 R /V 4 0 R >> >> /Contents ${objects.length + 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    )
  }
  let file = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const place = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const place of places) file += `${String(place).padStart(10, '0')} 00000 n \n`
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return new TextEncoder().encode(file)
}

function drawMark(mark: Mark, height: number): string {
  if ('text' in mark) {
    const codes = [...mark.text]
      .map(letter => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0'))
      .join('')
    return `BT /${mark.vertical ? 'V' : 'H'} ${mark.size} Tf 1 0 0 1 ${mark.x} ${height - mark.y} Tm <${codes}> Tj ET`
  }
  if ('rule' in mark) {
    const [x1, y1, x2, y2] = mark.rule
    return `0.5 w ${x1} ${height - y1} m ${x2} ${height - y2} l S`
  }
  if ('frame' in mark) {
    const [x, y, wide, high] = mark.frame
    return `0.5 w ${x} ${height - y - high} ${wide} ${high} re S`
  }
  const [x, y, wide, high] = mark.picture
  return `q ${wide} 0 0 ${high} ${x} ${height - y - high} cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q`
}

/** One column of lines; each begins at `x`, U+3000 before it sets it in. */
export function writeColumn(
  lines: readonly string[],
  at: { x: number; y: number; size: number; leading: number },
): Mark[] {
  return lines.map((text, i) => {
    const indent = /^\u3000*/.exec(text)?.[0].length ?? 0
    return { text: text.slice(indent), x: at.x + indent * at.size, y: at.y + i * at.leading, size: at.size }
  })
}
