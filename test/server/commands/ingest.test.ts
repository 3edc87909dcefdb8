// `baotu ingest` and `baotu extract` on folders of every format, honest and poisonous: the sum tallies, work goes on where it stopped.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ZipFile } from 'yazl'
import { newToken } from '../../../server/access/access-token.ts'
import { gb18030 } from '../../pipeline/read/gb18030.ts'
import { emptyDataFolder } from '../open-test-store.ts'
import { startTestServer } from '../start-test-server.ts'

// Each test starts the command two times, which loads its dictionaries each time.
vi.setConfig({ testTimeout: 180_000 })

const CLI = fileURLToPath(new URL('../../../server/cli.ts', import.meta.url))

type Ended = { code: number; out: string; err: string }

function baotu(args: readonly string[], env: Record<string, string>): Promise<Ended> {
  return new Promise(resolve => {
    execFile(
      process.execPath,
      [CLI, ...args],
      { env: { ...process.env, LANG: 'zh_CN.UTF-8', ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}

function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream as Readable)
}

const story = (town: string) =>
  `${town}新桥通车\n本报讯（记者 夏禾）${town}新桥5月20日通车。${town}交通局局长林一到场讲话，两岸往来只需五分钟。\n`

async function mixedFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'baotu-mixed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content)
  mkdirSync(join(folder, 'deep'))
  mkdirSync(join(folder, '网页_files'))
  write('a.txt', story('河湾'))
  write('deep/b.txt', gb18030(story('渡口')))
  write(
    'c.html',
    `<html><body><h1>江口新桥通车</h1><div><p>${story('江口').split('\n')[1]}</p></div></body></html>`,
  )
  write('d.csv', `标题,正文\n石门新桥通车,${story('石门').split('\n')[1]}\n没有正文,\n`)
  write(
    'e.zip',
    await zipOf({ 'f.txt': story('青山'), 'x/g.txt': '', 'scan.png': Buffer.from([0x89, 0x50, 0x4e, 0x47]) }),
  )
  write('h.pdf', '%PDF-1.7 and nothing more')
  write('i.doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]))
  write('notes.md', 'no page')
  write('.hidden.txt', 'no page')
  write('网页_files/a.txt', 'no page')
  symlinkSync('a.txt', join(folder, 'inside.txt'))
  symlinkSync('/etc/hostname', join(folder, 'outside.txt'))
  return folder
}

const states = (out: string, folder: string) =>
  out
    .trimEnd()
    .split('\n')
    .slice(0, -1)
    .map(line => line.split('\t').slice(0, 2).join(' ').replace(`${folder}/`, ''))

test('every file of a folder has its outcome, the sum tallies, a second run reads nothing twice', async () => {
  const folder = await mixedFolder()
  const env = { BAOTU_DATA: emptyDataFolder() }
  const first = await baotu(['ingest', folder], env)
  expect(first.code).toBe(1)
  expect(states(first.out, folder)).toEqual([
    '完成 a.txt',
    '完成 c.html',
    '完成 d.csv',
    ' d.csv 第3行',
    '完成 deep/b.txt',
    '完成 e.zip/f.txt',
    '失败 e.zip/x/g.txt',
    '需要 OCR e.zip/scan.png',
    '失败 h.pdf',
    '失败 i.doc',
    '失败 outside.txt',
  ])
  expect(first.out.trimEnd().split('\n').at(-1)).toBe('完成 5，已有 0，失败 4，需要 OCR 1，共 10 个文件')
  const second = await baotu(['ingest', folder], env)
  expect(second.out.trimEnd().split('\n').at(-1)).toBe('完成 0，已有 5，失败 4，需要 OCR 1，共 10 个文件')
})

test('extract takes folders and archives, and the user names columns', async () => {
  const folder = await mixedFolder()
  writeFileSync(join(folder, 'd.csv'), `甲,乙\n石门新桥通车,${story('石门').split('\n')[1]}\n`)
  const { code, out, err } = await baotu(['extract', folder, '--columns', 'title=甲,text=乙'], {})
  expect(code).toBe(1)
  const titles = out
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line).title)
  expect(titles).toEqual(['河湾', '江口', '石门', '渡口', '青山'].map(town => `${town}新桥通车`))
  expect(
    err
      .trimEnd()
      .split('\n')
      .map(line => line.slice(folder.length + 1).split(':')[0]),
  ).toEqual(['e.zip/x/g.txt', 'e.zip/scan.png', 'h.pdf', 'i.doc', 'outside.txt'])
})

test.each(['text', 'texts=甲', 'text='])('--columns %s is wrong usage', async columns => {
  expect((await baotu(['extract', 'a.csv', '--columns', columns], {})).code).toBe(2)
})

test('Ctrl-C ends after the running page; the same command goes on from there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baotu-mixed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const count = 12
  for (let i = 0; i < count; i++) writeFileSync(join(folder, `${i + 10}.txt`), story(`第${i + 10}号`))
  const env = { ...process.env, LANG: 'zh_CN.UTF-8', BAOTU_DATA: emptyDataFolder() }
  const child = spawn(process.execPath, [CLI, 'ingest', folder], { env })
  let out = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    if (!out.includes('完成') && text.includes('完成')) child.kill('SIGINT')
    out += text
  })
  child.stderr.resume()
  const [code] = await once(child, 'close')
  expect(code).toBe(1)
  const done = Number(/完成 (\d+)，已有/.exec(out)?.[1])
  expect(done).toBeGreaterThan(0)
  expect(done).toBeLessThan(count)
  expect(out).toContain('已中断')
  const second = await baotu(['ingest', folder], { BAOTU_DATA: env.BAOTU_DATA })
  expect(second).toMatchObject({ code: 0 })
  expect(second.out).toContain(`完成 ${count - done}，已有 ${done}，失败 0，需要 OCR 0，共 ${count} 个文件`)
})

test('while a server holds the folder its files go through the server, which shows them; with --queue they only wait', async () => {
  const server = await startTestServer()
  onTestFinished(() => server.close())
  const folder = mkdtempSync(join(tmpdir(), 'baotu-mixed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'a.txt'), '「甲公司」与「乙公司」签约。')
  writeFileSync(join(folder, 'b.txt'), 'crash')
  const env = { BAOTU_DATA: server.folder }
  const first = await baotu(['ingest', folder, join(folder, 'no.txt')], env)
  expect(states(first.out, folder)).toEqual(['完成 a.txt', '失败 b.txt', '失败 no.txt'])
  expect(first.out).toContain('1 篇文章，2 个实体')
  expect(first.out).toContain('完成 1，已有 0，失败 2，需要 OCR 0，共 3 个文件')
  expect(first).toMatchObject({ code: 1, err: `交给 ${server.address} 处理\n` })
  const graph = await (await server.ask('/api/graph')).json()
  expect(graph.totals.entities).toBe(2)
  await server.ask('/api/queue/pause', { method: 'POST' })
  writeFileSync(join(folder, 'b.txt'), '「丙公司」开业。')
  expect(await baotu(['ingest', '--queue', join(folder, 'b.txt')], env)).toMatchObject({
    code: 0,
    out: '1 个文件已排队\n',
  })
  expect(await (await server.ask('/api/queue')).json()).toMatchObject({ paused: true, counts: { queued: 1 } })
})

test('a server that asks for a token takes files from who has one in BAOTU_TOKEN and may add', async () => {
  const [reader, editor] = [newToken(), newToken()]
  const server = await startTestServer({
    access: { tokenNeeded: true, hosts: [], proxies: 0 },
    tokens: [
      { token: reader, name: '资料室', role: 'reader' },
      { token: editor, name: '编辑部', role: 'editor' },
    ],
  })
  onTestFinished(() => server.close())
  const folder = mkdtempSync(join(tmpdir(), 'baotu-mixed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'a.txt'), '「甲公司」与「乙公司」签约。')
  const ingest = (token: Record<string, string>) =>
    baotu(['ingest', folder], { BAOTU_DATA: server.folder, ...token })
  const without = await ingest({})
  expect(without.code).toBe(1)
  expect(without.err).toContain('需要有效的令牌')
  const asReader = await ingest({ BAOTU_TOKEN: reader })
  expect(asReader.code).toBe(1)
  expect(asReader.err).toContain('这个令牌只能查看')
  const asEditor = await ingest({ BAOTU_TOKEN: editor })
  expect(asEditor).toMatchObject({ code: 0, err: `交给 ${server.address} 处理\n` })
  expect(asEditor.out).toContain('1 篇文章，2 个实体')
  // What a terminal or a log shows must not let anybody in.
  for (const { out, err } of [without, asReader, asEditor])
    for (const token of [reader, editor]) expect(out + err).not.toContain(token)
})

test('with --queue files wait in a store that nobody holds, until a server or a worker reads them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baotu-mixed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of ['a.txt', 'b.txt']) writeFileSync(join(folder, name), story(name))
  const env = { BAOTU_DATA: emptyDataFolder() }
  expect(await baotu(['ingest', '--queue', folder], env)).toMatchObject({ code: 0, out: '2 个文件已排队\n' })
  expect((await baotu(['status'], env)).out).toMatch(/^等待\t2\n/)
})
