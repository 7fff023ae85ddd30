import { type Server, type ServerOptions, startServer } from '#bin/server.ts'

/** What happens between devices and the server; kills are timed by counting these events. */
export type Happening = 'sent' | 'answered'

/** A server that is killed and restarted with the same state and port. */
export type MortalServer = {
  /** Its address, once it is alive. */
  alive(): Promise<string>
  /** Devices report events; when a kill is due, it is done before this returns. */
  happened(what: Happening): void
  start(vars?: Record<string, string>): Promise<void>
  /** Kills it with SIGKILL at the `count`-th event from now; resolves when no process of it is left. */
  killAt(what: Happening, count: number): Promise<void>
  killNow(): Promise<void>
  stop(): Promise<void>
}

export const mortalServer = (options: ServerOptions): MortalServer => {
  let server: Server | null = null
  let up = Promise.withResolvers<string>()
  let due: { what: Happening; left: number; kill: () => void } | null = null

  const killNow = async () => {
    const killed = server
    server = null
    up = Promise.withResolvers()
    await killed?.kill()
  }

  return {
    alive: () => up.promise,
    happened(what) {
      if (due?.what !== what) return
      due.left -= 1
      if (due.left > 0) return
      due.kill()
      due = null
    },
    async start(vars) {
      server = await startServer({ ...options, vars: { ...options.vars, ...vars } })
      up.resolve(server.url)
    },
    killAt: (what, count) =>
      new Promise((resolve, reject) => {
        due = { what, left: count, kill: () => void killNow().then(resolve, reject) }
      }),
    killNow,
    stop: async () => await server?.stop(),
  }
}
