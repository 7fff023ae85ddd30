import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * The tables that are read by their key alone are WITHOUT ROWID: their rows stand in the key itself. With a rowid each row
 * would be written twice, and D1 bills each (docs/decisions/0101). A table with other indexes keeps its rowid: without
 * it SQLite reads all rows of a shop by the key where an index would lead to a few. drizzle-kit has no word for it, so
 * `npm run generate` and `npm run baseline` add it to what it wrote.
 */

const FOLDER = 'migrations'
const TABLE = /CREATE TABLE [^;]*?\n\);/g

const BY_KEY = ['changes', 'acts', 'counters', 'sync_tenants', 'log_segments', 'uploads']

const hasRowid = (table: string): boolean =>
  !BY_KEY.some((name) => table.startsWith(`CREATE TABLE \`${name}\``))

/** A migration with the words that drizzle-kit leaves out. */
export const withoutRowid = (sql: string): string =>
  sql.replace(TABLE, (table) => (hasRowid(table) ? table : `${table.slice(0, -1)} WITHOUT ROWID;`))

/** Adds them to all migrations. */
export const withoutRowids = (): void => {
  for (const name of readdirSync(FOLDER).filter((one) => one.endsWith('.sql'))) {
    const file = `${FOLDER}/${name}`
    writeFileSync(file, withoutRowid(readFileSync(file, 'utf8')))
  }
}

if (import.meta.main) withoutRowids()
