import { outboxPage } from '#domain/api/dev.ts'
import { build } from './build.ts'
import { BUNDLE } from './bundle.ts'
import { ensureLocalChrome } from './chromium.ts'
import { isFree } from './ports.ts'
import { commandOf } from './processes.ts'
import { DEMO, seedDemo } from './seed-demo.ts'
import { type Server, startServer } from './server.ts'
import { migrate } from './state.ts'
import { step } from './step.ts'

/** `npm start`: builds, migrates, seeds, serves. No process that it starts outlives it. */

const STATE = '.state'

let server: Server | null = null
let ending = false

const end = async (code: number): Promise<void> => {
  if (ending) return
  ending = true
  await server?.stop()
  process.exit(code)
}

const port = Number(process.env.PORT ?? 8787)

const parent = process.ppid
// npm was killed before this line ran, so nobody waits for the server. (In a container npm itself may be process 1.)
if (parent === 1 && process.env.npm_lifecycle_event && !/npm/.test(commandOf(1))) process.exit(1)

// Before the server runs there are only commands to stop; they end with this process.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void end(0))

if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`PORT is "${process.env.PORT}", which is not a port. Use a number from 1 to 65535.`)
  process.exit(1)
}

if (!(await isFree(port))) {
  console.error(`Port ${port} is taken. Stop what runs there, or choose another: PORT=8790 npm start`)
  process.exit(1)
}

/** Prints the failed step and what to do next, and exits. */
const orSay =
  (next: string) =>
  async (error: unknown): Promise<never> => {
    console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}\n\n${next}`)
    await end(1)
    throw error
  }

// Only PDFs need it: the app serves during the installation, and without it.
void step('Chromium for the PDFs', ensureLocalChrome).catch((error: Error) =>
  console.error(`\n✗ ${error.message}\nThe app runs without it; only its PDFs do not.\n`),
)

const tables = (): Promise<void> =>
  migrate(STATE).catch((error: unknown) => {
    // Its tables come from older migrations that one baseline has replaced; before the first release no data is carried
    // over.
    const isOlder = /already exists/.test(String(error))
    return orSay(
      isOlder
        ? `${STATE}/ was made by an older state of the project. Move it away and start again: mv ${STATE} ${STATE}-old`
        : `The databases in ${STATE}/ were not made. End what else serves from there and start again.`,
    )(error)
  })

const demo = (): Promise<void> =>
  step('demo shop', () => seedDemo(STATE)).catch(
    orSay(
      `The demo shop was not made. Begin with empty databases: mv ${STATE} ${STATE}-old, then npm start.`,
    ),
  )

await Promise.all([
  step('build of the app', build).catch(
    orSay('The app was not built. Mend what is named above; npm run check says more. Then start again.'),
  ),
  step('databases', tables).then(demo),
])

server = await step('server', () =>
  startServer({
    port,
    state: STATE,
    bundle: BUNDLE,
    onLine: (line) => {
      if (/error|warn/i.test(line)) console.log(line)
    },
  }),
).catch(orSay('The server did not start. End what else serves from this folder, and start again.'))

const { url, process: running } = server

console.log(`
  ROA AUTO serves on ${url}

  Without an account   ${url}/
  Demo shop            ${url}/cont/conectare
                       ${DEMO.email}  /  ${DEMO.password}

  No mail or SMS leaves this machine: ${url}${outboxPage.path}
  The operators' console: npm run operator -- --state ${STATE} --port ${port}

  Ctrl+C ends it. The data stays in ${STATE}/.
`)

running.once('exit', (code) => void end(code ?? 1))
// A killed npm sends no signal; only the parent process changes.
setInterval(() => process.ppid !== parent && void end(0), 500)
