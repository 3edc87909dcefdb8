// Reads the names and colours of what Baotu finds from the schema.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { GRAPH_DATA } from './graph-data.ts'

const SCHEMA = join(GRAPH_DATA, 'schema.yaml')

const Named = z.object({ zh: z.string(), en: z.string() })
const Schema = z.object({
  entities: z.record(z.string(), Named.extend({ colour: z.string(), subtypes: z.record(z.string(), Named) })),
  relations: z.record(z.string(), Named.extend({ inverse: Named })),
})
export type SchemaWords = z.infer<typeof Schema>

/** Throws where the file lacks a name or a colour. */
export function readSchema(): SchemaWords {
  return Schema.parse(parse(readFileSync(SCHEMA, 'utf8')))
}
