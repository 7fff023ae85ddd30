import { createHash, createHmac } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A folder that holds a deployment's whole state: databases, objects, files, secrets, the owner's settings. */

/** The state of `npm run serve`. */
export const officeState = (): string => process.env.ROA_STATE ?? '.office'

/** The folder in it that workerd writes. */
export const storesIn = (state: string): string => join(state, 'v3')

/** A D1 database of wrangler.toml. */
export type Database = { binding: string; id: string }

/** The D1 databases of wrangler.toml, the directory first. */
export const readDatabases = (): Database[] =>
  [...readFileSync('wrangler.toml', 'utf8').matchAll(/^\[\[d1_databases\]\]\n((?:(?!\[).*\n)*)/gm)].map(
    ([, lines = '']) => {
      const value = (name: string) => new RegExp(`^${name} = "(.*)"$`, 'm').exec(lines)?.[1] ?? ''
      return { binding: value('binding'), id: value('database_id') }
    },
  )

/** The file in which miniflare keeps a D1 database: the id of an object that has the database's id as its name. */
export const databaseFile = (state: string, { id }: Database): string => {
  const type = 'miniflare-D1DatabaseObject'
  const key = createHash('sha256').update(type).digest()
  const signed = (part: string | Buffer) => createHmac('sha256', key).update(part).digest().subarray(0, 16)
  const name = signed(id)
  return join(storesIn(state), 'd1', type, `${Buffer.concat([name, signed(name)]).toString('hex')}.sqlite`)
}

/** The migrations of the project. */
const MIGRATIONS = 'migrations'

/** As wrangler makes it: the names of the migrations that a database has had. */
const TABLE =
  'CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, ' +
  'applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)'

const withDatabase = <T>(file: string, work: (opened: DatabaseSync) => T): T => {
  const opened = new DatabaseSync(file, { timeout: 5_000 })
  try {
    return work(opened)
  } finally {
    opened.close()
  }
}

/** The migrations that a database in `state` has not had, in their order. */
export const pendingMigrations = (state: string, database: Database, folder = MIGRATIONS): string[] => {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const file = databaseFile(state, database)
  if (!existsSync(file)) return all
  return withDatabase(file, (opened) => {
    const [table] = opened.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'd1_migrations'").all()
    const had = table ? opened.prepare('SELECT name FROM d1_migrations').all() : []
    const names = new Set(had.map((row) => row.name))
    return all.filter((name) => !names.has(name))
  })
}

/**
 * Applies to all databases in `state` the migrations that they have not had, each in a transaction. Where one fails,
 * what was applied before it stays: migrations only add, so the former version serves with them.
 * @throws Error that names the database and the migration
 */
export const migrate = async (state: string, folder = MIGRATIONS): Promise<void> => {
  for (const database of readDatabases()) {
    const pending = pendingMigrations(state, database, folder)
    if (pending.length === 0) continue
    const file = databaseFile(state, database)
    mkdirSync(dirname(file), { recursive: true })
    withDatabase(file, (opened) => {
      opened.exec(TABLE)
      for (const name of pending) {
        try {
          opened.exec(`BEGIN; ${readFileSync(join(folder, name), 'utf8')};`)
          opened.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name)
          opened.exec('COMMIT')
        } catch (error) {
          if (opened.isTransaction) opened.exec('ROLLBACK')
          throw new Error(`${database.binding}: ${name} failed: ${(error as Error).message}`, {
            cause: error,
          })
        }
      }
    })
  }
}
