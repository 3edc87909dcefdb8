// What the server counts of its own work, for Prometheus.
import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Totals } from './api/types.ts'

export type Metrics = {
  /** Times every request by route and status. */
  time: RequestHandler
  /** Prometheus' text format; `totals` of the graph that is served, undefined before the first is built. */
  print(totals: Totals | undefined): Promise<string>
  contentType: string
}

// From an answer that was at hand to a large export.
const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'baotu_request_seconds',
    help: 'Time to answer a request, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  })
  const graph = new Gauge({
    name: 'baotu_graph',
    help: 'What the served graph holds',
    labelNames: ['of'],
    registers: [registry],
  })
  return {
    time(request, response, next) {
      const stop = duration.startTimer()
      response.once('close', () => {
        // The route as it is written, never the address: it holds names, and each would be a series of its own.
        const route = typeof request.route?.path === 'string' ? request.route.path : 'other'
        stop({ method: request.method, route, status: response.statusCode })
      })
      next()
    },
    print(totals) {
      if (totals !== undefined) {
        const { types: _, ...counts } = totals
        for (const [of, count] of Object.entries(counts)) graph.set({ of }, count)
      }
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}
