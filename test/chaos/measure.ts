// Chaos of any size, by hand: node test/chaos/measure.ts --pages 2000 --kills 60 [--home postgres|embedded] [--reading real]
// The same pages in other orders, under other names, to other workers: node test/chaos/measure.ts --same --pages 2000 [--home …]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { StoreSettings } from '../../server/store/open-database.ts'
import { startPostgres } from '../server/postgres-server.ts'
import { runChaos } from './run-chaos.ts'
import { giveSamePages } from './same-pages.ts'

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '60' },
    workers: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    home: { type: 'string', default: 'postgres' },
    reading: { type: 'string', default: 'by-hand' },
    same: { type: 'boolean', default: false },
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
  const outcome = values.same ? await compareGivings() : await compareDisturbed()
  console.log(JSON.stringify(outcome, null, 2))
  if (!outcome.equal) process.exitCode = 1
} finally {
  await postgres?.stop()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

async function compareDisturbed() {
  const calm = await runChaos({ ...corpus, store: await empty('calm'), kills: 0 })
  const disturbed = await runChaos({
    ...corpus,
    store: await empty('disturbed'),
    kills: Number(values.kills),
    ...(postgres === undefined ? {} : { restartDatabase: postgres.restart }),
  })
  return { calm, disturbed, equal: calm.graph === disturbed.graph }
}

async function compareGivings() {
  const givings = await giveSamePages({ ...corpus, empty })
  const graphs = new Set(givings.map(({ graph, build }) => `${graph} ${build}`))
  return { givings, equal: graphs.size === 1 }
}
