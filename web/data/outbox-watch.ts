import Dexie, { type ObservabilitySet } from 'dexie'
import type { AppDatabase } from './database.ts'

/**
 * Milliseconds: the rests between two looks. A single act goes at once, and so does the next one of a person. Acts in
 * quick succession go together: each rest in which one more was written is followed by a longer one.
 */
const SHORTEST_REST = 10
const LONGEST_REST = 250

/**
 * Reports that acts wait in the outbox, whichever tab wrote them: at once, and then once for all that arrive during a
 * rest. Returns a function that stops it.
 */
export const watchOutbox = (db: AppDatabase, onWaiting: () => void): (() => void) => {
  const part = `idb://${db.name}/${db.outbox.name}/`
  let timer: ReturnType<typeof setTimeout> | undefined
  let rest = SHORTEST_REST
  let isWritten = false

  const look = () => {
    isWritten = false
    timer = setTimeout(() => {
      timer = undefined
      rest = isWritten ? Math.min(LONGEST_REST, rest * 2) : SHORTEST_REST
      if (isWritten) look()
    }, rest)
    if (!db.isOpen()) return
    void db.outbox.count().then(
      (count) => count > 0 && onWaiting(),
      // The database was closed in the meantime, so nobody writes.
      () => undefined,
    )
  }
  const note = (parts: ObservabilitySet) => {
    if (!(part in parts) && !parts.all) return
    isWritten = true
    if (timer === undefined) look()
  }
  Dexie.on('storagemutated', note)
  look()
  return () => {
    clearTimeout(timer)
    Dexie.on.storagemutated.unsubscribe(note)
  }
}
