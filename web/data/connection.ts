import type Dexie from 'dexie'
import { fitRows } from './fit-rows.ts'
import { Observable } from './sync/status.ts'

/**
 * S19: how this tab stands with the databases on the disk. `waiting`: another tab holds an older version open.
 * `superseded`: a newer version of the app has taken them over, so this tab writes no more until it is reloaded.
 */
export const connection = new Observable<'open' | 'waiting' | 'superseded'>('open')

/** Whether a database's file was made by a newer app than this code. Dexie counts native versions by ten. */
const isNewer = (db: Dexie): boolean => Math.floor(db.backendDB().version / 10) > db.verno

/**
 * Opens a database so that it never stands in another tab's way: when a newer version or a deletion wants it, it closes
 * for good. Old code must not write into new tables, so one that is newer already is closed again.
 */
export const openGently = async (db: Dexie): Promise<void> => {
  db.on('blocked', () => connection.set('waiting'))
  db.on('versionchange', ({ newVersion }) => {
    if (newVersion) connection.set('superseded')
    db.close()
    // Dexie itself would close it, and open it again at the next query.
    return false
  })
  await db.open()
  if (connection.get() === 'waiting') connection.set('open')
  // A full disk must not keep the app shut: it is tried again the next time.
  if (!isNewer(db)) return fitRows(db).catch(() => undefined)
  connection.set('superseded')
  db.close()
}

/** What browsers throw when the connection is lost under a page, as Safari does to a tab in the background. */
const LOST = new Set(['InvalidStateError', 'UnknownError', 'DatabaseClosedError', 'AbortError'])

const isLost = (error: unknown): boolean =>
  error instanceof Error && LOST.has(error.name) && !('inner' in error && isQuotaError(error.inner))

/** Whether the disk was full. Dexie wraps what IndexedDB threw when the transaction was ended by it. */
export const isQuotaError = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'QuotaExceededError' || ('inner' in error && isQuotaError(error.inner)))

/** Whether the browser keeps no data of this site: the person, or a private window, does not allow it. Dexie wraps it. */
export const isBlockedError = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'SecurityError' ||
    error.name === 'MissingAPIError' ||
    ('inner' in error && isBlockedError(error.inner)))

/**
 * Runs work on a database, and once more on a fresh connection when the one it had was lost: a transaction that was cut
 * off has written nothing. A database that was closed on purpose stays closed.
 */
export const onceMore = <T>(db: Dexie, work: () => Promise<T>): Promise<T> =>
  work().then(undefined, (error: unknown) => {
    if (!isLost(error) || db.hasBeenClosed()) throw error
    db.close({ disableAutoOpen: false })
    return db.open().then(work)
  })
