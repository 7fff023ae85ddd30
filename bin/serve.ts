import { execFile } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { health } from '#domain/api/health.ts'
import { build } from './build.ts'
import { BUNDLE, readBundle } from './bundle.ts'
import { ensureLocalChrome } from './chromium.ts'
import { mailAdvice } from './office/mail.ts'
import { isFree } from './ports.ts'
import { familyOf, memoryOf } from './processes.ts'
import { ownSecrets, SETTINGS_FILE, settingsOf } from './secrets.ts'
import { type Serving, serve } from './serving.ts'
import { databaseFile, migrate, officeState, pendingMigrations, readDatabases } from './state.ts'
import { lookAt, lookWithin, watch } from './watchdog.ts'

/**
 * `npm run serve`: the server of an office, behind a tunnel, and of the tests. `ROA_STATE` is the folder of its state,
 * whose settings.env has the owner's settings; `PORT` its port on 127.0.0.1. It ends with an error when it is ill, and
 * whoever started it starts it again (bin/office/).
 */

const { values: given } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.PORT ?? '8787' },
    state: { type: 'string', default: officeState() },
    bundle: { type: 'string', default: BUNDLE },
    /** The bundle whose objects are the shops', where it is another one (bin/deploy/mixed.ts). */
    objects: { type: 'string' },
    /** Memory in MB of the server and all it started, beyond which it restarts. */
    'most-megabytes': { type: 'string', default: '1200' },
    /** NAME:value, a variable of this run alone. */
    var: { type: 'string', multiple: true, default: [] },
  },
})
const { state, bundle, objects } = given
const port = Number(given.port)
const url = `http://localhost:${port}`

/** Seconds between two looks at the health, and how long one may take. */
const EVERY = 10

let serving: Serving | null = null
let ending = false

const end = async (code: number): Promise<void> => {
  if (ending) return
  ending = true
  await serving?.stop()
  process.exit(code)
}

const refuse = (sentence: string): never => {
  console.error(sentence)
  process.exit(1)
}

/** journald takes the level from a line's start. */
const PRIORITY: Readonly<Record<string, string>> = process.env.JOURNAL_STREAM
  ? { error: '<3>', warn: '<4>', info: '<6>' }
  : {}

/** Tells systemd how this process is; nobody else listens. */
const tellSystemd = (...states: string[]): void => {
  if (process.env.NOTIFY_SOCKET === undefined) return
  execFile('systemd-notify', [`--pid=${process.pid}`, ...states], () => undefined)
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void end(0))

if (!Number.isInteger(port) || port < 1 || port > 65_535)
  refuse(`PORT is "${given.port}", which is not a port.`)
if (!(await isFree(port)))
  refuse(`Port ${port} is taken: something else serves there, or an earlier server still ends.`)

mkdirSync(state, { recursive: true, mode: 0o700 })
if (!existsSync(bundle)) await build()

const databases = readDatabases()
if (databases.every((database) => !existsSync(databaseFile(state, database)))) await migrate(state)
const pending = databases.flatMap((database) => pendingMigrations(state, database))
if (pending.length > 0)
  refuse(
    `The databases in ${state} lack ${pending[0]}. npm run upgrade makes a backup and brings them up to date.`,
  )

await ensureLocalChrome().catch((error: Error) => console.error(`${error.message} Only PDFs need it.`))

const declared = (readBundle(bundle).options.bindings ?? {}) as Record<string, string>
const values = {
  PUBLIC_ORIGIN: url,
  ...ownSecrets(state),
  ...settingsOf(state, Object.keys(declared)),
  ...Object.fromEntries(
    given.var.map((one) => [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)]),
  ),
}
serving = await serve({
  bundle,
  ...(objects !== undefined && { objects }),
  state,
  port,
  values,
  onLog: (line, level) => console.log(`${PRIORITY[level] ?? ''}${line}`),
})
// Asked to end while it started.
if (ending) await serving.stop()

console.log(`serves ${state} on ${url}, for ${values.PUBLIC_ORIGIN}`)
const advice = mailAdvice({ ...declared, ...values }, join(state, SETTINGS_FILE))
if (advice) console.error(`${PRIORITY.warn ?? ''}${advice}`)
tellSystemd('READY=1')
const most = Number(given['most-megabytes'])
const megabytes = (): number => memoryOf(familyOf(process.pid))
const renew = async (): Promise<void> => {
  console.error(`${PRIORITY.warn ?? ''}the server holds ${megabytes()} MB and begins anew`)
  await serving?.renew()
}
await watch({
  look: lookWithin({ most, megabytes, renew }, () => lookAt(`${url}${health.path}`, EVERY * 1_000)),
  pause: () => new Promise((resolve) => setTimeout(resolve, EVERY * 1_000)),
  most: 3,
  onWell: () => tellSystemd('WATCHDOG=1'),
})
if (!ending) {
  const reason =
    megabytes() > most ? `the server holds more than ${most} MB` : `${url}${health.path} does not answer`
  console.error(`${PRIORITY.error ?? ''}${reason}; it ends to be started again`)
  // What is ill may not end by itself.
  setTimeout(() => process.exit(1), 10_000).unref()
  await end(1)
}
