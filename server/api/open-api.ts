// The OpenAPI 3.1 document of the API, made from the table of routes.
import { z } from 'zod'
import type { Route } from './route.ts'
import * as types from './types.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const STATUS_TEXT: Readonly<Record<number, string>> = {
  200: 'The answer',
  202: 'The file is taken',
  204: 'Noted',
  304: 'Nothing has changed since the ETag that the request names',
  400: 'The request is wrong',
  401: 'A token is needed',
  403: 'The request comes from elsewhere, or its token may only look',
  404: 'There is no such thing',
  409: 'It is too late for that',
  413: 'The file is too large',
  415: 'The body is compressed',
  429: 'Too many requests in this minute',
  503: 'The server is starting, too many files are received or wait, or the answer takes too long',
}

/** Refusals that every route has: a wrong query, no token where one is needed, a foreign host or website, a query that takes too long. */
const EVERYWHERE = [400, 401, 403, 503]

export function openApi(routes: readonly Route[], version: string): { openapi: string; [key: string]: Json } {
  const paths: { [path: string]: { [method: string]: Json } } = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Baotu 报图', version },
    paths,
    components: { schemas: componentSchemas() },
  }
}

function operation({ name, summary, params, query, body, answer, errors }: Route): Json {
  return {
    operationId: name,
    summary: `${summary.zh} / ${summary.en}`,
    parameters: [...pathParameters(params ?? {}), ...queryParameters(query)],
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            description: `Up to ${body.maxBytes} bytes`,
            content: Object.fromEntries(body.mediaTypes.map(type => [type, {}])),
          },
        }),
    responses: Object.fromEntries([
      [
        answer.status,
        {
          description: STATUS_TEXT[answer.status] ?? '',
          ...contentOf(answer),
        },
      ],
      ...[...EVERYWHERE, ...errors].map(status => [status, refusal(status)]),
    ]),
  }
}

function contentOf(answer: Route['answer']): { content?: Json } {
  if ('schema' in answer) return { content: { 'application/json': { schema: reference(answer.schema) } } }
  if ('mediaType' in answer) return { content: { [answer.mediaType]: { schema: { type: 'string' } } } }
  return {}
}

function refusal(status: number): Json {
  const description = STATUS_TEXT[status] ?? ''
  if (status === 304) return { description }
  return { description, content: { 'application/json': { schema: reference(types.ErrorAnswer) } } }
}

function pathParameters(params: Readonly<Record<string, string>>): Json[] {
  return Object.entries(params).map(([name, description]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string' },
  }))
}

function queryParameters(query: z.ZodObject): Json[] {
  return Object.entries(query.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !z.safeParse(schema, undefined).success,
    schema: jsonSchema(schema as z.ZodType, 'input'),
  }))
}

/** Schemas of types.ts that answers are made of, by their names there. */
const NAMED: ReadonlyMap<unknown, string> = new Map(
  Object.entries(types).flatMap(([name, schema]) =>
    name.endsWith('Answer') ? [[schema, name] as const] : [],
  ),
)

function reference(schema: z.ZodType): Json {
  const name = NAMED.get(schema)
  if (name === undefined) throw new Error('an answer of the API has a schema that types.ts does not export')
  return { $ref: `#/components/schemas/${name}` }
}

function componentSchemas(): { [name: string]: Json } {
  return Object.fromEntries(
    [...NAMED].map(([schema, name]) => [name, jsonSchema(schema as z.ZodType, 'output')]),
  )
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest as Json
}
