import { liveQuery } from 'dexie'
import type { AppDatabase } from './database.ts'

/**
 * Waits until the server has answered every act on a row (`collection/id`). Returns false where that takes longer than
 * `within` milliseconds.
 */
export const untilSent = (db: AppDatabase, row: string, within: number): Promise<boolean> =>
  new Promise((resolve) => {
    const end = (isSent: boolean) => {
      clearTimeout(timer)
      waiting.unsubscribe()
      resolve(isSent)
    }
    const timer = setTimeout(() => end(false), within)
    const waiting = liveQuery(() => db.outbox.where('rows').equals(row).count()).subscribe({
      next: (count) => count === 0 && end(true),
      // The database was closed: nobody waits any more.
      error: () => end(false),
    })
  })
