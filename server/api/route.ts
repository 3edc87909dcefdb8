// One route of the API: its handler and its description in one place, so that the two can't drift apart.
import type { Request, Response } from 'express'
import { z } from 'zod'
import type { GraphView } from '../graph/graph-view.ts'
import { HttpError } from '../http-error.ts'
import type { Language, Message } from '../messages.ts'
import type { ServerStatus, Service } from '../service.ts'
import type { StoreCalls } from '../store/store.ts'
import { sendUnlessFresh } from './fresh.ts'

export type Call<Query> = {
  params: Readonly<Record<string, string>>
  query: Query
  language: Language
  /** Ready when the store is open and the first graph is built. */
  service: Promise<Service>
  status: ServerStatus
  request: Request
  response: Response
}

/** What an answer from the graph is made of, and no more: it must be the same for everybody. */
export type GraphCall<Query> = Pick<Call<Query>, 'params' | 'query'> & { store: StoreCalls; view: GraphView }

export type BodyDescription = { mediaTypes: readonly string[]; maxBytes: number }

type Description = {
  method: 'get' | 'post'
  /** As in OpenAPI: `/api/entities/{id}`. */
  path: `/${string}`
  name: string
  summary: Message
  /** Parameters of the path. */
  params?: Readonly<Record<string, string>>
  /** The body it takes, as bytes. */
  body?: BodyDescription
  /** Statuses other than the answer's, besides those that any route has. */
  errors: readonly number[]
}

export type Route = Description & {
  query: z.ZodObject
  answer: { status: number; schema: z.ZodType } | { status: number; mediaType: string } | { status: number }
  /** Answers the call: sends what the handler returns, unless it has answered itself. */
  run(call: Call<unknown>): Promise<void>
}

/** A route that answers with JSON of the shape `answer`. */
export function jsonRoute<Query extends z.ZodObject, Answer extends z.ZodType>(
  route: Description & {
    query: Query
    answer: { status: number; schema: Answer }
    handle(call: Call<z.output<Query>>): Promise<z.output<Answer>>
  },
): Route {
  const { handle, ...description } = route
  return {
    ...description,
    run: async call => {
      call.response.status(route.answer.status).json(await handle(check(route.query, call)))
    },
  }
}

/**
 * A route whose answer follows from the request and the served build alone: it is made once for each build, however many ask,
 * and sent to nobody who has it already.
 */
export function graphRoute<Query extends z.ZodObject, Answer extends z.ZodType>(
  route: Description & {
    query: Query
    answer: { status: 200; schema: Answer }
    handle(call: GraphCall<z.output<Query>>): Promise<z.output<Answer>>
  },
): Route {
  const { handle, ...description } = route
  return {
    ...description,
    errors: [304, ...route.errors],
    run: async call => {
      const { params, query, service, request, response } = check(route.query, call)
      const { store, current } = await service
      const view = await current.view()
      // An answer that has this ETag was given for this very state: it need not be made again.
      if (sendUnlessFresh(view.version, request, response)) return
      const asked = JSON.stringify([route.path, params, query])
      const body = await view.answers.get(asked, async () =>
        Buffer.from(JSON.stringify(await handle({ params, query, store, view }))),
      )
      response.status(200).type('json').send(body)
    },
  }
}

/** A route that writes its answer itself: piece by piece, or only a status. */
export function streamRoute<Query extends z.ZodObject>(
  route: Description & {
    query: Query
    answer: { status: number; mediaType?: string }
    handle(call: Call<z.output<Query>>): Promise<void>
  },
): Route {
  const { handle, ...description } = route
  return {
    ...description,
    run: async call => handle(check(route.query, call)),
  }
}

/** For routes without a query. */
export const NoQuery = z.object({})

/** What zod says of a wrong query, in both languages. */
const COMPLAINTS = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError }

/** The call with its query in the shape of `schema`. Throws `bad_request`. */
function check<Query extends z.ZodObject>(schema: Query, call: Call<unknown>): Call<z.output<Query>> {
  const parsed = schema.safeParse(call.query, { error: COMPLAINTS[call.language] })
  if (!parsed.success) {
    const detail = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    throw new HttpError('bad_request', { detail })
  }
  // The database has no NUL: what asks for one must not get so far.
  for (const value of [...Object.values(call.params), ...Object.values(parsed.data)].flat()) {
    if (typeof value === 'string' && value.includes('\0'))
      throw new HttpError('bad_request', { detail: 'NUL' })
  }
  return { ...call, query: parsed.data }
}
