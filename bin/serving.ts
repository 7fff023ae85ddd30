import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  convertV4MiniflareOptions,
  Log,
  LogLevel,
  Miniflare,
  type V4WorkerdStructuredLog,
  type V4WorkerOptions,
} from 'miniflare'
import { type Bundle, readBundle } from './bundle.ts'
import { wasDue } from './cron.ts'
import { commandOf, familyOf } from './processes.ts'
import { storesIn } from './state.ts'

/** A deployment that this process serves: workerd with D1, the shops' objects, R2, queues, crons, Browser Rendering. */
export type Serving = {
  /** Finishes the requests that it has, then ends. */
  stop(): Promise<void>
  /** Finishes the requests that it has, then restarts with fresh memory; for a second nothing listens. */
  renew(): Promise<void>
  /** Runs a cron of the configuration as if it were due at an instant (ms). */
  runCron(cron: string, at: number): Promise<void>
}

export type ServingOptions = {
  /** Folder of the bundle (bin/bundle.ts). */
  bundle: string
  /** Folder of another bundle, whose objects are the shops' (bin/deploy/mixed.ts). */
  objects?: string
  state: string
  port: number
  /** Variables and secrets, beside those of wrangler.toml. */
  values: Readonly<Record<string, string>>
  /** Called with each line that the Worker writes, and its level. */
  onLog: (line: string, level: string) => void
}

/** The time of each cron's last run, so that one that was missed is caught up with. */
export const CRONS_FILE = 'crons.json'

/**
 * V8 first collects what has grown old at half a gigabyte, and there is a dozen of isolates: each would keep until then
 * what its requests have left. With these it begins at 4 MB, goes on by what is in use, and holds 35 MB less for it.
 */
const V8_FLAGS = '--initial-old-space-size=4 --max-semi-space-size=4 --optimize-for-size'

/** What workerd says at each start with such flags: it compiles its own scripts afresh. */
const COMPILES = 'NOSENTRY per-isolate bootstrap compile cache'

/** Only this machine may reach it: any caller can set `cf-connecting-ip`, as cloudflared does. */
const HOST = '127.0.0.1'

/** How long requests may take to end (ms), before what serves them is ended. An open socket never ends by itself. */
const PATIENCE = 3_000

/** Ends workerd as its SIGTERM does: it takes no more requests, and is gone when those that it has are answered. */
const drain = async (address: string): Promise<void> => {
  const runtimes = familyOf(process.pid).filter((pid) => commandOf(pid).includes(`=${address}\0`))
  // Until its parent, which starts the next one, has taken note of its end.
  const left = () => runtimes.filter((pid) => existsSync(`/proc/${pid}`))
  for (const pid of runtimes) process.kill(pid, 'SIGTERM')
  for (const end = Date.now() + PATIENCE; left().length > 0; ) {
    if (Date.now() > end) for (const pid of left()) process.kill(pid, 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** miniflare starts workerd again when it ends, and warns of a crash also where the end was ours. */
class RuntimeLog extends Log {
  isDraining = false
  override warn(message: string): void {
    if (!this.isDraining) super.warn(message)
  }
}

/**
 * Makes what listens to signals, without its listeners: whoever serves has its own, and those of miniflare end workerd and
 * this process at once, whatever is still being answered.
 */
const withoutListeners = <T>(make: () => T): T => {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const before = new Set(signals.flatMap((name) => process.listeners(name)))
  const made = make()
  for (const name of signals)
    for (const listener of process.listeners(name)) if (!before.has(listener)) process.off(name, listener)
  return made
}

/** A bundle as a Worker of miniflare, with what differs from it. */
const workerOf = (
  folder: string,
  values: ServingOptions['values'],
  differs: Partial<Bundle['options']>,
): V4WorkerOptions => {
  const { script, wasm, options } = readBundle(folder)
  const { bindings, ...rest } = { ...options, ...differs }
  return {
    ...rest,
    rootPath: process.cwd(),
    modules: [
      { type: 'ESModule', path: script },
      ...wasm.map((path) => ({ type: 'CompiledWasm' as const, path })),
    ],
    modulesRoot: folder,
    bindings: { ...bindings, ...values },
    // The Worker keeps nothing there.
    cacheAPI: false,
  }
}

/** The Workers that serve: a bundle, or one with the objects of another. */
const workersOf = ({ bundle, objects, values }: ServingOptions): V4WorkerOptions[] => {
  if (objects === undefined) return [workerOf(bundle, values, {})]
  const { name, durableObjects = {} } = readBundle(objects).options
  const scriptName = `${name}-objects`
  const elsewhere = Object.entries(durableObjects).map(([binding, one]) => [
    binding,
    { ...(typeof one === 'string' ? { className: one } : one), scriptName },
  ])
  return [
    workerOf(bundle, values, { durableObjects: Object.fromEntries(elsewhere) }),
    // What comes from outside, queues among it, comes to the first.
    workerOf(objects, values, { name: scriptName, queueConsumers: {}, cronTriggers: [] }),
  ]
}

/** Crons between two collections: an hour of the one of every minute. */
const COLLECTS_EVERY = 60

/**
 * Collects this process's garbage and gives its room back. Requests never come here, so V8 would keep what a start has
 * left (30 MB: copies of the Worker) for days, and what miniflare leaves of each cron (80 MB by a day).
 */
const collect = (): void => {
  setFlagsFromString('--expose-gc')
  const gc: NonNullable<typeof globalThis.gc> = runInNewContext('gc')
  void gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  setFlagsFromString('--no-expose-gc')
}

/**
 * Serves a bundle on this machine alone. Neither miniflare's explorer of the databases nor its addresses that start
 * crons are there.
 */
export const serve = async (serving: ServingOptions): Promise<Serving> => {
  const { bundle, state, port, onLog } = serving
  const { name, cronTriggers = [] } = readBundle(bundle).options
  process.env.MINIFLARE_WORKERD_V8_FLAGS ??= V8_FLAGS
  const log = new RuntimeLog(LogLevel.WARN)
  const options = convertV4MiniflareOptions({
    host: HOST,
    port,
    // Otherwise each request claims to come from Texas.
    cf: {},
    telemetry: { enabled: false },
    unsafeLocalExplorer: false,
    unsafeTriggerHandlers: false,
    logRequests: false,
    resourcePersistencePath: storesIn(state),
    log,
    handleStructuredLogs: ({ message, level }: V4WorkerdStructuredLog) => {
      if (!message.startsWith(COMPILES)) onLog(message, level)
    },
    workers: workersOf(serving),
  })
  const miniflare = withoutListeners(() => new Miniflare(options))
  await miniflare.ready
  collect()
  let runs = 0
  const runCron = async (cron: string, at: number): Promise<void> => {
    const worker = await miniflare.getWorker(name)
    await worker.scheduled({ cron, scheduledTime: new Date(at) })
    runs += 1
    if (runs % COLLECTS_EVERY === 0) collect()
  }
  const endCrons = runCrons(cronTriggers, join(state, CRONS_FILE), runCron)
  const drained = async (then: () => Promise<unknown>): Promise<void> => {
    log.isDraining = true
    await drain(`${HOST}:${port}`)
    await then()
    log.isDraining = false
  }
  return {
    runCron,
    renew: async () => {
      await drained(() => miniflare.ready)
      collect()
    },
    stop: async () => {
      endCrons()
      await drained(() => miniflare.dispose())
    },
  }
}

/** Runs crons, each at its minute, and those that were due while nothing served. Returns a function that stops it. */
const runCrons = (
  crons: readonly string[],
  file: string,
  run: (cron: string, at: number) => Promise<void>,
): (() => void) => {
  const last = readLast(file)
  const tick = () => {
    const now = Date.now()
    for (const cron of crons) {
      const isDueNow = wasDue(cron, last[cron] ?? now, now)
      last[cron] = now
      // The Worker logs what its tasks met; a run that could not begin is made up for by the next one.
      if (isDueNow) run(cron, now).catch((error: unknown) => console.error(`cron "${cron}": ${error}`))
    }
    writeFileSync(file, JSON.stringify(last))
  }
  tick()
  const timer = setInterval(tick, 60_000)
  return () => clearInterval(timer)
}

const readLast = (file: string): Record<string, number> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
