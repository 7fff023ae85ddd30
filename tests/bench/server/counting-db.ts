/** What D1 reports about its work: the units in which it is billed, and how often it was called. */
export type Counts = { rowsRead: number; rowsWritten: number; statements: number; trips: number }

const none = (): Counts => ({ rowsRead: 0, rowsWritten: 0, statements: 0, trips: 0 })

/** A D1 database that adds up the `meta` of all its results. */
export type CountingDb = {
  d1: D1Database
  /** Runs something and returns its cost. */
  measure(run: () => Promise<unknown>): Promise<Counts>
}

/** Our own statements with the real ones, which `batch` needs. */
const inner = new WeakMap<D1PreparedStatement, D1PreparedStatement>()

/** `onCounts` receives the cost of each trip. */
export const countingDb = (
  real: D1Database,
  onCounts: (counts: Counts) => void = () => undefined,
): CountingDb => {
  let counts = none()
  const add = <T>(results: readonly D1Result<T>[]): void => {
    const trip = { ...none(), trips: 1, statements: results.length }
    for (const { meta } of results) {
      trip.rowsRead += meta.rows_read
      trip.rowsWritten += meta.rows_written
    }
    for (const name of Object.keys(trip) as (keyof Counts)[]) counts[name] += trip[name]
    onCounts(trip)
  }
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const all = async <T>(): Promise<D1Result<T>> => {
      const result = await statement.all<T>()
      add([result])
      return result
    }
    // `first` and `raw` of D1 return no meta, so both are built from `all`.
    const first = async (column?: string) => {
      const row = (await all<Record<string, unknown>>()).results[0]
      return row === undefined ? null : column === undefined ? row : row[column]
    }
    const wrapped = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      all,
      run: all,
      first,
      raw: async () => (await all<Record<string, unknown>>()).results.map((row) => Object.values(row)),
    } as unknown as D1PreparedStatement
    inner.set(wrapped, statement)
    return wrapped
  }
  const d1 = {
    prepare: (sql: string) => wrap(real.prepare(sql)),
    batch: async <T>(statements: D1PreparedStatement[]) => {
      const results = await real.batch<T>(statements.map((one) => inner.get(one) ?? one))
      add(results)
      return results
    },
  } as unknown as D1Database
  return {
    d1,
    measure: async (run) => {
      counts = none()
      await run()
      const measured = counts
      counts = none()
      return measured
    },
  }
}
