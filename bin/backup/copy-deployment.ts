import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'
import type { Configuration } from '../deploy/environments.ts'
import { DEPLOYMENT_FILE } from '../secrets.ts'
import { databaseFile, readDatabases, storesIn } from '../state.ts'
import type { Cloudflare } from './cloudflare.ts'
import { wholeStatements } from './statements.ts'

/**
 * Copies a deployment on Cloudflare into a state, as a server of our own has it: `npm run backup` saves it, and
 * `npm run serve` serves it. The shops' objects are left out: they find everything in the rows. Secrets cannot be read
 * from Cloudflare: secrets.env of the state has those that its owner wrote there, and stays.
 *
 * Rows go first, since they name files. Files that the state has already are not asked for again.
 * @param configuration that of the deployment, and `local` that of wrangler.toml, which names the buckets of a state
 * @throws Error with a sentence; a database is replaced only by a whole one
 */
export const copyDeployment = async (
  from: Cloudflare,
  configuration: Configuration,
  local: Pick<Configuration, 'r2_buckets'>,
  state: string,
): Promise<void> => {
  mkdirSync(state, { recursive: true, mode: 0o700 })
  writeFileSync(join(state, DEPLOYMENT_FILE), JSON.stringify(configuration, null, 2))
  for (const database of readDatabases()) {
    const remote = configuration.d1_databases.find(({ binding }) => binding === database.binding)
    if (!remote?.database_id) throw new Error(`${database.binding} was not made yet`)
    await copyDatabase(from.exported(remote.database_id), databaseFile(state, database))
  }
  for (const { binding, bucket_name } of local.r2_buckets) {
    const remote = configuration.r2_buckets.find((bucket) => bucket.binding === binding)
    if (remote) await copyBucket(from, remote.bucket_name, bucket_name, state)
  }
}

const copyDatabase = async (sql: AsyncIterable<Uint8Array>, file: string): Promise<void> => {
  const fresh = `${file}.fresh`
  mkdirSync(dirname(file), { recursive: true })
  rmSync(fresh, { force: true })
  const database = new DatabaseSync(fresh)
  try {
    database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN')
    for await (const statement of wholeStatements(sql)) database.exec(statement)
    database.exec('COMMIT')
  } catch (cause) {
    database.close()
    rmSync(fresh, { force: true })
    throw new Error(`${file} stays as it was, its export did not come whole: ${(cause as Error).message}`, {
      cause,
    })
  }
  database.close()
  for (const ending of ['-wal', '-shm']) rmSync(`${file}${ending}`, { force: true })
  renameSync(fresh, file)
}

/** Where a copied object says which one it is a copy of. */
const COPY_OF = 'copyOf'

const copyBucket = async (from: Cloudflare, remote: string, local: string, state: string): Promise<void> => {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: 'export default {}',
      log: new Log(LogLevel.ERROR),
      telemetry: { enabled: false },
      resourcePersistencePath: storesIn(state),
      r2Buckets: { FILES: local },
    }),
  )
  try {
    const bucket = await miniflare.getR2Bucket('FILES')
    const there = new Set<string>()
    for await (const { key, etag, contentType } of from.objects(remote)) {
      there.add(key)
      const had = await bucket.head(key)
      if (had?.customMetadata?.[COPY_OF] === etag) continue
      const bytes = await from.object(remote, key)
      await bucket.put(key, bytes, { httpMetadata: { contentType }, customMetadata: { [COPY_OF]: etag } })
    }
    for (let cursor: string | undefined; ; ) {
      const page = await bucket.list({ ...(cursor === undefined ? {} : { cursor }) })
      const gone = page.objects.map(({ key }) => key).filter((key) => !there.has(key))
      if (gone.length > 0) await bucket.delete(gone)
      if (!page.truncated) return
      cursor = page.cursor
    }
  } finally {
    await miniflare.dispose()
  }
}
