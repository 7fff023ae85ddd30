import Dexie, { type ObservabilitySet } from 'dexie'
import type { AppDatabase } from './database.ts'

/** Milliseconds: what is written within this time goes in one request, so that quick typing leaves the device to the person. */
const REST = 250

/**
 * Tells that acts wait in the outbox, whichever tab wrote them: at once, and then once for all that came while it rested.
 * Returns how to stop.
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
      // Closed meanwhile: nobody writes any more.
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
