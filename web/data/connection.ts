import type Dexie from 'dexie'
import { fitRows } from './fit-rows.ts'
import { Observable } from './sync/status.ts'

/**
 * S19: the state of this tab's connection to the databases. `waiting`: another tab holds an older version open.
 * `superseded`: a newer version of the app has upgraded them, so this tab writes nothing more until it reloads.
 */
export const connection = new Observable<'open' | 'waiting' | 'superseded'>('open')

/** Whether a newer app than this code made the database. Dexie multiplies its version numbers by ten. */
const isNewer = (db: Dexie): boolean => Math.floor(db.backendDB().version / 10) > db.verno

/**
 * Opens a database so that it never blocks another tab: it closes for good when a newer version or a deletion needs it.
 * Old code must not write into new tables, so a database that is already newer is closed again.
 */
export const openGently = async (db: Dexie): Promise<void> => {
  db.on('blocked', () => connection.set('waiting'))
  db.on('versionchange', ({ newVersion }) => {
    if (newVersion) connection.set('superseded')
    db.close()
    // By default Dexie closes the database, but opens it again at the next query.
    return false
  })
  await db.open()
  if (connection.get() === 'waiting') connection.set('open')
  // A full disk must not stop the app from opening: the rows are fitted at the next start.
  if (!isNewer(db)) return fitRows(db).catch(() => undefined)
  connection.set('superseded')
  db.close()
}

/** The errors that browsers throw when a page loses its connection, as Safari does to background tabs. */
const LOST = new Set(['InvalidStateError', 'UnknownError', 'DatabaseClosedError', 'AbortError'])

const isLost = (error: unknown): boolean =>
  error instanceof Error && LOST.has(error.name) && !('inner' in error && isQuotaError(error.inner))

/** Whether the disk was full. Dexie wraps the error of IndexedDB when it ended the transaction. */
export const isQuotaError = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'QuotaExceededError' || ('inner' in error && isQuotaError(error.inner)))

/** Whether the browser stores no data of this site, because of a setting or a private window. Dexie wraps the error. */
export const isBlockedError = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'SecurityError' ||
    error.name === 'MissingAPIError' ||
    ('inner' in error && isBlockedError(error.inner)))

/**
 * Runs work on a database, and runs it again on a new connection when the old one was lost: an aborted transaction has
 * written nothing. A database that was closed on purpose stays closed.
 */
export const onceMore = <T>(db: Dexie, work: () => Promise<T>): Promise<T> =>
  work().then(undefined, (error: unknown) => {
    if (!isLost(error) || db.hasBeenClosed()) throw error
    db.close({ disableAutoOpen: false })
    return db.open().then(work)
  })
