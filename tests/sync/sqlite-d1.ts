import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { REGISTRY } from '#domain/modules.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { memoryFiles } from './memory-files.ts'
import { tableSql } from './table-sql.ts'

/** D1 on node:sqlite, with the parts that the product uses: the same SQLite, a batch is one transaction. */

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

class Statement {
  readonly #d1: SqliteD1
  readonly sql: string
  readonly values: readonly SQLInputValue[]
  constructor(d1: SqliteD1, sql: string, values: readonly SQLInputValue[] = []) {
    this.#d1 = d1
    this.sql = sql
    this.values = values
  }

  bind(...values: SQLInputValue[]): Statement {
    return new Statement(this.#d1, this.sql, values)
  }

  async all(): Promise<unknown> {
    return (await this.#d1.batch([this]))[0]
  }

  async run(): Promise<unknown> {
    return this.all()
  }

  async first(): Promise<unknown> {
    return (await this.#d1.batch([this]))[0]?.results[0] ?? null
  }
}

export class SqliteD1 {
  readonly database = new DatabaseSync(':memory:')
  readonly #prepared = new Map<string, StatementSync>()
  weather = FAIR
  files = memoryFiles()

  constructor() {
    this.database.exec(SCHEMA)
    const made = new Set(
      this.rows<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").map(
        ({ name }) => name,
      ),
    )
    for (const [name, registered] of REGISTRY) if (!made.has(name)) this.database.exec(tableSql(registered))
  }

  prepare(sql: string): Statement {
    return new Statement(this, sql)
  }

  async batch(
    statements: readonly Statement[],
  ): Promise<{ success: true; results: object[]; meta: object }[]> {
    const isWrite = statements.some(({ sql }) => !/^\s*SELECT/i.test(sql))
    await this.weather.before(isWrite)
    const results = this.#transaction(statements)
    await this.weather.after(isWrite)
    return results.map((rows) => ({ success: true, results: rows, meta: {} }))
  }

  #transaction(statements: readonly Statement[]): object[][] {
    this.database.exec('BEGIN')
    try {
      const results = statements.map(({ sql, values }) => this.rows(sql, ...values))
      this.database.exec('COMMIT')
      return results
    } catch (error) {
      this.database.exec('ROLLBACK')
      throw error
    }
  }

  /** Runs one statement at once, without faults, for the test itself. */
  rows<T extends object = Record<string, string | number | null>>(
    sql: string,
    ...values: SQLInputValue[]
  ): T[] {
    let statement = this.#prepared.get(sql)
    if (!statement) {
      statement = this.database.prepare(sql)
      this.#prepared.set(sql, statement)
    }
    return statement.all(...values) as T[]
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

  /** The database with the type that the product's code expects. */
  asD1(): D1Database {
    return this as unknown as D1Database
  }
}
