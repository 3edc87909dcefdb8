// A line to the run's PostgreSQL that can be cut and mended: to the server behind it the database is away, and back.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

export type Line = {
  /** The database's address by way of the line. */
  url: string
  /** Nothing more comes through; resolves when something is asked that stays without an answer. */
  hold(): Promise<void>
  /** Ends all connections and takes no new one. */
  cut(): Promise<void>
  mend(): Promise<void>
}

export async function lineTo(url: string): Promise<Line> {
  const database = new URL(url)
  const ends = new Set<Socket>()
  let held: PromiseWithResolvers<void> | undefined

  function join(socket: Socket): void {
    const beyond = connect(Number(database.port), database.hostname)
    for (const [end, other] of [
      [socket, beyond],
      [beyond, socket],
    ] as const) {
      ends.add(end)
      end.on('error', () => other.destroy())
      end.on('close', () => {
        ends.delete(end)
        other.destroy()
      })
      end.on('data', bytes => {
        if (held === undefined) other.write(bytes)
        else if (end === socket) held.resolve()
      })
    }
  }

  let server: Server = createServer(join).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const line = new URL(url)
  line.port = `${port}`
  return {
    url: line.href,
    hold() {
      held = Promise.withResolvers()
      return held.promise
    },
    async cut() {
      const closed = once(server, 'close')
      server.close()
      for (const end of ends) end.destroy()
      await closed
      held = undefined
    },
    async mend() {
      server = createServer(join).listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
  }
}
