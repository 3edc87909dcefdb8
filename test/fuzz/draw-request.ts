// Draws a request that a seed decides: right in most parts, wrong or hostile in some.
import { ROUTES } from '../../server/api/routes.ts'
import type { Random } from '../press/random.ts'
import { BROKEN_ESCAPES, HOSTILE_WORDS } from './hostile-words.ts'
import type { RawRequest } from './raw-request.ts'

/** What the server that is asked really has. */
export type KnownWords = {
  host: string
  reader: string
  editor: string
  entities: readonly string[]
  edges: readonly string[]
  articles: readonly string[]
  files: readonly string[]
  reasons: readonly string[]
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY', 'get', 'G T']
const OTHER_PATHS = [
  '/',
  '//',
  '/index.html',
  '/assets/app-1a2b.js',
  '/assets/../.built-from',
  '/assets/%2e%2e/.built-from',
  '/.built-from',
  '/api',
  '/api/',
  '/api/unknown',
  '/api/entities/',
  '/API/graph',
  '/api//graph',
  '/api/graph/',
  '/a/b/c?d=e',
  '/entities/甲',
  'http://evil.test/api/graph',
  '*',
  'api/graph',
  `/${'a/'.repeat(2000)}`,
]
const REPORT = JSON.stringify({ 'csp-report': { 'violated-directive': 'script-src' } })

export function drawRequest(random: Random, known: KnownWords): RawRequest {
  const route = random.pick(ROUTES)
  const method = random.chance(0.85) ? route.method.toUpperCase() : random.pick(METHODS)
  const path = random.chance(0.92)
    ? pathOf(route.path, random, known)
    : latin1(encodeStrange(random.pick(OTHER_PATHS)))
  const query = queryOf(Object.keys(route.query.shape), random, known)
  const body = method === 'POST' || random.chance(0.05) ? bodyOf(random, known) : Buffer.alloc(0)
  const headers = headersOf(random, known, body)
  const cut = body.length > 0 && random.chance(0.02)
  return {
    method,
    target: path + query,
    headers,
    body,
    ...(cut ? { cutAfter: random.whole(0, body.length - 1) } : {}),
  }
}

function pathOf(path: string, random: Random, known: KnownWords): string {
  return path.replaceAll(/\{(\w+)\}/g, () => drawValue(random, idsFor(path, known)))
}

function idsFor(path: string, known: KnownWords): readonly string[] {
  if (path.startsWith('/api/entities')) return known.entities
  if (path.startsWith('/api/edges')) return known.edges
  if (path.startsWith('/api/articles')) return known.articles
  if (path.startsWith('/api/reasons')) return known.reasons
  return known.files
}

/** A known value, a hostile one, or one that is no text at all, percent-encoded. */
function drawValue(random: Random, good: readonly string[]): string {
  if (good.length > 0 && random.chance(0.55)) return encodeURIComponent(random.pick(good))
  if (random.chance(0.15)) return random.pick(BROKEN_ESCAPES)
  if (random.chance(0.1)) return latin1(random.pick(HOSTILE_WORDS).replaceAll(/[\s#?]/g, ''))
  return encodeURIComponent(random.pick(HOSTILE_WORDS))
}

function queryOf(names: readonly string[], random: Random, known: KnownWords): string {
  const pairs: string[] = []
  for (const name of names) {
    if (!random.chance(0.6)) continue
    const times = random.chance(0.06) ? random.whole(2, 25) : 1
    for (let time = 0; time < times; time++) pairs.push(`${name}=${drawValue(random, goodFor(name, known))}`)
  }
  if (random.chance(0.1)) pairs.push(`${drawValue(random, [])}=${drawValue(random, [])}`)
  if (random.chance(0.05))
    pairs.push('__proto__[limit]=1', 'constructor[prototype][x]=1', 'q[]=1', 'q[a][b]=1')
  if (random.chance(0.01)) pairs.push(...Array.from({ length: 1500 }, (_, index) => `a${index}=1`))
  return pairs.length === 0 ? '' : `?${random.shuffle(pairs).join('&')}`
}

function goodFor(name: string, { entities }: KnownWords): readonly string[] {
  if (['around', 'one', 'other', 'from', 'to', 'entity'].includes(name)) return [...entities, '2031-03-04']
  if (['limit', 'offset', 'depth', 'edges'].includes(name)) return ['0', '1', '2', '3', '20', '500']
  if (name === 'articles' || name === 'descending') return ['true', 'false', '1', '10']
  if (name === 'certainty') return ['0', '0.5', '1']
  if (name === 'q' || name === 'words') return ['林望舒', '数据', 'linwangshu', 'lws', '（', '1']
  if (name === 'name') return ['一.txt', '一日.zip', 'a/b.pdf']
  return ['date', 'day', 'person', 'gexf', 'csv', 'said']
}

function bodyOf(random: Random, known: KnownWords): Buffer {
  const deep = random.whole(100, 20_000)
  const bodies: readonly (() => string | Buffer)[] = [
    () => '',
    () => '云州港今天开航。',
    () => JSON.stringify({ token: random.pick([known.editor, known.reader, 'x', '', "'; drop", 7, null]) }),
    () => '{"token":{"$ne":null}}',
    () => '{"__proto__":{"role":"editor"},"token":"x"}',
    () => `{"constructor":{"prototype":{"polluted":true}},"token":"${known.reader}"}`,
    () => '['.repeat(deep),
    () => `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`,
    () => REPORT,
    () => '{"token":"\\ud800\\u0000"}',
    () => '--x\r\nContent-Disposition: form-data; name="f"; filename="../../x"\r\n\r\n甲\r\n--x--\r\n',
    () => '--x\r\n'.repeat(500),
    () => Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0xed, 0xa0, 0x80, 0xc0, 0xaf]),
    () => Buffer.alloc(random.whole(1, 60_000), random.whole(0, 255)),
    () => 'PK\x03\x04 and no archive',
    () => '%PDF-1.7 and nothing more',
  ]
  return Buffer.from(random.pick(bodies)())
}

const MEDIA_TYPES = [
  'application/octet-stream',
  'application/json',
  'application/json; charset=utf-7',
  'application/csp-report',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'a'.repeat(2000),
  '/',
]

function headersOf(random: Random, known: KnownWords, body: Buffer): (readonly [string, string])[] {
  const often = (share: number, ...headers: (readonly [string, string])[]) =>
    random.chance(share) ? headers : []
  const strange = () => latin1(random.pick(HOSTILE_WORDS).replaceAll(/[\r\n\0]/g, ''))
  const hosts = [known.host, 'localhost', 'evil.test', '127.0.0.1.evil.test', '', '[::1]', strange()]
  const token = random.chance(0.85) ? known.editor : random.pick([known.reader, 'x'.repeat(43), strange()])
  const length = random.pick([
    String(body.length),
    '-1',
    '1e9',
    '99999999999999999999',
    String(200 * 2 ** 20),
  ])
  const nobody = body.length === 0 && random.chance(0.8)
  return [
    ['Host', random.chance(0.93) ? known.host : random.pick(hosts)],
    // Each claims an address of its own, so that the limit on requests lets it through.
    ['X-Forwarded-For', random.chance(0.97) ? addressOf(random) : strange()],
    ...often(0.85, ['Authorization', `Bearer ${token}`]),
    ...often(0.1, ['Cookie', `a=1; baotu_token=${token}; __proto__=x`]),
    ...often(0.05, ['Cookie', strange()]),
    ...often(0.05, ['Authorization', random.pick(['Basic eA==', 'Bearer', strange()])]),
    ...often(0.04, ['Origin', random.pick([`http://${known.host}`, 'https://evil.test', 'null', strange()])]),
    ...often(0.03, ['Sec-Fetch-Site', random.pick(['cross-site', 'same-origin', strange()])]),
    ...often(0.2, [
      'Accept-Language',
      random.pick(['en', 'zh-CN', '*;q=9', ',;q', 'x'.repeat(3000), strange()]),
    ]),
    ...often(0.1, ['Accept', random.pick(['text/html', '*/*', ';;;', strange()])]),
    ...often(0.1, ['If-None-Match', random.pick(['*', '""', `"${'x'.repeat(500)}"`, strange()])]),
    ...often(0.05, [
      'Range',
      random.pick(['bytes=0-0', 'bytes=-1', 'bytes=9-1', 'bytes=0-,0-,0-,0-', strange()]),
    ]),
    ...often(0.04, ['Content-Encoding', random.pick(['gzip', 'identity', 'deflate', 'br', strange()])]),
    ...often(0.3, ['Content-Type', random.pick(MEDIA_TYPES)]),
    ...often(0.02, ['Expect', random.pick(['100-continue', 'x'])]),
    ...often(0.02, ['X-HTTP-Method-Override', 'DELETE']),
    ...often(0.01, ['Upgrade', 'websocket'], ['Connection', 'Upgrade']),
    ...often(0.01, ...Array.from({ length: 150 }, (_, index) => [`X-Many-${index}`, 'x'] as const)),
    ...often(0.01, ['X-Large', 'x'.repeat(20_000)]),
    ...often(0.01, ['Bad Name', 'x']),
    // Without a body to follow the server would rightly wait for one.
    ...often(body.length > 0 ? 0.01 : 0, ['Transfer-Encoding', 'chunked']),
    ...(nobody ? [] : [['Content-Length', random.chance(0.97) ? String(body.length) : length] as const]),
  ]
}

function addressOf(random: Random): string {
  return `10.${random.whole(0, 255)}.${random.whole(0, 255)}.${random.whole(0, 255)}`
}

/** Bytes of UTF-8, each written as one character. */
function latin1(text: string): string {
  return Buffer.from(text).toString('latin1')
}

const encodeStrange = (path: string) => path.replaceAll(' ', '%20')
