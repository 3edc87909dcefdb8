// Finds the columns of a table of articles by their usual names in Chinese and English, or by the names that the user gives.
import { PageError } from '../page-error.ts'

export const COLUMN_FIELDS = ['title', 'subtitle', 'text', 'author', 'date', 'source', 'page'] as const
export type ColumnField = (typeof COLUMN_FIELDS)[number]

/** The user's names of columns: `{ title: '题目', text: '内容' }`. */
export type ColumnNames = Readonly<Partial<Record<ColumnField, string>>>

/** Where each field stands in a row. */
export type Columns = Readonly<Partial<Record<ColumnField, number>>>

// In order of preference: a table may have both 正文 and 摘要, 发布时间 and 采集时间.
const USUAL_NAMES: Readonly<Record<ColumnField, readonly string[]>> = {
  title: [
    '标题',
    '题名',
    '题目',
    '文章标题',
    '新闻标题',
    '篇名',
    '主标题',
    '主题名',
    'title',
    'headline',
    'name',
    '標題',
    '題名',
  ],
  subtitle: ['副标题', '副题', '副標題', 'subtitle', 'subheadline', 'deck'],
  text: [
    '正文',
    '全文',
    '内容',
    '文章内容',
    '新闻内容',
    '正文内容',
    '文本',
    '文章',
    '原文',
    '報導內容',
    '內容',
    'content',
    'text',
    'body',
    'fulltext',
    'articlebody',
    'article',
    'maintext',
    '摘要',
    'abstract',
    'summary',
  ],
  author: [
    '作者',
    '记者',
    '署名',
    '撰稿人',
    '责任者',
    '記者',
    'author',
    'authors',
    'byline',
    'writer',
    'creator',
    'reporter',
  ],
  date: [
    '日期',
    '发布日期',
    '出版日期',
    '刊发日期',
    '发表日期',
    '见报日期',
    '刊期',
    '发布时间',
    '发表时间',
    '时间',
    '發布日期',
    '發布時間',
    'date',
    'publishdate',
    'publisheddate',
    'datepublished',
    'pubdate',
    'publishtime',
    'publishedat',
    'pubtime',
    'time',
    'timestamp',
  ],
  source: [
    '来源',
    '报纸',
    '媒体',
    '报刊',
    '报纸名称',
    '报刊名称',
    '文献来源',
    '媒体名称',
    '信息来源',
    '稿件来源',
    '刊名',
    '來源',
    '報紙',
    '媒體',
    'source',
    'newspaper',
    'media',
    'publication',
    'publisher',
    'outlet',
    'journal',
  ],
  page: [
    '版次',
    '版面',
    '版号',
    '版',
    '页码',
    '版次名称',
    'page',
    'pageno',
    'pagenumber',
    'edition',
    'section',
  ],
}

/** `header` are the cells of the first row. Throws PageError where there is no column of texts, or none of the user's name. */
export function findColumns(header: readonly string[], named: ColumnNames = {}): Columns {
  const cells = header.map(keyOf)
  const columns: Partial<Record<ColumnField, number>> = {}
  for (const field of COLUMN_FIELDS) {
    const name = named[field]
    const index = name === undefined ? usualColumn(cells, field) : cells.indexOf(keyOf(name))
    if (name !== undefined && index < 0) throw noSuchColumn(name, header)
    if (index >= 0) columns[field] = index
  }
  if (columns.text !== undefined) return columns
  throw new PageError('no_column', {
    zh: `表格里没有找到正文列。现有的列：${listed(header, '、')}。请把正文列命名为“正文”，或用 --columns text=列名 指明。`,
    en: `No column of texts was found. The columns are: ${listed(header, ', ')}. Name one “text”, or say which with --columns text=NAME.`,
  })
}

/** True where a row reads like the header of a table of articles: a column of texts and another one we know. */
export function isHeader(cells: readonly string[]): boolean {
  const keys = cells.map(keyOf)
  const known = COLUMN_FIELDS.filter(field => usualColumn(keys, field) >= 0)
  return known.includes('text') && known.length >= 2
}

function usualColumn(cells: readonly string[], field: ColumnField): number {
  for (const name of USUAL_NAMES[field]) {
    const index = cells.indexOf(name)
    if (index >= 0) return index
  }
  return -1
}

/** `Publish_Date`, `【标题】` and ` 标 题 ` are named publishdate, 标题 and 标题. */
function keyOf(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '')
    .toLowerCase()
}

function noSuchColumn(name: string, header: readonly string[]): PageError {
  return new PageError('no_column', {
    zh: `表格里没有“${name}”这一列。现有的列：${listed(header, '、')}。`,
    en: `The table has no column “${name}”. The columns are: ${listed(header, ', ')}.`,
  })
}

const SHOWN = 12

function listed(header: readonly string[], separator: string): string {
  const names = header.map(name => name.trim().slice(0, 20)).filter(name => name !== '')
  return names.slice(0, SHOWN).join(separator) + (names.length > SHOWN ? '…' : '')
}
