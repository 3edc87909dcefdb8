// Reads a web page: a digital edition's article or a news site's, its headline, paragraphs and captions without what surrounds them.
import { Readability } from '@mozilla/readability'
import type { Page } from '../../types.ts'
import { findIssue } from '../find-issue.ts'
import { PageError } from '../page-error.ts'
import { dateIn, personsIn } from '../stated-values.ts'
import { agencyUnlessDated, editionOf, pageOfStories, type WrittenStory } from '../story-page.ts'
import { decodeHtml } from './decode-html.ts'
import { between, type PageFacts, readPageFacts, siteless } from './page-facts.ts'
import { type Block, blocksOf } from './paragraphs-of-html.ts'
import { parseHtml } from './parse-html.ts'

export type ReadHtmlOptions = { newspapers?: readonly string[] }

/** Throws PageError where the page holds no article, or is larger or deeper than pages are. */
export function readHtml(bytes: Uint8Array, source: string, options: ReadHtmlOptions = {}): Page {
  const html = decodeHtml(bytes)
  const document = parseHtml(html)
  const facts = readPageFacts(document, html)
  const stated = readLayout(document, facts)
  const issue = findIssue([], source, options.newspapers ?? [])
  const newspaper = stated.source || issue.newspaper
  const edition = editionOf(stated.edition)
  return pageOfStories({
    source,
    date: stated.date ?? issue.date,
    newspaper: newspaper === '' ? null : newspaper,
    ...(edition === undefined ? {} : { edition }),
    stories: storiesOf(document, html, stated),
  })
}

/** What headings and lines of the page add to its meta data. */
function readLayout(document: Document, facts: PageFacts): PageFacts {
  const blocks = blocksOf(document.body)
  const first = blocks.findIndex(block => block.heading === 1)
  const around = blocks
    .slice(Math.max(0, first - 12), first < 0 ? 40 : first + 16)
    .filter(({ text }) => text.length <= 120)
  const text = around.map(block => block.text).join('\n')
  const titles = headlineAround(blocks, first)
  return {
    title: facts.title || titles.title || siteless(document.querySelector('title')?.textContent ?? ''),
    kicker: facts.kicker || titles.kicker,
    subtitle: facts.subtitle || titles.subtitle,
    authors: facts.authors.length > 0 ? facts.authors : personsIn(said(text, '作者|撰稿|文')),
    date: facts.date ?? dateIn(dateLine(around)),
    source: facts.source || sourceOf(said(text, '来源|稿源|來源|信息来源|出处')),
    edition: facts.edition || /第\s?0?(\d{1,3})\s?版/.exec(text)?.[0] || '',
  }
}

/** People's Daily and others set the kicker as h3 above and the subtitle as h2 below the h1. */
function headlineAround(
  blocks: readonly Block[],
  first: number,
): Pick<PageFacts, 'title' | 'kicker' | 'subtitle'> {
  const title = blocks[first]
  if (title === undefined) return { title: '', kicker: '', subtitle: '' }
  const other = (block: Block | undefined) =>
    block?.heading !== undefined && block.heading > 1 && block.text.length <= 60 && block.linked < 0.5
      ? block
      : undefined
  const below: string[] = []
  for (let i = first + 1; i < first + 3; i++) {
    const block = other(blocks[i])
    if (block === undefined || isHeaderLine(block.text)) break
    below.push(block.text)
  }
  const above = other(blocks[first - 1])
  const kicker = above === undefined || isHeaderLine(above.text) ? '' : above.text
  // Under an h2 with a paragraph at once stands its section, not the article.
  return { title: title.text, kicker, subtitle: below.length <= 2 ? below.join('\n') : '' }
}

/** What follows 来源： on its line. */
function said(text: string, words: string): string {
  return (
    new RegExp(
      `(?:^|[\\s　|｜(（])(?:${words})\\s?[：:]\\s?([^\\s|｜)）]{2,40}(?:[ 、][^\\s|｜：:]{2,4})*)`,
      'mu',
    ).exec(text)?.[1] ?? ''
  )
}

function sourceOf(text: string): string {
  return /^[《\p{Script=Han}A-Za-z0-9·》]{2,20}/u.exec(text)?.[0].replace(/[《》]/g, '') ?? ''
}

function dateLine(blocks: readonly Block[]): string {
  return blocks.map(block => block.text).find(text => dateIn(text) !== null && !/[。，；]/.test(text)) ?? ''
}

function storiesOf(document: Document, html: string, facts: PageFacts): WrittenStory[] {
  const articles = [...document.querySelectorAll('article')].map(article => blocksOf(article))
  const whole = articles.filter(
    blocks => blocks.some(({ heading }) => heading) && proseOf(blocks).length >= 40,
  )
  if (whole.length > 1) return whole.flatMap(blocks => writtenStories(blocks, headlineOf(blocks, facts)))
  const blocks = contentOf(document, html)
  if (
    proseOf(blocks).length < 10 ||
    (linkedShare(blocks) > 0.6 && !blocks.some(({ linked, text }) => linked < 0.3 && text.length > 60))
  ) {
    throw new PageError('no_text', {
      zh: '网页里没有找到文章正文；可能是目录页或首页。',
      en: 'No article was found on this web page; it may be a list of headlines.',
    })
  }
  return writtenStories(blocks, facts)
}

/** Each of several articles on a page has a headline of its own; the date and the paper are the page's. */
function headlineOf(blocks: readonly Block[], facts: PageFacts): PageFacts {
  const first = blocks.findIndex(({ heading }) => heading !== undefined)
  return { ...facts, title: blocks[first]?.text ?? '', kicker: '', subtitle: '', authors: [] }
}

const FOUNDER_CONTENT: readonly (readonly [string, string])[] = [
  ['<!--enpcontent-->', '<!--/enpcontent-->'],
  ['<!--founder-content-->', '<!--/founder-content-->'],
  ['<founder-content>', '</founder-content>'],
]

function contentOf(document: Document, html: string): Block[] {
  for (const [open, close] of FOUNDER_CONTENT) {
    const content = between(html, open, close)
    if (content.trim() !== '') return blocksOf(parseHtml(content).body)
  }
  // The element that People's Daily and many papers after it keep the text in.
  const zoom = document.querySelector('#ozoom')
  if (zoom !== null) return blocksOf(zoom)
  const whole = blocksOf(document.body)
  return readableBlocks(document) ?? whole
}

/** What Readability takes for the article; undefined where it finds none. It changes the document. */
function readableBlocks(document: Document): Block[] | undefined {
  try {
    // Chinese says in 140 characters what English needs 500 for.
    const read = new Readability<Element>(document, {
      charThreshold: 140,
      disableJSONLD: true,
      serializer: node => node as Element,
    }).parse()
    return read?.content ? blocksOf(read.content) : undefined
  } catch (error) {
    // Where the tag of the body is broken, its best candidate has no parent, which it takes for granted.
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function proseOf(blocks: readonly Block[]): string {
  return blocks
    .map(block => block.text)
    .join('')
    .replace(/[^\p{Script=Han}\p{L}\p{N}]/gu, '')
}

function linkedShare(blocks: readonly Block[]): number {
  const all = blocks.reduce((sum, { text }) => sum + text.length, 0)
  return all === 0 ? 1 : blocks.reduce((sum, { text, linked }) => sum + text.length * linked, 0) / all
}

const HEADER_LINE =
  /^(?:来源|來源|稿源|作者|记者|发布时间|时间|日期|编辑|责编|字号|浏览|阅读|点击|分享|评论)\s?[：:]|^(?:19|20)\d\d\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}|^第\s?\d{1,3}\s?版/
// What sites put under and into their articles.
const BOILERPLATE =
  /^(?:(?:【|\[|（|\()?(?:责任编辑|責任編輯|责编|编辑|校对|审核|审稿|监制|值班编辑)\s?[：:].{0,40}|【?纠错】?.{0,20}|分享(?:到|至).{0,40}|扫一扫.{0,30}|扫描.{0,20}二维码.{0,20}|打印|关闭|收藏|复制链接|字号?[：:]?\s?[大中小\s+\-AＡ]*|[【[]?(?:关闭窗口|打印本页|返回(?:目录|首页|顶部|列表)|加入收藏)[】\]]?|(?:上一篇|下一篇|上一版|下一版|相关(?:新闻|阅读|报道|链接)|推荐阅读|延伸阅读|热门推荐|更多精彩|为您推荐|网友评论|免责声明|版权声明|特别声明|声明|点击(?:查看|进入|下载)|我要评论).{0,200}|.{0,20}(?:版权所有|未经(?:授权|许可|书面)).{0,80}|(?:网站地图|关于我们|联系我们|ICP备|京公网安备).{0,100}|往期回顾|当前位置.{0,60}|您(?:现在)?的位置.{0,60}|\S{1,8}\s?>\s?.{0,60})$/u

function isHeaderLine(text: string): boolean {
  return text.length <= 80 && HEADER_LINE.test(text)
}

const CAPTION = /^(?:[▲△▼▽◀▶]|图为|圖為|[上下左右]图|图[①-⑳\d]{0,2}[：:])/u
const CREDIT =
  /[\s（(。](?:\p{Script=Han}{2,10}(?:记者|通讯员))?\s?\p{Script=Han}{2,4}\s?[/／]?\s?(?:摄|攝|摄影|供图)[）)]?$/u

function isCaption({ text, caption }: Block): boolean {
  return caption === true || CAPTION.test(text) || (text.length <= 150 && CREDIT.test(text))
}

// Meta data repeats at the head of the text what they state.
const HEAD_BLOCKS = 6

function writtenStories(blocks: readonly Block[], facts: PageFacts): WrittenStory[] {
  const said = new Set([facts.title, facts.kicker, facts.subtitle, ...facts.subtitle.split('\n')].map(bare))
  const kept = blocks.filter(
    (block, i) =>
      !BOILERPLATE.test(block.text) &&
      !(i < HEAD_BLOCKS && (said.has(bare(block.text)) || isHeaderLine(block.text))) &&
      !(block.linked > 0.8 && block.text.length < 60),
  )
  const captions = kept.filter(isCaption)
  const paragraphs = kept.filter(block => !isCaption(block)).map(block => block.text)
  const dated = facts.date === null ? {} : { date: facts.date }
  const photos = captions.map(
    (block): WrittenStory => ({ kind: 'photo', paragraphs: [block.text], ...dated }),
  )
  if (paragraphs.length === 0) {
    const [photo, ...others] = photos
    return photo === undefined ? [] : [{ ...photo, title: facts.title }, ...others]
  }
  return [
    {
      kind: 'news',
      kicker: facts.kicker,
      title: facts.title,
      subtitle: facts.subtitle,
      paragraphs,
      authors: facts.authors,
      ...agencyUnlessDated(facts.source, paragraphs),
      ...dated,
    },
    ...photos,
  ]
}

function bare(text: string): string {
  return text.replace(/[\s\p{P}]/gu, '')
}
