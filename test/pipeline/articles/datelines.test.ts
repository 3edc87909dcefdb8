// How stories open, and sentences that begin alike.
import { expect, test } from 'vitest'
import { createDatelineReader } from '../../../pipeline/articles/datelines.ts'

const read = createDatelineReader(['新华社', '中新社', '科技日报', '央视网'])

const date = (month: number | null, day: number, year: number | null = null) => ({ year, month, day })

test.each<[string, string | null, string[], ReturnType<typeof date> | null, string]>([
  ['本报讯 5月21日，商务局', '本报', [], null, '5月21日，商务局'],
  ['本报讯（记者 崔平） 5月21日，', '本报', ['崔平'], null, '5月21日，'],
  ['【本报讯】昨日，', '本报', [], null, '昨日，'],
  ['本报北京5月3日电（记者王珂）今年', '本报', ['王珂'], date(5, 3), '今年'],
  ['本报5月22日讯（记者 白露 通讯员 江海平）昨日', '本报', ['白露', '江海平'], date(5, 22), '昨日'],
  ['本报北京5月22日讯 记者尹航报道：云州', '本报', ['尹航'], date(5, 22), '云州'],
  ['本报讯 记者赵一曼 通讯员钱小毛 今日零时', '本报', ['赵一曼', '钱小毛'], null, '今日零时'],
  ['本报银川讯（记者 金一）8月6日', '本报', ['金一'], null, '8月6日'],
  ['新华社北京5月20日电（记者 王芳、李强）国家', '新华社', ['王芳', '李强'], date(5, 20), '国家'],
  ['新华社云州2024年5月20日电 国家', '新华社', [], date(5, 20, 2024), '国家'],
  ['新华社天津7月8日电（张新、丛敏）记者从', '新华社', ['张新', '丛敏'], date(7, 8), '记者从'],
  ['据新华社北京电 我国', '新华社', [], null, '我国'],
  ['据新华社电 （记者 王芳）我国', '新华社', ['王芳'], null, '我国'],
  ['据中新社云州20日电 云州', '中新社', [], date(null, 20), '云州'],
  ['科技日报讯（记者 崔平） 5月22日从', '科技日报', ['崔平'], null, '5月22日从'],
  ['科技日报宜城5月22日电 （记者 余音）早上', '科技日报', ['余音'], date(5, 22), '早上'],
  ['央视网消息（新闻联播）：国务院', '央视网', [], null, '国务院'],
  ['央视网消息：近日', '央视网', [], null, '近日'],
  // Houses that no list has.
  ['澄湾晚报讯（记者 林一）昨日', '澄湾晚报', ['林一'], null, '昨日'],
  ['中新网澄湾5月20日电 (记者 林一)昨日', '中新网', ['林一'], date(5, 20), '昨日'],
  ['云州市纪委监委网站讯 日前', '云州市纪委监委网站', [], null, '日前'],
  ['香港文匯報訊（記者 張聰 北京報道）', '香港文匯報', ['張聰'], null, ''],
  ['（中央社記者林一明台北31日電）今天', '中央社', ['林一明'], date(null, 31), '今天'],
  ['解放军报讯 林一、特约通讯员赵一航报道：渤海', '解放军报', ['林一', '赵一航'], null, '渤海'],
  ['本报巴黎专电（特派记者 尉迟青）世界', '本报', ['尉迟青'], null, '世界'],
  // The reporter alone.
  ['〔記者范姜宜庭/高雄報導〕高雄市', null, ['范姜宜庭'], null, '高雄市'],
  ['（记者 钱多多）近日，', null, ['钱多多'], null, '近日，'],
  ['大众网记者 王芳 济南报道：今天', '大众网', ['王芳'], null, '今天'],
])('%s', (text, agency, authors, expectedDate, rest) => {
  const dateline = read(text)
  expect(
    dateline && {
      agency: dateline.agency,
      authors: dateline.authors,
      date: dateline.date,
      rest: text.slice(dateline.end),
    },
  ).toEqual({
    agency,
    authors,
    date: expectedDate,
    rest,
  })
})

test.each([
  '据新华社报道，日前',
  '据央视新闻消息，',
  '本报记者近日走进',
  '电网公司5月20日启动',
  '国家电网电力调度中心',
  '新华社北京分社记者说',
  '云州日报社社长说',
  '本报优秀通讯（二等奖）',
  '（以下简称《办法》）发布',
  '（四川日报记者 林一 王二）',
  '记者从市图书馆获悉',
  '本报讯息网上线',
  '近日，云州市',
  '',
])('%j opens nothing', text => {
  expect(read(text)).toBe(null)
})
