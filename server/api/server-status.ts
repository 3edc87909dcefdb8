// What the server says of itself: whether it is ready, and what the browser refused.
import packageJson from '../../package.json' with { type: 'json' }
import { readBody } from './read-body.ts'
import { jsonRoute, NoQuery, streamRoute } from './route.ts'
import { HealthAnswer } from './types.ts'

export const getHealth = jsonRoute({
  method: 'get',
  path: '/healthz',
  name: 'getHealth',
  summary: { zh: '服务器是否就绪', en: 'Whether the server is ready' },
  query: NoQuery,
  answer: { status: 200, schema: HealthAnswer },
  errors: [],
  async handle({ status }) {
    const state: HealthAnswer['status'] = status.ready ? 'ok' : 'starting'
    return { status: state, version: packageJson.version, cspReports: status.cspReports }
  },
})

export const getReadiness = streamRoute({
  method: 'get',
  path: '/readyz',
  name: 'getReadiness',
  summary: {
    zh: '就绪时为 204，启动中为 503',
    en: 'Answers 204 once the graph is served, 503 before: for what sends requests here only then',
  },
  query: NoQuery,
  answer: { status: 204 },
  errors: [503],
  async handle({ status, response }) {
    response.status(status.ready ? 204 : 503).end()
  },
})

export const getMetrics = streamRoute({
  method: 'get',
  path: '/metrics',
  name: 'getMetrics',
  summary: { zh: 'Prometheus 指标', en: 'What the server counts of its work, for Prometheus' },
  query: NoQuery,
  answer: { status: 200, mediaType: 'text/plain' },
  errors: [],
  async handle({ status, service, response }) {
    const totals = status.ready ? (await (await service).current.view()).totals : undefined
    response.type(status.metrics.contentType).send(await status.metrics.print(totals))
  },
})

const MAX_REPORT_BYTES = 16 * 1024

export const postCspReport = streamRoute({
  method: 'post',
  path: '/api/csp-report',
  name: 'reportCsp',
  summary: {
    zh: '浏览器报告违反内容安全策略之处',
    en: 'Takes a browser’s report of what the content security policy refused',
  },
  query: NoQuery,
  body: { mediaTypes: ['application/csp-report', 'application/reports+json'], maxBytes: MAX_REPORT_BYTES },
  answer: { status: 204 },
  errors: [413, 415],
  async handle({ status, request, response }) {
    const report = (await readBody(request, { maxBytes: MAX_REPORT_BYTES })).toString('utf8')
    status.cspReports += 1
    status.log.warn({ report }, 'the browser refused something under the content security policy')
    response.status(204).end()
  },
})
