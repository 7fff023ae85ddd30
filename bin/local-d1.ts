import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

/** A statement of `LocalD1`, and its values. */
export class Statement {
  readonly #d1: LocalD1
  readonly sql: string
  readonly values: readonly SQLInputValue[]
  constructor(d1: LocalD1, sql: string, values: readonly SQLInputValue[] = []) {
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

  /** The rows as lists of values, as drizzle reads them. */
  async raw(): Promise<unknown[][]> {
    return this.#d1.lists(this.sql, ...this.values)
  }

  async first(column?: string): Promise<unknown> {
    const row = (await this.#d1.batch([this]))[0]?.results[0] as Record<string, unknown> | undefined
    return (column === undefined ? row : row?.[column]) ?? null
  }
}

type Result = { success: true; results: object[]; meta: object }

/** D1 on node:sqlite, with the parts that the product uses: the same SQLite, a batch is one transaction. */
export class LocalD1 {
  readonly database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.database = database
  }

  prepare(sql: string): Statement {
    return new Statement(this, sql)
  }

  async batch(statements: readonly Statement[]): Promise<Result[]> {
    this.database.exec('BEGIN')
    try {
      const results = statements.map(({ sql, values }) => this.rows(sql, ...values))
      this.database.exec('COMMIT')
      return results.map((rows) => ({ success: true, results: rows, meta: {} }))
    } catch (error) {
      this.database.exec('ROLLBACK')
      throw error
    }
  }

  /** Runs one statement at once, outside a batch. */
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

  /** The rows of one statement as lists of values: columns of a join may have the same name. */
  lists(sql: string, ...values: SQLInputValue[]): unknown[][] {
    const statement = this.database.prepare(sql)
    statement.setReturnArrays(true)
    return statement.all(...values) as unknown as unknown[][]
  }

  /** The database with the type that the product's code expects. */
  asD1(): D1Database {
    return this as unknown as D1Database
  }
}
