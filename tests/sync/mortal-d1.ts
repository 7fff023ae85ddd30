/** Something that can die at any step: from then on it neither reads nor writes, and its pending calls never return. */
export class Life {
  isOver = false
  readonly #dies: (isWrite: boolean) => boolean

  /** `dies` tells, after each completed round trip, whether it was the last one. */
  constructor(dies: (isWrite: boolean) => boolean) {
    this.#dies = dies
  }

  async step<T>(isWrite: boolean, work: () => Promise<T>): Promise<T> {
    this.#ask()
    const done = await work()
    this.#ask()
    if (this.#dies(isWrite)) this.isOver = true
    this.#ask()
    return done
  }

  #ask(): void {
    if (this.isOver) throw new Error('D1_ERROR: the caller is dead')
  }
}

const isWrite = (sql: string): boolean => !/^\s*(SELECT|WITH \w+ AS \(SELECT)/i.test(sql)

/** D1 for a caller that may die between any two steps. */
export const mortalD1 = (d1: D1Database, life: Life): D1Database => {
  const real = new WeakMap<object, { statement: D1PreparedStatement; sql: string }>()
  const wrap = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const mortal = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values), sql),
      first: () => life.step(isWrite(sql), () => statement.first()),
      all: () => life.step(isWrite(sql), () => statement.all()),
      run: () => life.step(isWrite(sql), () => statement.run()),
    }
    real.set(mortal, { statement, sql })
    return mortal as unknown as D1PreparedStatement
  }
  const mortal = {
    prepare: (sql: string) => wrap(d1.prepare(sql), sql),
    batch: (statements: D1PreparedStatement[]) => {
      const known = statements.map((one) => real.get(one))
      return life.step(
        known.some((one) => one !== undefined && isWrite(one.sql)),
        () => d1.batch(known.flatMap((one) => (one ? [one.statement] : []))),
      )
    },
  }
  return mortal as unknown as D1Database
}
