// The web application: security, the API's routes, the explorer's files, and one place that answers errors.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { limitRate, REQUESTS_A_MINUTE, SIGN_INS_A_MINUTE } from './access/limit-rate.ts'
import { requireAccess } from './access/require-access.ts'
import { createExportRoom } from './api/export-room.ts'
import { ROUTES } from './api/routes.ts'
import type { ErrorAnswer } from './api/types.ts'
import { createUploadRoom } from './api/upload-room.ts'
import { checkOrigin } from './check-origin.ts'
import { HttpError } from './http-error.ts'
import type { Language } from './messages.ts'
import { createMetrics } from './metrics.ts'
import type { ServerStatus, Service } from './service.ts'
import { storageFault } from './store/storage-error.ts'

export type Access = {
  tokenNeeded: boolean
  /** Host names that requests may carry besides the server's own, where a proxy stands before it. */
  hosts: readonly string[]
  /** How many proxies stand before the server: so many entries of X-Forwarded-For are believed, none more. */
  proxies: number
}

export type AppSettings = {
  /** Ready when the store is open and the first graph is built; requests to the API wait for it. */
  service: Promise<Service>
  /** The host that the server listens on. */
  host: string
  /** Who gets in without a token: everyone who reaches the server, or nobody. */
  access: Access
  log: Logger
  /** The built explorer. */
  client?: string
}

/** Files that are being received hold so much memory at most, all together: two of the largest, and some smaller ones. */
const UPLOAD_BYTES = 256 * 1024 * 1024

/** Each reads the whole graph: of a large one, some hundred megabytes and minutes of the database's time. */
const EXPORTS_AT_ONCE = 2

const CLIENT = fileURLToPath(new URL('../client/dist', import.meta.url))

export function createApp({ service, host, access, log, client = CLIENT }: AppSettings): Express {
  const app = express()
  const status: ServerStatus = {
    ready: false,
    tokenNeeded: access.tokenNeeded,
    cspReports: 0,
    metrics: createMetrics(),
    uploads: createUploadRoom(UPLOAD_BYTES),
    exports: createExportRoom(EXPORTS_AT_ONCE),
    log,
  }
  service.then(
    () => {
      status.ready = true
    },
    () => undefined,
  )

  app.disable('x-powered-by')
  // Answers that may be kept name their own ETag, the graph's state.
  app.disable('etag')
  app.set('query parser', 'simple')
  app.set('trust proxy', access.proxies)
  app.use(status.metrics.time)
  app.use(securityHeaders())
  app.use(checkOrigin(host, access.hosts))
  if (access.tokenNeeded) {
    app.use('/api', limitRate(REQUESTS_A_MINUTE))
    app.post('/api/session', limitRate(SIGN_INS_A_MINUTE))
    app.use(
      ['/api', '/metrics'],
      requireAccess(async hash => (await service).store.findToken(hash)),
    )
  }

  // Answers are asked for anew each time; those with an ETag cost nothing where they are the same.
  app.use('/api', (_request, response, next) => {
    response.set('Cache-Control', 'no-cache')
    next()
  })
  for (const route of ROUTES) {
    app[route.method](expressPath(route.path), async (request, response) => {
      await route.run({
        params: request.params as Record<string, string>,
        query: request.query,
        language: languageOf(request),
        service,
        status,
        request,
        response,
      })
    })
  }
  for (const path of new Set(ROUTES.map(route => route.path))) {
    app.all(expressPath(path), request => {
      throw new HttpError('method_not_allowed', { path: request.path, method: request.method })
    })
  }
  app.use('/api', request => {
    throw new HttpError('not_found', { path: request.originalUrl })
  })

  app.use(explorer(client))
  app.use(request => {
    throw new HttpError('not_found', { path: request.originalUrl })
  })
  app.use(answerErrors(log))
  return app
}

/** `/api/entities/{id}` as Express writes it: `/api/entities/:id`. */
function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/gu, ':$1')
}

function languageOf(request: Request): Language {
  return request.acceptsLanguages(['zh', 'en']) === 'en' ? 'en' : 'zh'
}

function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      // No upgrade-insecure-requests: it blanks the page where it is served over plain HTTP in a local network.
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        reportUri: ['/api/csp-report'],
      },
    },
    // Served over plain HTTP: a promise of HTTPS would be ignored or wrong.
    strictTransportSecurity: false,
  })
}

/** The explorer's files; any other address that a browser opens is a view of the explorer, and gets its page. */
function explorer(folder: string): RequestHandler {
  const router = express.Router()
  const page = join(folder, 'index.html')
  // Vite names these after their content.
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  )
  router.use(
    express.static(folder, { cacheControl: false, setHeaders: res => res.set('Cache-Control', 'no-cache') }),
  )
  router.use((request, response, next) => {
    const opens = request.method === 'GET' || request.method === 'HEAD'
    if (!opens || request.path.includes('.') || !request.accepts('html')) {
      next()
      return
    }
    if (!existsSync(page)) throw new HttpError('not_built')
    response.set('Cache-Control', 'no-cache').sendFile(page)
  })
  return router
}

function answerErrors(log: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request, response, _next) => {
    // Who asked has gone in the midst of an answer: that is no fault, and there is nobody to tell.
    if (request.socket.destroyed && isCutOff(error)) {
      response.destroy()
      return
    }
    const known = toHttpError(error)
    if (known.status >= 500)
      log.error({ err: error, method: request.method, path: request.path }, known.message)
    // In the middle of an answer nothing can be said any more: the cut connection tells that it is not whole.
    if (response.headersSent) {
      response.destroy()
      return
    }
    const answer: ErrorAnswer = {
      error: { code: known.code, message: known.messages[languageOf(request)] },
    }
    // The name of the graph's state is that of the answer that could not be made.
    response.removeHeader('ETag')
    if (known.retryAfter !== undefined) response.set('Retry-After', `${known.retryAfter}`)
    response.status(known.status).set('Cache-Control', 'no-store').json(answer)
  }
}

/** What writing to a connection throws when the other side has closed it. */
const CUT_OFF: ReadonlySet<unknown> = new Set([
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_UNABLE_TO_PIPE',
  'ECONNRESET',
  'EPIPE',
])

function isCutOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CUT_OFF.has(error.code)
}

/** Errors of Express and its parsers carry a status; anything else is a fault of ours. */
function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  if (status === 404) return new HttpError('not_found', { path: '' })
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new HttpError('bad_request', { detail: (error as Error).message })
  }
  if (isTimeLimit(error)) return new HttpError('took_too_long')
  return new HttpError(storageFault(error) ?? 'server_error')
}

/** `query_canceled`, which PostgreSQL says of a statement that took longer than it may. */
function isTimeLimit(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014'
}
