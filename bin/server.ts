import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { health } from '#domain/api/health.ts'
import { callCrons } from './cron.ts'
import { newLeaseKey } from './lease-key.ts'
import { runQuietly } from './run.ts'
import { newVapidKey } from './vapid-key.ts'

/** The whole deployment on this machine: workerd with D1, the tenants' objects, R2, queues, crons and Browser Rendering. */
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
  /** The Worker, where it differs from that of wrangler.toml. */
  entry?: string
  /** A bundle that `bundle` has made; without it each start makes its own. */
  script?: string
  /** Called with each line that the server prints. */
  onLine?: (line: string) => void
}

/** Applies the migrations to all databases in `state`. */
export const migrate = async (state: string): Promise<void> => {
  // Imported late, because only migrations need it and wrangler loads slowly.
  const { unstable_readConfig } = await import('wrangler')
  const databases = unstable_readConfig({ config: './wrangler.toml' }).d1_databases
  // One after the other, because they share a folder.
  for (const { binding } of databases) {
    const args = ['d1', 'migrations', 'apply', binding, '--local', '--persist-to', state]
    await runQuietly('wrangler', args, { CI: 'true' })
  }
}

/** Makes the Worker's bundle in a folder, for servers that start many times. Returns its path. */
export const bundle = async (folder: string): Promise<string> => {
  await runQuietly('wrangler', ['deploy', '--dry-run', '--outdir', folder], { CI: 'true' })
  return join(folder, 'index.js')
}

/** How to make each local secret. */
const SECRETS: Readonly<Record<string, () => string>> = {
  SESSION_SECRET: () => randomBytes(32).toString('base64url'),
  LEASE_KEYS: () => `'${JSON.stringify([newLeaseKey()])}'`,
  VAPID_KEY: () => `'${JSON.stringify(newVapidKey())}'`,
}

/** The local secrets, each made once per state. */
const secretsFile = (state: string): string => {
  const file = join(state, 'secrets.env')
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const missing = Object.entries(SECRETS).filter(([name]) => !new RegExp(`^${name}=`, 'm').test(kept))
  if (missing.length > 0) {
    mkdirSync(state, { recursive: true })
    const made = missing.map(([name, make]) => `${name}=${make()}\n`).join('')
    writeFileSync(file, kept + made, { mode: 0o600 })
  }
  return file
}

/** A local server calls no external service, and shows what would have been sent. */
const LOCAL_PROVIDERS = {
  COMPANY_REGISTER: 'local',
  MAIL: 'local',
  PUSH: 'local',
  PAYMENTS: 'local',
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
  entry,
  script,
  onLine,
}: ServerOptions): Promise<Server> => {
  const url = `http://localhost:${port}`
  const child = spawn(
    'wrangler',
    [
      'dev',
      ...(entry === undefined ? [] : [entry]),
      ...(script === undefined ? [] : [script, '--no-bundle', '--config', './wrangler.toml']),
      ...['--port', String(port), '--ip', '127.0.0.1', '--inspector-port', '0'],
      ...['--persist-to', state, '--env-file', secretsFile(state), '--show-interactive-dev-session=false'],
      ...Object.entries({ ...LOCAL_PROVIDERS, PUBLIC_ORIGIN: url, ...vars }).flatMap(([name, value]) => [
        '--var',
        `${name}:${value}`,
      ]),
    ],
    // A separate process group, so that all of it can be stopped at once.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...process.env, CI: 'true', NO_COLOR: '1' } },
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
    if (healthy) {
      const endCrons = callCrons(url)
      child.once('exit', endCrons)
      return { url, process: child, stop, kill }
    }
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
const descendants = (pid: number | undefined): number[] => {
  if (pid === undefined) return []
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number)
    return children.flatMap((child) => [child, ...descendants(child)])
  } catch {
    return []
  }
}

/** Whether a process runs, and is not only an entry that its parent has not collected. */
const isRunning = (pid: number): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return !stat.slice(stat.lastIndexOf(')')).startsWith(') Z')
  } catch {
    return false
  }
}
