// Web pages of digital editions and news sites: the article and what the page states of it, without what surrounds it.
import { describe, expect, test } from 'vitest'
import { splitArticles } from '../../../../pipeline/articles/split-articles.ts'
import { readFile } from '../../../../pipeline/read/read-file.ts'
import { gb18030 } from '../gb18030.ts'

const PARAGRAPHS = [
  '河湾市新桥5月20日上午正式通车，首日有三千多名市民步行过桥，两岸往来从半小时缩短到五分钟。',
  '新桥全长八百米，双向四车道，两侧设有步道和骑行道，桥下的老渡口改建成了江边公园。',
  '市交通局负责人介绍，下一步将开通跨江公交，方便沿线的学生和老人出行，票价与市区线路一致。',
]
const BODY = PARAGRAPHS.map(text => `<p>　　${text}</p>`).join('\n')

async function read(html: string | Uint8Array, source = 'page.html') {
  const bytes = typeof html === 'string' ? new TextEncoder().encode(html) : html
  const { pages, format } = await readFile(bytes, source, { newspapers: ['河湾日报'] })
  expect(format).toBe('html')
  const [page] = pages
  if (page === undefined) throw new Error('no page')
  return { page, articles: splitArticles(page, { agencies: ['新华社'] }) }
}

const TEXT = PARAGRAPHS.join('\n')

test('a news site: headline, line of source and time, boilerplate out', async () => {
  const { page, articles } = await read(`<!doctype html><html><head><title>河湾新桥通车_河湾新闻网</title>
    <script>document.write('广告')</script></head><body>
    <div class="nav"><a href="/">首页</a> <a href="/n">新闻</a> <a href="/s">体育</a></div>
    <div>当前位置：首页 &gt; 新闻 &gt; 正文</div>
    <h1>河湾新桥通车</h1>
    <div class="info">2024-05-20 10:30 来源：河湾日报 作者：夏禾 林一</div>
    <div class="content">${BODY}<p>（责任编辑：周宁）</p><p>分享到：微信 微博</p></div>
    <div class="footer">版权所有 河湾新闻网 未经授权不得转载</div></body></html>`)
  expect(page).toMatchObject({ newspaper: '河湾日报', date: '2024-05-20' })
  expect(articles).toMatchObject([
    {
      kind: 'news',
      title: '河湾新桥通车',
      authors: ['夏禾', '林一'],
      agency: '河湾日报',
      date: '2024-05-20',
      text: TEXT,
    },
  ])
})

test("Founder's digital edition: what the comment says, kicker and subtitle, the text between its marks", async () => {
  const { page, articles } =
    await read(`<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>
    <!--enpproperty <articleid>7</articleid><date>2024-05-20 00:00:00.0</date><author>本报记者 夏禾</author><title>河湾新桥通车</title><introtitle>两岸五分钟到达</introtitle><subtitle>首日三千人步行过桥</subtitle><sourcename>河湾日报</sourcename><nodename>第03版：要闻</nodename>/enpproperty-->
    <table><tr><td><a href="node_2.htm">第01版</a></td><td><a href="node_3.htm">第02版</a></td></tr></table>
    <!--enpcontent--><p>${PARAGRAPHS.join('</p><p>')}</p><!--/enpcontent-->
    <div>上一篇 下一篇</div></body></html>`)
  expect(page.sheets?.[0]?.number).toBe(3)
  expect(articles).toMatchObject([
    {
      title: '河湾新桥通车',
      subtitle: '两岸五分钟到达 首日三千人步行过桥',
      authors: ['夏禾'],
      date: '2024-05-20',
      text: TEXT,
    },
  ])
})

test('a digital edition of headings: kicker above, subtitle below, the text in #ozoom', async () => {
  const { page, articles } = await read(`<html><head><title>河湾日报</title></head><body>
    <div class="date">2024年05月20日 星期一</div><div>第 04 版：综合</div>
    <h3>两岸五分钟到达</h3><h1>河湾新桥通车</h1><h2>首日三千人步行过桥</h2>
    <div class="sec">《河湾日报》（2024年05月20日 第 04 版）</div>
    <div id="ozoom">${BODY}</div></body></html>`)
  expect(page).toMatchObject({ date: '2024-05-20', sheets: [{ number: 4 }] })
  expect(articles).toMatchObject([
    { title: '河湾新桥通车', subtitle: '两岸五分钟到达 首日三千人步行过桥', text: TEXT },
  ])
})

test('linked data states headline, author, date and paper', async () => {
  const { page, articles } = await read(`<html><head><title>x</title><script type="application/ld+json">
    {"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"河湾新桥通车","datePublished":"2024-05-20T08:00:00+08:00","author":[{"name":"夏禾"}],"publisher":{"name":"河湾日报"}}]}
    </script></head><body><article>${BODY}</article></body></html>`)
  expect(page.newspaper).toBe('河湾日报')
  expect(articles).toMatchObject([{ title: '河湾新桥通车', authors: ['夏禾'], date: '2024-05-20' }])
})

test('meta data: names that are no persons are no authors', async () => {
  const { articles } = await read(`<html><head><meta property="og:title" content="河湾新桥通车">
    <meta name="publishdate" content="2024-05-20"><meta name="author" content="河湾新闻网">
    <meta name="source" content="新华社"></head><body><div>${BODY.replace('河湾市新桥', '新华社河湾5月20日电（记者 林一）河湾市新桥')}</div></body></html>`)
  expect(articles).toMatchObject([{ authors: ['林一'], agency: '新华社', date: '2024-05-20' }])
})

describe('encodings', () => {
  const html = (charset: string) =>
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>河湾新桥通车</title></head><body>${BODY}</body></html>`
  test.each<[string, Uint8Array]>([
    ['gb2312', gb18030(html('gb2312'))],
    ['GBK', gb18030(html('GBK'))],
    ['UTF-8 that still declares gb2312, as browsers save it', new TextEncoder().encode(html('gb2312'))],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, ...Buffer.from(html('utf-16'), 'utf16le')])],
    ['GB18030 that declares nothing', gb18030(html('').replace(/<meta[^>]*>/, ''))],
  ])('%s', async (_, bytes) => {
    const { articles } = await read(bytes)
    expect(articles).toMatchObject([{ title: '河湾新桥通车', text: TEXT }])
  })
})

test('captions are photos, with or without a figure', async () => {
  const { articles } = await read(`<html><body><h1>河湾新桥通车</h1><div><p>${PARAGRAPHS[0]}</p>
    <figure><img src="a.jpg"><figcaption>市民走过新桥。</figcaption></figure><p>${PARAGRAPHS[1]}</p>
    <p>图为江边公园。方也 摄</p><p>${PARAGRAPHS[2]}</p></div></body></html>`)
  expect(articles.map(({ kind, text }) => [kind, text])).toEqual([
    ['news', TEXT],
    ['photo', '市民走过新桥。'],
    ['photo', '图为江边公园。方也 摄'],
  ])
  expect(articles[2]?.authors).toEqual(['方也'])
})

test('paragraphs that only <br> and an indent part', async () => {
  const { articles } = await read(
    `<html><body><h1>河湾新桥通车</h1><div id="ozoom">　　${PARAGRAPHS[0]}<br>　　${PARAGRAPHS[1]}　　${PARAGRAPHS[2]}</div></body></html>`,
  )
  expect(articles).toMatchObject([{ text: TEXT }])
})

test.each([
  ['<html><bxdy>', '</bxdy></html>'],
  ['<html>', ''],
  ['', ''],
  ['<html><body><div></html>', '</div>'],
])('a page whose frame is broken: %s', async (open, close) => {
  const { articles } = await read(`${open}<h1>河湾新桥通车</h1><div>${BODY}</div>${close}`)
  expect(articles[0]?.text).toContain(PARAGRAPHS[1])
})

test('several articles on one page stay apart', async () => {
  const { articles } = await read(
    `<html><body><article><h2>河湾新桥通车</h2><p>${PARAGRAPHS[0]}</p></article><article><h2>跨江公交将开通</h2><p>${PARAGRAPHS[2]}</p></article></body></html>`,
  )
  expect(articles.map(({ title, text }) => [title, text])).toEqual([
    ['河湾新桥通车', PARAGRAPHS[0]],
    ['跨江公交将开通', PARAGRAPHS[2]],
  ])
})

test('nothing of a script is read, nothing of it runs', async () => {
  const { articles } = await read(
    `<html><body onload="globalThis.ran=1"><h1>河湾新桥通车</h1><div>${BODY}</div><script>globalThis.ran=1</script><img src=x onerror="globalThis.ran=1"></body></html>`,
  )
  expect(JSON.stringify(articles)).not.toContain('ran')
  expect('ran' in globalThis).toBe(false)
})

test.each<[string, string, string]>([
  [
    'a list of headlines',
    `<html><body>${'<p><a href="1">河湾新桥通车了今天</a></p>'.repeat(30)}</body></html>`,
    'no_text',
  ],
  ['nothing', '<html><body></body></html>', 'no_text'],
  ['tags without end', `<html><body>${'<div>'.repeat(5000)}新桥通车。</body></html>`, 'too_deep'],
  ['tags beyond number', `<html><body>${'<p>新桥'.repeat(100_001)}</body></html>`, 'too_large'],
  ['scripts that never end', `<html><body>${'<script>'.repeat(200_000)}</body></html>`, 'no_text'],
])('%s: refused with a reason', async (_, html, code) => {
  await expect(read(html)).rejects.toMatchObject({ code })
})
