import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { LocalD1, type Statement } from '#bin/local-d1.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { memoryFiles } from './memory-files.ts'
import { tableSql } from './table-sql.ts'

/** Called around each round trip; what it throws is what D1 would have thrown. */
export type D1Weather = {
  before(isWrite: boolean): Promise<void>
  after(isWrite: boolean): Promise<void>
}

const FAIR: D1Weather = { before: async () => undefined, after: async () => undefined }

const migrations = new URL('../../migrations/', import.meta.url)
const SCHEMA = readdirSync(migrations)
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .map((name) => readFileSync(new URL(name, migrations), 'utf8'))
  .join('\n')

/** An empty database in memory with the product's tables, on which faults can fall. */
export class SqliteD1 extends LocalD1 {
  weather = FAIR
  files = memoryFiles()

  constructor() {
    super(new DatabaseSync(':memory:'))
    this.database.exec(SCHEMA)
    const made = new Set(
      this.rows<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").map(
        ({ name }) => name,
      ),
    )
    for (const [name, registered] of REGISTRY) if (!made.has(name)) this.database.exec(tableSql(registered))
  }

  override async batch(statements: readonly Statement[]): ReturnType<LocalD1['batch']> {
    const isWrite = statements.some(({ sql }) => !/^\s*SELECT/i.test(sql))
    await this.weather.before(isWrite)
    const results = await super.batch(statements)
    await this.weather.after(isWrite)
    return results
  }

  /** Empties the database and keeps its statements: a new one for each history would cost as much as the history. */
  empty(): void {
    for (const { name } of this.rows<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table'",
    )) {
      this.rows(`DELETE FROM "${name}"`)
    }
    this.weather = FAIR
    this.files = memoryFiles()
  }

  /** What a tenant's data is read from. */
  bindings(): Omit<TenantDb, 'tenantId'> {
    return { d1: this.asD1(), files: this.files }
  }
}
