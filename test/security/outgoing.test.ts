// Files that name other addresses or files make nobody fetch them: nothing goes out, and nothing of the machine comes in.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PageError } from '../../pipeline/read/page-error.ts'
import { readFile } from '../../pipeline/read/read-file.ts'
import { writePdf } from '../pipeline/read/pdf/write-pdf.ts'
import { zipOf } from '../pipeline/read/zip-of.ts'

const calls: string[] = []
const probe = createServer((socket: Socket) => {
  socket.on('data', data => calls.push(data.toString('latin1')))
  socket.end()
  calls.push('a connection')
})
let address = ''
beforeAll(async () => {
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  address = `http://127.0.0.1:${(probe.address() as { port: number }).port}`
})
afterAll(() => void probe.close())

const STORY =
  '河湾市数据交易中心今天揭牌，国家数据局副局长林望舒到会讲话。中心主任说，首日成交三十笔，往后每周开市五天，欢迎各地企业前来。'
const utf8 = (text: string) => new TextEncoder().encode(text)
const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const docx = (document: string, relations = '') =>
  zipOf({
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`,
    'word/document.xml': document,
  })
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

test.each<[string, (address: string) => Promise<Uint8Array> | Uint8Array]>([
  [
    'page.html',
    to =>
      utf8(`<html><head><base href="${to}/"><link rel="stylesheet" href="${to}/a.css"><script src="${to}/a.js"></script>
<meta http-equiv="refresh" content="0;url=${to}/b"></head><body><h1>揭牌</h1><div><p>${STORY}</p><img src="${to}/c.png">
<iframe src="${to}/d"></iframe><object data="file:///etc/hostname"></object></div></body></html>`),
  ],
  [
    'entity.html',
    () =>
      utf8(
        `<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><h1>揭牌</h1><p>${STORY}&x;</p></body></html>`,
      ),
  ],
  [
    'entity.docx',
    () =>
      docx(
        `${XML}<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="${WORD}"><w:body>${paragraph(`${STORY}&x;`)}</w:body></w:document>`,
      ),
  ],
  [
    'template.docx',
    to =>
      docx(
        `${XML}<w:document xmlns:w="${WORD}"><w:body>${paragraph(STORY)}</w:body></w:document>`,
        `<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${to}/t.dotm" TargetMode="External"/>`,
      ),
  ],
  [
    'entity.xlsx',
    () =>
      zipOf({
        'xl/workbook.xml': `${XML}<!DOCTYPE w SYSTEM "file:///etc/hostname"><workbook xmlns="${SHEET}"/>`,
        'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${SHEET}"><sheetData/></worksheet>`,
      }),
  ],
  ['link.pdf', to => writePdf([{ marks: [{ text: `${to} 揭牌`, x: 60, y: 80, size: 12 }] }])],
  ['links.jsonl', to => utf8(`${JSON.stringify({ title: '揭牌', content: STORY, url: `${to}/e` })}\n`)],
  [
    'polluted.json',
    () =>
      utf8(
        `[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"title":"揭牌","content":"${STORY}"}]`,
      ),
  ],
])('%s', async (name, fileFor) => {
  const bytes = await fileFor(address)
  const read = await readFile(new Uint8Array(bytes), name).catch((error: unknown) => {
    if (!(error instanceof PageError)) throw error
    return { pages: [], refused: error.code }
  })
  const text = read.pages.flatMap(page => page.lines.map(line => line.text)).join('')
  expect(text).not.toContain(readFileSync('/etc/hostname', 'utf8').trim())
  if (!('refused' in read)) expect(text).toContain('揭牌')
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(calls).toEqual([])
})
