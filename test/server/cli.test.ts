// The command as its users run it: output, errors and exit codes of each verb.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { lockFolder } from '../../server/store/folder-lock.ts'
import { openStore } from '../../server/store/store.ts'
import { FIRST_PAGE } from './facts-by-hand.ts'
import { emptyDataFolder, temporaryFolder } from './open-test-store.ts'

const CLI = fileURLToPath(new URL('../../server/cli.ts', import.meta.url))

// Every run of the command is a process that loads all dictionaries.
vi.setConfig({ testTimeout: 120_000 })

type Run = {
  args: readonly string[]
  cwd?: string
  env?: Record<string, string>
  input?: string | Uint8Array
}

function start({ args, cwd, env = {} }: Run): ChildProcess {
  const { DATABASE_URL: _, HOST: __, PORT: ___, INIT_CWD: ____, ...inherited } = process.env
  const child = spawn(process.execPath, [CLI, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...inherited, LANG: 'en_US.UTF-8', LC_ALL: '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

async function run(command: Run): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(command)
  let out = ''
  let err = ''
  child.stdout?.setEncoding('utf8').on('data', text => {
    out += text
  })
  child.stderr?.setEncoding('utf8').on('data', text => {
    err += text
  })
  child.stdin?.end(command.input)
  const [code] = await once(child, 'close')
  return { code, out, err }
}

/** The first line that `child` prints. */
async function firstLine(child: ChildProcess): Promise<string> {
  let out = ''
  for await (const text of child.stdout?.setEncoding('utf8') ?? []) {
    out += text
    if (out.includes('\n')) return out.trim()
  }
  throw new Error(`it ended before it said a line: ${out}`)
}

const PAGE = `河湾日报
2031年3月4日
河湾市办起数据交易中心
本报讯（记者 单晓桐）3月3日，河湾市数据交易中心揭牌。国家数据局副局长林望舒到会讲话。
中心今年计划成交5亿元，带动就业300人。当地企业踊跃报名，首批入驻80家。
`

/** A folder with a good page, an empty file, a binary file and a page in GB18030. */
function pages(): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'good.txt'), PAGE)
  writeFileSync(join(folder, 'empty.txt'), '')
  writeFileSync(
    join(folder, 'binary.txt'),
    Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256),
  )
  mkdirSync(join(folder, 'more'))
  // 中国青年报发表文章。 in GB18030, with a full stop at its end.
  const gb = [
    0xd6, 0xd0, 0xb9, 0xfa, 0xc7, 0xe0, 0xc4, 0xea, 0xb1, 0xa8, 0xb7, 0xa2, 0xb1, 0xed, 0xce, 0xc4, 0xd5,
    0xc2, 0xa1, 0xa3,
  ]
  writeFileSync(join(folder, 'more', 'gb.TXT'), Uint8Array.from([...gb, 0x0a, ...gb]))
  writeFileSync(join(folder, 'more', 'notes.md'), 'not a page')
  return folder
}

describe('usage', () => {
  test.each([
    [['--help'], 0, /extract.*tag.*ingest.*export.*serve/s],
    [['extract', '--help'], 0, /JSON Lines/],
    [['tag', '--help'], 0, /standard input/],
    [['ingest', '--help'], 0, /folders/],
    [['export', '--help'], 0, /gexf/],
    [['serve', '--help'], 0, /4321/],
    [['--version'], 0, /^\d+\.\d+\.\d+/],
    [[], 2, /Usage/],
    [['extrakt'], 2, /unknown command/],
    [['extract'], 2, /missing required argument/],
    [['ingest'], 2, /missing required argument/],
    [['export'], 2, /--format/],
    [['export', '--format', 'docx'], 2, /gexf/],
    [['serve', '--port', '70000'], 2, /65535/],
    [['serve', '--colour'], 2, /unknown option/],
    [['werk'], 2, /unknown command/],
  ])('%j → %i', async (args, code, text) => {
    const ended = await run({ args })
    expect(ended.out + ended.err).toMatch(text)
    expect(ended.code).toBe(code)
  })

  test('speaks Chinese where the terminal does', async () => {
    const { out } = await run({ args: ['--help'], env: { LANG: 'zh_CN.UTF-8' } })
    expect(out).toContain('知识图谱')
  })
})

describe('extract', () => {
  test('prints one article a line; a wrong file is named, the rest goes on', async () => {
    const cwd = pages()
    const args = ['extract', 'good.txt', 'empty.txt', 'binary.txt', 'gone.txt', 'more/gb.TXT']
    const { code, out, err } = await run({ args, cwd })
    expect(code).toBe(1)
    expect(
      err
        .split('\n')
        .filter(line => line !== '')
        .map(line => line.split(':')[0]),
    ).toEqual(['empty.txt', 'binary.txt', 'gone.txt'])
    const articles = out
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(Object.keys(articles[0])).toEqual(
      'id page kind title subtitle authors agency date text entities mentions relations quotes figures'.split(
        ' ',
      ),
    )
    for (const { text, mentions, entities, relations } of articles) {
      const ids = entities.map(({ id }: { id: string }) => id)
      for (const { start, end, entity, reason } of mentions) {
        expect(text.slice(start, end)).not.toBe('')
        expect(ids).toContain(entity)
        expect(reason).not.toBe('')
      }
      for (const { evidence } of relations) expect(evidence.length).toBeGreaterThan(0)
    }
    expect(out).toContain('中国青年报发表文章')
  })

  test('the same page gives the same bytes; file names are the user’s, also under npm run', async () => {
    const cwd = pages()
    const here = await run({ args: ['extract', 'good.txt'], cwd })
    const underNpm = await run({ args: ['extract', 'good.txt'], env: { INIT_CWD: cwd } })
    expect(here).toEqual({ code: 0, out: underNpm.out, err: '' })
  })

  test('a reader that has enough is no error', async () => {
    const child = start({ args: ['extract', ...Array.from({ length: 50 }, () => 'good.txt')], cwd: pages() })
    let err = ''
    child.stderr?.setEncoding('utf8').on('data', text => {
      err += text
    })
    child.stdout?.once('data', () => child.stdout?.destroy())
    const [code] = await once(child, 'close')
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })
})

test('tag answers every line and names the wrong ones', async () => {
  const input = '{"text":"国家统计局局长林望舒在上海市讲话。"}\n\nnot json\n{"txt":1}\n{"text":""}\n'
  const { code, out, err } = await run({ args: ['tag'], input })
  expect(code).toBe(1)
  expect(err).toMatch(/^line 3 .*\nline 4 .*\n$/)
  const [first, second, ...rest] = out
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(first.text).toBe('国家统计局局长林望舒在上海市讲话。')
  for (const [start, end, tag] of first.ents) {
    expect(['PER', 'ORG', 'LOC']).toContain(tag)
    expect(end).toBeGreaterThan(start)
  }
  expect(second).toEqual({ text: '', ents: [] })
  expect(rest).toEqual([])
})

describe('ingest and export', () => {
  test('files and folders go in once, failures have their reason, the graph comes out', async () => {
    const cwd = pages()
    const env = { BAOTU_DATA: emptyDataFolder() }
    const first = await run({ args: ['ingest', '.', 'gone.txt'], cwd, env })
    expect(first.code).toBe(1)
    const states = first.out.split('\n').map(line => line.split('\t'))
    expect(states.map(([state, file = '']) => `${state} ${file.slice(file.lastIndexOf('/') + 1)}`)).toEqual([
      'failed binary.txt',
      'failed empty.txt',
      'done good.txt',
      'done gb.TXT',
      'failed gone.txt',
      'done 2, known 0, failed 3, needs OCR 0, 5 files ',
      ' ',
    ])
    const second = await run({ args: ['ingest', 'good.txt', 'more'], cwd, env })
    expect(second.code).toBe(0)
    expect(second.out).toContain('done 0, known 2, failed 0')

    const printed = await run({ args: ['export', '--format', 'gexf'], cwd, env })
    expect(printed.code).toBe(0)
    expect(printed.out.trimEnd().endsWith('</gexf>')).toBe(true)
    const written = await run({ args: ['export', '--format', 'gexf', '--out', 'graph.gexf'], cwd, env })
    expect(written).toEqual({ code: 0, out: '', err: '' })
    expect(readFileSync(join(cwd, 'graph.gexf'), 'utf8')).toBe(printed.out)
    expect(readdirSync(cwd)).not.toContain('graph.gexf.part')
    const nowhere = await run({
      args: ['export', '--format', 'gexf', '--out', 'no/such/folder.gexf'],
      cwd,
      env,
    })
    expect(nowhere.code).toBe(1)
    expect(nowhere.err).toContain('ENOENT')
  })

  test('a folder that a server holds is left alone, and the message says where to go', async () => {
    const folder = emptyDataFolder()
    const lock = lockFolder(folder)
    lock.announce('http://127.0.0.1:4321/')
    for (const args of [
      ['ingest', 'good.txt'],
      ['export', '--format', 'gexf'],
    ]) {
      const { code, out, err } = await run({ args, cwd: pages(), env: { BAOTU_DATA: folder } })
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toContain(folder)
      expect(err).toContain(`pid ${process.pid}`)
      expect(err).toContain('http://127.0.0.1:4321/')
    }
    lock.release()
  })
})

describe('serve', () => {
  test('serves the sample, keeps it also when killed, and stops when told', async () => {
    const env = { BAOTU_DATA: emptyDataFolder() }
    const hashes: string[] = []
    for (const signal of ['SIGTERM', 'SIGKILL', 'SIGINT'] as const) {
      const child = start({ args: ['serve', '--port', '0'], env })
      const line = await firstLine(child)
      const address = line.slice(line.indexOf('http://'))
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
      const graph = await (await fetch(`${address}api/graph`)).json()
      expect(graph.totals.pages).toBeGreaterThan(0)
      hashes.push(graph.hash)
      child.kill(signal)
      expect(await once(child, 'exit')).toEqual(signal === 'SIGKILL' ? [null, signal] : [0, null])
    }
    expect(new Set(hashes).size).toBe(1)
  })

  test('a port that is taken is named', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    onTestFinished(() => {
      other.close()
    })
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const ended = await run({ args: ['serve'], env: { BAOTU_DATA: emptyDataFolder(), PORT: String(port) } })
    expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringContaining(`Port ${port} is taken`) })
  })

  test('the network is let in only where it is said', async () => {
    const env = { BAOTU_DATA: emptyDataFolder(), HOST: '0.0.0.0' }
    const refused = await run({ args: ['serve', '--port', '0'], env })
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('--host 0.0.0.0') })
    const open = ['serve', '--port', '0', '--host', '0.0.0.0']
    expect(await run({ args: open, env })).toMatchObject({
      code: 1,
      err: expect.stringContaining('token create'),
    })
    const { out: token } = await run({ args: ['token', 'create', '编辑部', '--role', 'editor'], env })
    expect(token).toMatch(/^[\w-]{43}\n$/)
    expect((await run({ args: ['token', 'list'], env })).out).toBe('编辑部\teditor\n')
    const child = start({ args: open, env })
    const [said] = await once(child.stdout ?? child, 'data')
    const address = /http:\S+/.exec(String(said))?.[0] ?? ''
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`${address}api/pages`, { headers })).status
    expect(await ask({})).toBe(401)
    expect(await ask({ authorization: `Bearer ${token.trim()}` })).toBe(200)
  })
})

test('graph: lists its builds, counts all anew, goes back to the one before', async () => {
  const folder = emptyDataFolder()
  const store = await openStore({ folder })
  await store.savePage(FIRST_PAGE, 'v1')
  await store.close()
  const graph = (verb: string) => run({ args: ['graph', verb], env: { BAOTU_DATA: folder } })
  expect(await graph('status')).toMatchObject({ code: 0, out: expect.stringContaining('no graph yet') })
  expect(await graph('rollback')).toMatchObject({ code: 1, err: expect.stringContaining('No earlier build') })
  expect(await graph('rebuild')).toMatchObject({
    code: 0,
    out: expect.stringContaining('Counted anew: equal'),
  })
  expect(await graph('rollback')).toMatchObject({ code: 0, out: expect.stringContaining('Build 1') })
  const { out } = await graph('status')
  const [newest = '', before = ''] = out.split('\n')
  expect(newest).toMatch(/^2\t\t.*1 pages, 2 articles, 6 entities/)
  expect(before).toMatch(/^1\tserved\t/)
  expect((await graph('restart')).code).toBe(2)
})
