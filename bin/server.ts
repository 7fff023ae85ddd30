import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { health } from '#domain/api/health.ts'
import { bundle } from './bundle.ts'
import { familyOf } from './processes.ts'

/** The whole deployment on this machine, served by bin/serve.ts in a process of its own. */
export type Server = {
  url: string
  process: ChildProcess
  /** Stops it and everything it started. */
  stop(): Promise<void>
  /** Sends SIGKILL to all of it before it returns; resolves when all its processes are gone. */
  kill(): Promise<void>
}

export type ServerOptions = {
  port: number
  /** Folder of the state: database, files, secrets. */
  state: string
  /** Variables of the deployment that differ from wrangler.toml. */
  vars?: Readonly<Record<string, string>>
  /** Folder of the bundle (bin/bundle.ts); without it each start makes its own. */
  bundle?: string
  /** Folder of the bundle whose objects are the shops', where it is another one. */
  objects?: string
  /** Called with each line that the server prints. */
  onLine?: (line: string) => void
}

/** A local server calls no external service, and shows what would have been sent. */
export const LOCAL_PROVIDERS = {
  COMPANY_REGISTER: 'local',
  MAIL: 'local',
  PUSH: 'local',
  PAYMENTS: 'local',
  INVOICES: 'local',
  SUPPORT_EMAIL: 'ajutor@example.com',
  SMS_GATEWAY: 'local',
  WHATSAPP: 'local',
  DEV_PAGES: 'on',
}

/** Starts the server and waits until `GET /health` answers. The migrations must have been applied. */
export const startServer = async ({
  port,
  state,
  vars = {},
  bundle: made,
  objects,
  onLine,
}: ServerOptions): Promise<Server> => {
  const url = `http://localhost:${port}`
  const folder = made ?? (await bundle(join(state, 'bundle')))
  const values = { ...LOCAL_PROVIDERS, PUBLIC_ORIGIN: url, ...vars }
  const child = spawn(
    process.execPath,
    [
      ...['bin/serve.ts', '--port', String(port), '--state', state, '--bundle', folder],
      ...(objects === undefined ? [] : ['--objects', objects]),
      ...Object.entries(values).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
    ],
    // A separate process group, so that all of it can be stopped at once.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      const text = chunk.toString()
      output = (output + text).slice(-8_000)
      if (onLine) for (const line of text.split('\n')) if (line.trim()) onLine(line)
    })
  }
  const killAll = () => {
    const all = descendants(child.pid)
    signal(child.pid, 'SIGKILL')
    // A browser has its own group.
    for (const pid of all) signal(pid, 'SIGKILL')
    return all
  }
  // The process that started it may exit before it serves, or without a stop.
  process.once('exit', killAll)
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      process.off('exit', killAll)
      resolve()
    }),
  )
  const stop = async () => {
    const before = descendants(child.pid)
    signal(child.pid, 'SIGTERM')
    const killer = setTimeout(() => signal(child.pid, 'SIGKILL'), 5_000)
    await ended
    clearTimeout(killer)
    signal(child.pid, 'SIGKILL')
    for (const pid of before) signal(pid, 'SIGKILL')
  }
  const kill = async () => {
    const all = killAll()
    await ended
    while (all.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server ended before it served:\n${output}`)
    const healthy = await fetch(`${url}${health.path}`).then(
      (response) => response.ok,
      () => false,
    )
    if (healthy) return { url, process: child, stop, kill }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Signals a process group, or the process where it leads none. */
const signal = (pid: number | undefined, name: NodeJS.Signals): void => {
  if (pid === undefined) return
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, name)
      return
    } catch {
      // It leads no group, or has exited.
    }
  }
}

/** All direct and indirect child processes of a process (Linux; elsewhere the group must be enough). */
const descendants = (pid: number | undefined): number[] => (pid === undefined ? [] : familyOf(pid).slice(1))

/** Whether a process runs, and is not only an entry that its parent has not collected. */
const isRunning = (pid: number): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return !stat.slice(stat.lastIndexOf(')')).startsWith(') Z')
  } catch {
    return false
  }
}
