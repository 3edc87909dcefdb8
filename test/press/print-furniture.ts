// Prints what belongs to the page and to no story: the paper's name, the date, the number and section of the page, its editors.
import { addChunk, addLine, currentSheet, extentOf, type PageInTheMaking } from './page-in-the-making.ts'
import { widthOfText } from './set-text.ts'
import { personName } from './words/names.ts'
import { SECTIONS } from './words/special-pieces.ts'

const WEEKDAYS = '日一二三四五六'
const HAN_DIGITS = '〇一二三四五六七八九'

/** Returns how much of the page it takes at either end, margins in it. */
export function printFurniture(page: PageInTheMaking, newspaper: string): { top: number; bottom: number } {
  const { layout, desk, write } = page
  const { random } = desk
  const { along, across } = extentOf(layout)
  const sheet = currentSheet(page)
  const weekday = WEEKDAYS[new Date(Date.UTC(desk.year, desk.month - 1, desk.day)).getUTCDay()]
  const date = layout.vertical
    ? `${hanYear(desk.year)}年${hanNumber(desk.month)}月${hanNumber(desk.day)}日`
    : `${desk.year}年${desk.month}月${desk.day}日`
  const week = write(`星期${weekday}`)
  const section = write(random.pick(SECTIONS))
  const editors = write(`责任编辑：${personName(random)}　美编：${personName(random)}`)
  const number = sheet.number
  const chunk = addChunk(page, 'furniture', null)
  const print = (text: string, at: { u?: number; right?: number; v: number; size: number }) => {
    const length = widthOfText(text) * at.size
    const u = at.u ?? along - layout.margin - length
    addLine(
      page,
      chunk,
      { text, u, v: at.v, length, justified: false, endsParagraph: true, indented: false },
      { size: at.size, font: 'sans', weight: 500, twice: null },
    )
  }
  const { margin } = layout
  switch (layout.furniture) {
    case 'bar':
      print(section, { u: margin, v: margin, size: 18 })
      print(`${date}　${week}`, { u: along * 0.32, v: margin + 6, size: 10 })
      print(newspaper, { u: along * 0.62, v: margin + 2, size: 15 })
      print(`第${number}版`, { v: margin + 4, size: 12 })
      print(editors, { u: along * 0.32, v: margin + 20, size: 8.5 })
      return { top: margin + 40, bottom: margin }
    case 'masthead':
      if (page.sheets.length === 1) {
        print(newspaper, { u: margin, v: margin, size: 42 })
        print(`${date}　${week}　第${number}版`, { u: along * 0.5, v: margin + 6, size: 11 })
        print(`国内统一连续出版物号 CN 00-00${number}0　第${random.whole(1000, 9000)}期`, {
          u: along * 0.5,
          v: margin + 24,
          size: 8.5,
        })
        print(editors, { u: along * 0.5, v: margin + 38, size: 8.5 })
        return { top: margin + 66, bottom: margin }
      }
      print(`${newspaper}　${date}　${week}　第${number}版`, { u: margin, v: margin, size: 11 })
      return { top: margin + 24, bottom: margin }
    case 'foot':
      print(`${section}　${newspaper}　${date}`, { u: margin, v: across - margin - 8, size: 9 })
      print(`${number}`, { v: across - margin - 8, size: 11 })
      return { top: margin, bottom: margin + 24 }
    case 'side':
      print(newspaper, { u: margin, v: margin, size: 16 })
      print(`${date}　${week}`, { u: margin + 150, v: margin + 3, size: 10 })
      print(section, { u: along * 0.55, v: margin + 2, size: 13 })
      print(`第${hanNumber(number)}版`, { v: margin + 3, size: 11 })
      return { top: margin + 30, bottom: margin }
  }
}

function hanYear(year: number): string {
  return [...String(year)].map(digit => HAN_DIGITS[Number(digit)]).join('')
}

/** 1 to 31. */
function hanNumber(value: number): string {
  if (value < 10) return HAN_DIGITS[value] as string
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return `${tens === 1 ? '' : HAN_DIGITS[tens]}十${ones === 0 ? '' : HAN_DIGITS[ones]}`
}
