// A byline between two stories belongs to the one whose place it stands in.
import { expect, test } from 'vitest'
import { splitArticles } from '../../../pipeline/articles/split-articles.ts'
import { readTextPage } from '../../../pipeline/read/read-text-page.ts'

const OPENING = '本报讯（记者 林一）云州图书馆昨日开馆，两万册新书上架，读者排起长队。'

test.each([
  [
    'a letter is signed at its end',
    [OPENING, '读者 周宁', '编辑同志：', '我家门前的路灯坏了半个月，盼望有人来修。', '读者 吴芳'],
    ['林一 周宁', '吴芳'],
  ],
  [
    'a reporter behind a signed story opens the next',
    [OPENING, '本报记者 周宁', '5月20日，清河大桥合龙，桥长三公里，两岸居民到桥头观看。'],
    ['林一', '周宁'],
  ],
])('%s', (_, lines, authors) => {
  const page = readTextPage(new TextEncoder().encode(lines.join('\n')), 'yunzhou.txt')
  const articles = splitArticles(page, { agencies: [] })
  expect(articles.map(article => article.authors.join(' '))).toEqual(authors)
})
