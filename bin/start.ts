import { ensureLocalChrome } from './chromium.ts'
import { isFree } from './ports.ts'
import { run } from './run.ts'
import { DEMO, seedDemo } from './seed-demo.ts'
import { migrate, startServer } from './server.ts'

/** `npm start`: builds, migrates, seeds, serves. Nothing it has started outlives it. */

const STATE = '.state'
const port = Number(process.env.PORT ?? 8787)

/** What wrangler says when the machine has no network; it serves all the same. */
const OFFLINE_NOISE = /Request\.cf|ENOTFOUND \S*cloudflare\.com/

const parent = process.ppid

if (!Number.isInteger(port) || port < 1 || port > 65_535) {
  console.error(`PORT is "${process.env.PORT}", which is not a port. Use a number from 1 to 65535.`)
  process.exit(1)
}

if (!(await isFree(port))) {
  console.error(`Port ${port} is taken. Stop what runs there, or choose another: PORT=8790 npm start`)
  process.exit(1)
}

try {
  ensureLocalChrome()
} catch (error) {
  console.error(`${(error as Error).message}\nThe app runs without it; only its PDFs do not.`)
}
await Promise.all([run('vite', ['build', '--logLevel', 'warn']), migrate(STATE)])
await seedDemo(STATE)

const server = await startServer({
  port,
  state: STATE,
  onLine: (line) => {
    if (/error|warn/i.test(line) && !OFFLINE_NOISE.test(line)) console.log(line)
  },
})

console.log(`
  ROA AUTO serves on ${server.url}

  Without an account   ${server.url}/
  Demo shop            ${server.url}/cont/conectare
                       ${DEMO.email}  /  ${DEMO.password}

  Ctrl+C ends it. The data stays in ${STATE}/.
`)

let ending = false
const end = async (code: number) => {
  if (ending) return
  ending = true
  await server.stop()
  process.exit(code)
}
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => void end(0))
server.process.once('exit', (code) => void end(code ?? 1))
// npm killed outright leaves no signal behind, only another parent.
setInterval(() => process.ppid !== parent && void end(0), 500)
