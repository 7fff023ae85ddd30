import Dexie, { type ObservabilitySet } from 'dexie'
import type { AppDatabase } from './database.ts'

/**
 * Milliseconds: acts written within this time go in one request, so that quick typing does not keep the device busy.
 */
const REST = 250

/**
 * Reports that acts wait in the outbox, whichever tab wrote them: at once, and then once for all that arrive during the
 * rest. Returns a function that stops it.
 */
export const watchOutbox = (db: AppDatabase, onWaiting: () => void): (() => void) => {
  const part = `idb://${db.name}/${db.outbox.name}/`
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWritten = false

  const look = () => {
    isWritten = false
    timer = setTimeout(() => {
      timer = undefined
      if (isWritten) look()
    }, REST)
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
