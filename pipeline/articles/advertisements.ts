// Knows the lines that only an advertisement has: what it sells, at which price, where.
import { widthOf } from './line-width.ts'

const WIDEST = 32

/** Lines that are an advertisement's whatever stands beside them. */
const LINES: readonly { match: RegExp; reason: string; example: string }[] = [
  {
    match: /[一二三四五六七八九1-9](?:\.[1-9])?折(?:起|封[顶頂]|[优優]惠|[销銷]售)$/,
    reason: 'price cut',
    example: '全场实木家具五折起',
  },
  {
    match: /[买買][一二三两兩1-9][送赠贈][一二三两兩1-9]/,
    reason: 'one thing given with another',
    example: '买二赠一 送货上门',
  },
  {
    match: /^[满滿]\d+元?[减減送返]\d+元?/,
    reason: 'price cut above a sum',
    example: '满200减50',
  },
  {
    match: /建面[约約]?\s?\d|建筑面积约?\d+[—-]\d+|[现現]房(?:[发發]售|[销銷]售|在售)|首付\d+万?起/,
    reason: 'homes for sale',
    example: '建面约89—128平方米 现房发售',
  },
  {
    match:
      /^.{0,8}(?:品[鉴鑒]|咨[询詢]|[订訂][购購]|[报報]名|加盟|招商|[抢搶][购購]|[销銷]售|售[楼樓]|[预預][约約]|[团團][购購]|[贵貴][宾賓])(?:[热熱][线線]|[专專][线線]|[电電][话話])[：:\s]/,
    reason: 'telephone for buyers',
    example: '品鉴热线：010-00000000',
  },
  {
    match:
      /^(?:[订訂][阅閱]|[订訂])全年\S{0,8}(?:\s|$)|^各?\S{0,6}[网網][点點]均?(?:可|有)(?:[办辦]理|[订訂][阅閱]|售)$/,
    reason: 'subscription',
    example: '各邮政网点均可办理',
  },
  {
    match:
      /^新到一批|(?:各大)?(?:[药藥]店|超市|商[场場])均?有售$|^[欢歡]迎(?:[选選][购購]|品[尝嘗]|惠[顾顧]|光[临臨]|[订訂][购購]|前[来來][选選][购購])/,
    reason: 'goods on offer',
    example: '新到一批纯粮老酒',
  },
]

/** Words of advertisements that news has too; in a line of two phrases with a space between them they offer something. */
const OFFERS: readonly { match: RegExp; reason: string; example: string }[] = [
  {
    match: /盛惠|[钜鉅]惠|特惠|酬[宾賓]|[让讓]利|清[仓倉]|甩[卖賣]|[抢搶][购購]|[优優]惠多多|[满滿][减減]/,
    reason: 'sale',
    example: '云州家居 周年盛惠',
  },
  {
    match: /送[货貨]上[门門]|[货貨]到付款|包邮|免[费費](?:[试試]用|品[尝嘗]|[领領]取|上[门門])/,
    reason: 'delivery',
    example: '买一送一 送货上门',
  },
  {
    match: /收官之作|盛大[开開][盘盤]|[荣榮]耀(?:加推|[开開][盘盤])|拎包入住|[诚誠]邀品[鉴鑒]/,
    reason: 'homes for sale',
    example: '云州花园 收官之作',
  },
  {
    match:
      /[随隨]到[随隨][学學]|包教包[会會]|[学學][费費]\S{0,4}全包|(?:^|\s)[春夏秋冬暑寒]?[季假期]?(?:火[热熱])?招生(?:中|$)/,
    reason: 'school for learners who pay',
    example: '学费全包 随到随学',
  },
  { match: /^[订訂][报報阅閱][送有][礼禮]/, reason: 'subscription', example: '订报有礼 从今天开始' },
  {
    match: /\s(?:[总總]店|旗[舰艦]店|直[营營]店|[专專][卖賣]店|分店)$/,
    reason: 'shop',
    example: '云州酒行 总店',
  },
]

/** A line of an advertisement, which is no headline and no part of a story. */
export function isAdvertisement(line: string): boolean {
  if (/[。！？；，“”]/.test(line) || widthOf(line) > WIDEST) return false
  if (LINES.some(({ match }) => match.test(line))) return true
  return /\p{Script=Han}\s+\p{Script=Han}/u.test(line) && OFFERS.some(({ match }) => match.test(line))
}

/** How many of the lines from `line` on are one line of an advertisement: 2 for 云州家居 周年盛 / 惠, 0 for none. */
export function advertisementLines(line: string, around: { before: string; after: string }): 0 | 1 | 2 {
  const { before, after } = around
  // 入冬后家电 / 全场七折起 / ，…… fills its column as the line above does: running text.
  const runsOn = !/\s/.test(line) && /[\p{L}\p{N}，、]$/u.test(before)
  if (runsOn && Math.abs(widthOf(line) - widthOf(before)) <= 1) return 0
  if (/^\p{Script=Han}{1,3}$/u.test(after) && isAdvertisement(line + after)) return 2
  return isAdvertisement(line) ? 1 : 0
}
