// Chaos of any size, by hand: node test/chaos/measure.ts --pages 2000 --kills 60 [--home postgres|embedded] [--reading real]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { StoreSettings } from '../../server/store/open-database.ts'
import { startPostgres } from '../server/postgres-server.ts'
import { runChaos } from './run-chaos.ts'

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '60' },
    workers: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    home: { type: 'string', default: 'postgres' },
    reading: { type: 'string', default: 'by-hand' },
  },
})
const corpus = {
  pages: Number(values.pages),
  workers: Number(values.workers),
  seed: Number(values.seed),
  reading: values.reading === 'real' ? ('real' as const) : ('by-hand' as const),
  say: (line: string) => console.error(line),
}

const postgres = values.home === 'postgres' ? await startPostgres() : undefined
const folders: string[] = []

async function empty(name: string): Promise<StoreSettings> {
  if (postgres === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'baotu-chaos-'))
    folders.push(folder)
    return { folder }
  }
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(postgres.url)
  url.pathname = name
  return { url: url.href }
}

try {
  const calm = await runChaos({ ...corpus, store: await empty('calm'), kills: 0 })
  const disturbed = await runChaos({
    ...corpus,
    store: await empty('disturbed'),
    kills: Number(values.kills),
    ...(postgres === undefined ? {} : { restartDatabase: postgres.restart }),
  })
  console.log(JSON.stringify({ calm, disturbed, equal: calm.graph === disturbed.graph }, null, 2))
  if (calm.graph !== disturbed.graph) process.exitCode = 1
} finally {
  await postgres?.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
