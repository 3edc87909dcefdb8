// Errors that a request can meet, and what each says.
import type { Message } from './messages.ts'
import { STORAGE_MESSAGES } from './store/storage-error.ts'

/** Every error code with its status and message; `{…}` is filled from the error's details. `retryAfter`: in seconds. */
export const HTTP_ERRORS = {
  bad_request: { status: 400, zh: '请求有误：{detail}', en: 'The request is wrong: {detail}' },
  no_access: {
    status: 401,
    zh: '需要有效的令牌：请用 baotu token create 生成。',
    en: 'A valid token is needed: baotu token create makes one.',
  },
  readers_only_read: {
    status: 403,
    zh: '这个令牌只能查看，不能添加或更改。',
    en: 'This token may look, not add or change.',
  },
  foreign_host: {
    status: 403,
    zh: '不接受以 {host} 为主机名的请求；用 --host 指定的名称或 127.0.0.1、localhost 打开。',
    en: 'Requests for the host {host} are refused; open 127.0.0.1, localhost or the name given with --host.',
  },
  foreign_origin: {
    status: 403,
    zh: '不接受来自其他网站的请求。',
    en: 'Requests that come from another website are refused.',
  },
  not_found: { status: 404, zh: '没有这个地址：{path}', en: 'There is nothing at {path}' },
  unknown_entity: { status: 404, zh: '没有这个实体：{id}', en: 'There is no entity {id}' },
  unknown_edge: { status: 404, zh: '没有这条关系：{id}', en: 'There is no edge {id}' },
  unknown_article: { status: 404, zh: '没有这篇文章：{id}', en: 'There is no article {id}' },
  unknown_reason: { status: 404, zh: '没有这条依据：{id}', en: 'There is no reason {id}' },
  unknown_file: { status: 404, zh: '没有这个文件：{hash}', en: 'There is no file {hash}' },
  unknown_ingest: { status: 404, zh: '没有这次导入：{id}', en: 'There is no ingest {id}' },
  ingest_is_through: {
    status: 409,
    zh: '{id} 已处理完，无法撤回。',
    en: '{id} is through already and cannot be taken back.',
  },
  method_not_allowed: {
    status: 405,
    zh: '{path} 不接受 {method} 请求。',
    en: '{path} does not take {method} requests.',
  },
  too_large: {
    status: 413,
    zh: '文件太大：最多 {limit}。',
    en: 'The file is too large: {limit} is the most that is taken.',
  },
  unsupported_encoding: {
    status: 415,
    zh: '请直接上传文件，不要压缩传输。',
    en: 'Send the file as it is, without a content encoding.',
  },
  too_many_requests: {
    status: 429,
    zh: '请求太多，请一分钟后再试。',
    en: 'Too many requests: try again in a minute.',
  },
  server_error: {
    status: 500,
    zh: '服务器出错了，详情见它的日志。',
    en: 'The server met an error; its log says more.',
  },
  took_too_long: {
    status: 503,
    zh: '这个问题查得太久，已停止；请缩小范围再试。',
    en: 'This took too long to find and was stopped: ask for less.',
  },
  uploads_busy: {
    status: 503,
    zh: '正在接收的文件太多，请稍后再试。',
    en: 'Too many files are being received at once; try again in a moment.',
  },
  exports_busy: {
    status: 503,
    retryAfter: 60,
    zh: '正在导出的已有两份，请过一会儿再试。',
    en: 'Two exports are being written already; try again in a while.',
  },
  build_gone: {
    status: 503,
    retryAfter: 1,
    zh: '图谱刚刚更新过，请再试一次。',
    en: 'The graph has just been renewed; try once more.',
  },
  busy: {
    status: 503,
    zh: '等待处理的文件太多，请稍后再试。',
    en: 'Too many files are waiting; try again in a while.',
  },
  disk_full: { status: 507, ...STORAGE_MESSAGES.disk_full },
  read_only: { status: 507, ...STORAGE_MESSAGES.read_only },
  store_away: { status: 503, ...STORAGE_MESSAGES.store_away },
  not_built: {
    status: 503,
    zh: '浏览界面还没有生成：请用 npm start 启动。',
    en: 'The explorer has not been built: start with npm start.',
  },
} as const satisfies Record<string, Message & { status: number; retryAfter?: number }>

export type HttpErrorCode = keyof typeof HTTP_ERRORS

export class HttpError extends Error {
  readonly code: HttpErrorCode
  readonly status: number
  readonly messages: Message
  readonly retryAfter: number | undefined

  constructor(code: HttpErrorCode, details: Readonly<Record<string, string>> = {}) {
    const known: Message & { status: number; retryAfter?: number } = HTTP_ERRORS[code]
    const { status, retryAfter, zh, en } = known
    const fill = (text: string) => text.replace(/\{(\w+)\}/gu, (_, name: string) => details[name] ?? '')
    const messages = { zh: fill(zh), en: fill(en) }
    super(messages.en)
    this.name = 'HttpError'
    this.code = code
    this.status = status
    this.messages = messages
    this.retryAfter = retryAfter
  }
}
