import Dexie, { type Table } from 'dexie'

/**
 * Files that a restore leans on: what was here before it (`before`, its way back), and what it brings (`incoming`, with
 * which it goes on when it was broken off). A database of its own, so that the one being replaced can be emptied.
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
