import { basename, join } from 'node:path'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { pictureKey } from '#worker/db/photos.ts'
import { storesIn } from '../state.ts'
import { filesIn, PATIENCE } from './snapshot.ts'

/** The files of a state, and the rows that name them. */

const databasesIn = (state: string, store: string): string[] =>
  filesIn(join(storesIn(state), store)).filter((file) => file.endsWith('.sqlite'))

/** Rows of a table; none where a database has no such table. */
const rowsIn = (file: string, table: string, where = 'true'): Record<string, SQLOutputValue>[] => {
  const database = new DatabaseSync(file, { timeout: PATIENCE })
  try {
    const [known] = database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').all(table)
    return known ? database.prepare(`SELECT * FROM "${table}" WHERE ${where}`).all() : []
  } finally {
    database.close()
  }
}

/** The keys of the files whose bytes are there. */
const storedKeys = (state: string): Set<string> => {
  const blobs = new Set(filesIn(join(storesIn(state), 'r2')).map((file) => basename(file)))
  return new Set(
    databasesIn(state, 'r2')
      .flatMap((file) => rowsIn(file, '_mf_objects'))
      .filter(({ blob_id }) => blobs.has(String(blob_id)))
      .map(({ key }) => String(key)),
  )
}

/**
 * Looks for the files of the shops' old logs, which rows name: nothing else that is lost with a file is part of a history.
 * @throws Error that names a file which the state does not have
 */
export const checkLogs = (state: string): void => {
  const keys = storedKeys(state)
  for (const file of databasesIn(state, 'd1'))
    for (const { key } of rowsIn(file, 'log_segments'))
      if (!keys.has(String(key))) throw new Error(`${key}, a part of a shop's log, is missing`)
}

/** The pictures that living photos say the server has, and the state has not, by their keys. */
export const missingPictures = (state: string): string[] => {
  const keys = storedKeys(state)
  const named = databasesIn(state, 'd1')
    .flatMap((file) => rowsIn(file, 'photos', 'uploaded_at IS NOT NULL AND deleted_at IS NULL'))
    .map(({ tenant_id, sha256 }) => pictureKey(String(tenant_id), String(sha256)))
  return [...new Set(named)].filter((key) => !keys.has(key)).sort()
}

/**
 * The pictures that a copy lacks because the state has lost them: the rows are saved all the same, and a photo that was
 * just brought back may say so of a picture until the server has looked (`checkPicture`).
 * @throws Error that names a picture which the state has and the copy has not
 */
export const lostPictures = (copy: string, state: string): string[] => {
  const missing = missingPictures(copy)
  const keys = missing.length > 0 ? storedKeys(state) : new Set()
  for (const key of missing) if (keys.has(key)) throw new Error(`${key}, a picture, was not copied`)
  return missing
}
