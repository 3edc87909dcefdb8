// Normalises text once, before anything counts its characters: what looks the same becomes the same, Chinese punctuation stays.
import { tableWhere } from '../characters.ts'
import { closeSpacedRuns } from './close-spaced-runs.ts'

// The radicals supplement with the ideograph each stands for (Unicode 15, EquivalentUnifiedIdeograph.txt). NFKC knows only two of
// them, so ⻓⻢⻛ in the text layer of a PDF would stay strangers to 长马风.
const RADICALS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕𫜹⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'

const IDEOGRAPH_OF: ReadonlyMap<string, string> = ideographsOfRadicals()

function ideographsOfRadicals(): Map<string, string> {
  const ideographs = new Map<string, string>()
  const characters = [...RADICALS]
  for (let i = 0; i < characters.length; i += 2) {
    ideographs.set(characters[i] as string, characters[i + 1] as string)
  }
  // All 214 Kangxi radicals are compatibility characters of their ideographs.
  for (let code = 0x2f00; code <= 0x2fd5; code++) {
    const radical = String.fromCodePoint(code)
    ideographs.set(radical, radical.normalize('NFKC'))
  }
  return ideographs
}

// Not breaking a line, not printing: C0 and C1 controls, lone surrogates, noncharacters, interlinear marks, and all that Unicode
// calls ignorable (zero-width spaces and joiners, soft hyphens, variation selectors, byte order marks).
const UNPRINTABLE =
  /[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Surrogate}\ufff9-\ufffb]|(?![\t\n\f\v\r])\p{Cc}/gu
const LINE_ENDS = /\r\n?|[\u2028\u2029]/g
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ％．／－＋＆＠＃]/g
const RADICAL = /[\u2e80-\u2ef3\u2f00-\u2fd5]/g
// Foreign names are printed with any of these between their parts, set apart or not: 詹姆斯・韦布, 詹姆斯 • 韦布.
const NAME_DOT = /(?<=\p{L})( ?)[·・‧•･⋅∙]\1(?=\p{L})/gu

/**
 * Normalises a whole text. Lines stay lines; each loses the white space at its end and keeps its indent, with U+3000 as two columns
 * there. `normalizeText(normalizeText(x)) === normalizeText(x)`.
 */
export function normalizeText(text: string): string {
  return normalizeCharacters(text).split('\n').map(normalizeLine).join('\n')
}

function normalizeCharacters(text: string): string {
  if (isPlain(text)) return text
  return (
    text
      .replace(LINE_ENDS, '\n')
      .replace(UNPRINTABLE, '')
      // Unicode's own canonical forms: decomposed accents, and 1,002 compatibility ideographs (U+F900…, U+2F800…).
      .normalize('NFC')
      .replace(RADICAL, radical => IDEOGRAPH_OF.get(radical) ?? radical)
      .replace(FULL_WIDTH, character => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
      .normalize('NFC')
  )
}

// ASCII without controls, hanzi, and Chinese punctuation: nothing of it is replaced, and nothing composes with it.
const PLAIN = tableWhere(/[\n\x20-\x7e\u3001-\u3011\u2014\u2018-\u201d\u2026·，。；：？！（）\u4e00-\u9fff]/)

/** Whether all characters are such as need no change: most pages that were saved from the web. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (PLAIN[text.charCodeAt(i)] !== 1) return false
  return true
}

function normalizeLine(line: string): string {
  if (!/[\s・‧•･⋅∙]/.test(line)) return line
  const indent = /^\s*/.exec(line)?.[0] ?? ''
  const rest = line.slice(indent.length).trimEnd()
  if (rest === '') return ''
  const columns = indent.replace(/[\u3000\t]/g, '  ').replace(/[^ ]/g, ' ')
  // The gaps still have their width here: closing spaced runs needs it.
  const even = closeSpacedRuns(rest.replace(/\u3000/g, '  ').replace(/\s/g, ' '))
  return columns + closeDigitGaps(even.replace(/ {2,}/g, ' ').replace(NAME_DOT, '·'))
}

// What stands before a number and is kept apart from it: 本报讯 5月21日, 第3版 2024年.
const KEEPS_APART = '讯電电訊版期号'
const UNIT =
  '年月日号时点分秒项個个余多家场場次名人位只件种條条款元万萬亿億千百十倍届屆期例台套座所国国省市县区村户戶岁歲米公里吨噸克升度成强版章层层栋辆艘架颗枚支部度周天'
// 男子100米 1.古一轩 2.裴一
const LIST_NUMBER = '[0-9]{1,2}[.、．]\\p{Script=Han}'
const GAP_BEFORE_NUMBER = new RegExp(
  `(?<=(?![${KEEPS_APART}])\\p{Script=Han}) (?=[0-9])(?!${LIST_NUMBER})`,
  'gu',
)
const GAP_BEFORE_UNIT = new RegExp(`(?<=[0-9]) (?=[${UNIT}])`, 'gu')
const GAPS_AROUND_NUMBER = new RegExp(
  `(?<=(?![${KEEPS_APART}])\\p{Script=Han}) ([0-9][0-9.,%-]*) (?=\\p{Script=Han})`,
  'gu',
)

// `到 2030 年`, `已达 4300 项`: typesetting sets digits apart, readers don't.
function closeDigitGaps(line: string): string {
  if (!/[0-9]/.test(line)) return line
  // 要闻 2024年5月23日 星期四 3: a masthead's parts stay apart.
  if (/(?:19|20)\d\d ?[年.-].*星期/.test(line)) return line.replace(GAP_BEFORE_UNIT, '')
  return line.replace(GAPS_AROUND_NUMBER, '$1').replace(GAP_BEFORE_UNIT, '').replace(GAP_BEFORE_NUMBER, '')
}
