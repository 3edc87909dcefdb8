// `baotu serve`: runs the server until it is told to stop.
import { once } from 'node:events'
import pino from 'pino'
import type { Access } from '../app.ts'
import { type Language, messageOf } from '../messages.ts'
import { type RunningServer, serve } from '../serve.ts'
import { storeSettings } from '../settings.ts'

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']

export type ServeOptions = {
  port: number
  host?: string
  requireToken: boolean
  allowHost: readonly string[]
  proxies: number
  /** `0`: other processes work on the files that wait. */
  workers: '0' | '1'
}

/** Resolves when the server was stopped; false where it could not start. */
export async function serveExplorer(options: ServeOptions, language: Language): Promise<boolean> {
  const host = options.host ?? process.env.HOST ?? '127.0.0.1'
  const open = LOOPBACK.includes(host)
  if (!open && options.host === undefined) {
    // Some shells set HOST to the machine's name: opening the server to the network takes a word of its own.
    console.error(
      language === 'zh'
        ? `环境变量 HOST 是 ${host}：要让其他机器访问，请明确写 --host ${host}。`
        : `HOST in the environment is ${host}: to let other machines in, say --host ${host}.`,
    )
    return false
  }

  const log = pino({ level: process.env.LOG_LEVEL ?? 'info' }, pino.destination(2))
  const stop = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  const access = {
    tokenNeeded: !open || options.requireToken,
    hosts: options.allowHost,
    proxies: options.proxies,
  }
  const server = await start(
    { host, port: options.port, access, works: options.workers === '1' },
    language,
    log,
  )
  if (server === undefined) return false
  process.stdout.write(`报图 Baotu  ${server.address}\n`)
  try {
    await Promise.race([stop, server.sound.then(() => stop)])
    return true
  } catch (error) {
    console.error(messageOf(error, language))
    return false
  } finally {
    await server.close()
  }
}

async function start(
  listening: { host: string; port: number; access: Access; works: boolean },
  language: Language,
  log: pino.Logger,
): Promise<RunningServer | undefined> {
  try {
    return await serve({ store: storeSettings(process.env), ...listening, log })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    const { port } = listening
    console.error(
      language === 'zh'
        ? `端口 ${port} 已被占用。换一个：npm start -- --port ${port + 1}`
        : `Port ${port} is taken. Choose another: npm start -- --port ${port + 1}`,
    )
    return undefined
  }
}
