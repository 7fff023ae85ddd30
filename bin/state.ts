import { createHash, createHmac } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { runQuietly } from './run.ts'

/** A folder that holds a deployment's whole state: databases, objects, files, secrets, the owner's settings. */

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

/** The migrations that a database in `state` has not had, in their order. */
export const pendingMigrations = (state: string, database: Database): string[] => {
  const all = readdirSync('migrations')
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const file = databaseFile(state, database)
  if (!existsSync(file)) return all
  const opened = new DatabaseSync(file, { timeout: 5_000 })
  try {
    const [table] = opened.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'd1_migrations'").all()
    const had = table ? opened.prepare('SELECT name FROM d1_migrations').all() : []
    const names = new Set(had.map((row) => row.name))
    return all.filter((name) => !names.has(name))
  } finally {
    opened.close()
  }
}

/** Applies to all databases in `state` the migrations that they have not had. */
export const migrate = async (state: string): Promise<void> => {
  // One after the other, because they share a folder.
  for (const database of readDatabases()) {
    if (pendingMigrations(state, database).length === 0) continue
    const args = ['d1', 'migrations', 'apply', database.binding, '--local', '--persist-to', state]
    await runQuietly('wrangler', args, { CI: 'true' })
  }
}
