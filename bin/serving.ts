import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type V4WorkerdStructuredLog } from 'miniflare'
import { readBundle } from './bundle.ts'
import { wasDue } from './cron.ts'
import { storesIn } from './state.ts'

/** A deployment that this process serves: workerd with D1, the shops' objects, R2, queues, crons, Browser Rendering. */
export type Serving = {
  stop(): Promise<void>
  /** Runs a cron of the configuration as if it were due at an instant (ms). */
  runCron(cron: string, at: number): Promise<void>
}

export type ServingOptions = {
  /** Folder of the bundle (bin/bundle.ts). */
  bundle: string
  state: string
  port: number
  /** Variables and secrets, beside those of wrangler.toml. */
  values: Readonly<Record<string, string>>
  /** Called with each line that the Worker writes, and its level. */
  onLog: (line: string, level: string) => void
}

/** The time of each cron's last run, so that one that was missed is caught up with. */
const CRONS_FILE = 'crons.json'

/**
 * Serves a bundle on 127.0.0.1 alone: whoever reaches the port may set `cf-connecting-ip`, which cloudflared does.
 * Neither miniflare's explorer of the databases nor its addresses that start crons are there.
 */
export const serve = async ({ bundle, state, port, values, onLog }: ServingOptions): Promise<Serving> => {
  const { script, wasm, options } = readBundle(bundle)
  const { name, cronTriggers = [], bindings } = options
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port,
      // Otherwise each request claims to come from Texas.
      cf: {},
      telemetry: { enabled: false },
      unsafeLocalExplorer: false,
      unsafeTriggerHandlers: false,
      logRequests: false,
      resourcePersistencePath: storesIn(state),
      log: new Log(LogLevel.WARN),
      handleStructuredLogs: ({ message, level }: V4WorkerdStructuredLog) => onLog(message, level),
      workers: [
        {
          ...options,
          rootPath: process.cwd(),
          modules: [
            { type: 'ESModule', path: script },
            ...wasm.map((path) => ({ type: 'CompiledWasm' as const, path })),
          ],
          modulesRoot: bundle,
          bindings: { ...bindings, ...values },
        },
      ],
    }),
  )
  await miniflare.ready
  const runCron = async (cron: string, at: number): Promise<void> => {
    const worker = await miniflare.getWorker(name)
    await worker.scheduled({ cron, scheduledTime: new Date(at) })
  }
  const endCrons = runCrons(cronTriggers, join(state, CRONS_FILE), runCron)
  return {
    runCron,
    stop: async () => {
      endCrons()
      await miniflare.dispose()
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
