// One route of the API: its handler and its description in one place, so that the two can't drift apart.
import type { Request, Response } from 'express'
import { z } from 'zod'
import { HttpError } from '../http-error.ts'
import type { Language, Message } from '../messages.ts'
import type { ServerStatus, Service } from '../service.ts'

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
    /** Returns the answer, or `answered` where it has sent one itself (304). */
    handle(call: Call<z.output<Query>>): Promise<z.output<Answer> | typeof answered>
  },
): Route {
  const { handle, ...description } = route
  return {
    ...description,
    run: async call => {
      const answer = await handle(check(route.query, call))
      if (answer !== answered) call.response.status(route.answer.status).json(answer)
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

export const answered = Symbol('answered')

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
