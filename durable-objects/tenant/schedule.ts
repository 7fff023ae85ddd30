/**
 * One alarm, many purposes (E9): the time of the object's next task per purpose, and the platform's one alarm at the
 * earliest of them. It is in the object's own storage, so it survives the object.
 */

/** The purposes for which an object wakes. */
export type Purpose = 'purge' | 'effects' | 'clocks' | 'archive' | 'move'

/** The task of a purpose. Returns its next time, in milliseconds; null when nothing waits. */
export type Run = (tenantId: string, now: number) => Promise<number | null>

/** `again`: after so many milliseconds a run that failed or was interrupted is repeated. */
export type Purposes = Readonly<Record<Purpose, { run: Run; again: number }>>

export class Schedule {
  readonly #storage: DurableObjectStorage

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage
  }

  /**
   * A running task has a row beside the purpose's own: a time that is set during the run survives its end. An object
   * without tasks stores nothing.
   */
  #begin(): void {
    this.#storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS schedule (purpose TEXT, is_running INTEGER, at INTEGER NOT NULL, PRIMARY KEY (purpose, is_running))',
    )
  }

  /** Sets a time for a purpose, in milliseconds, unless an earlier one is set. Resolves once that is stored. */
  async expect(purpose: Purpose, at: number): Promise<void> {
    this.#begin()
    const [known] = this.#storage.sql
      .exec<{ at: number }>('SELECT at FROM schedule WHERE purpose = ? AND is_running = 0', purpose)
      .toArray()
    // The platform drops an alarm that failed too often, while the stored time remains.
    if (known && known.at <= at && (await this.#storage.getAlarm()) !== null) return this.#storage.sync()
    this.#put(purpose, at)
    await this.#setAlarm()
  }

  /**
   * Runs all due tasks, one purpose after the other. `onFault` receives the errors of failed ones; they are repeated.
   */
  async run(
    purposes: Purposes,
    tenantId: string,
    now: number,
    onFault: (purpose: Purpose, error: unknown) => void,
  ): Promise<void> {
    this.#begin()
    for (const purpose of this.#due(now)) {
      const { run, again } = purposes[purpose]
      this.#storage.transactionSync(() => {
        this.#storage.sql.exec('DELETE FROM schedule WHERE purpose = ?', purpose)
        this.#storage.sql.exec('INSERT INTO schedule VALUES (?, 1, ?)', purpose, now + again)
      })
      await this.#setAlarm()
      try {
        const next = await run(tenantId, now)
        this.#storage.sql.exec('DELETE FROM schedule WHERE purpose = ? AND is_running = 1', purpose)
        if (next !== null) this.#put(purpose, next)
      } catch (error) {
        onFault(purpose, error)
      }
    }
    await this.#setAlarm()
  }

  /** The earliest is due whatever the clock says, because the alarm was set for it. */
  #due(now: number): Purpose[] {
    return this.#storage.sql
      .exec<{ purpose: Purpose }>(
        'SELECT DISTINCT purpose FROM schedule WHERE at <= max(?, (SELECT min(at) FROM schedule)) ORDER BY at',
        now,
      )
      .toArray()
      .map(({ purpose }) => purpose)
  }

  #put(purpose: Purpose, at: number): void {
    this.#storage.sql.exec(
      'INSERT INTO schedule VALUES (?1, 0, ?2) ON CONFLICT (purpose, is_running) DO UPDATE SET at = min(at, excluded.at)',
      purpose,
      at,
    )
  }

  async #setAlarm(): Promise<void> {
    const { at } = this.#storage.sql.exec<{ at: number | null }>('SELECT min(at) AS at FROM schedule').one()
    await (at === null ? this.#storage.deleteAlarm() : this.#storage.setAlarm(at))
    // The batch in D1 comes after this.
    await this.#storage.sync()
  }
}
