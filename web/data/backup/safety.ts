import Dexie, { type Table } from 'dexie'

/**
 * Files that a restore depends on: the data from before it (`before`), and the data that it brings (`incoming`), with
 * which it continues after an interruption. They have their own database, so that the one being replaced can be
 * emptied.
 */
export type SafetyCopy = { key: 'before' | 'incoming'; bytes: ArrayBuffer; at: string }

const NAME = 'roa-safety'

class SafetyDatabase extends Dexie {
  declare copies: Table<SafetyCopy, string>
  constructor() {
    super(NAME, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ copies: 'key' })
  }
}

const withSafety = async <T>(work: (copies: Table<SafetyCopy, string>) => PromiseLike<T>): Promise<T> => {
  const db = new SafetyDatabase()
  try {
    return await work(db.copies)
  } finally {
    db.close()
  }
}

export const keepCopies = (copies: SafetyCopy[]): Promise<unknown> =>
  withSafety((table) => table.bulkPut(copies))

/** null when there is none. */
export const readCopy = async (key: SafetyCopy['key']): Promise<SafetyCopy | null> =>
  (await withSafety((table) => table.get(key))) ?? null

export const dropCopy = (key: SafetyCopy['key']): Promise<void> => withSafety((table) => table.delete(key))
