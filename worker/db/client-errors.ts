import { createHash } from 'node:crypto'
import { DAY } from '#domain/kernel/days.ts'
import { type Databases, directoryDb } from './tenant-db.ts'

/** Errors of browsers, alike ones in one row. Instants are ISO. */

/** Kinds that are kept: beyond them only known ones are counted. */
const MOST = 1_000

/** Days after which one that did not come again is forgotten. */
const KEPT = 30

export type ClientError = { name: string; frames: readonly string[]; area: string }

/** Counts an error. `now` in milliseconds. */
export const countClientError = async (env: Databases, error: ClientError, now: number): Promise<void> => {
  const { name, area } = error
  const frames = JSON.stringify(error.frames)
  const id = createHash('sha256')
    .update(JSON.stringify([name, frames, area]))
    .digest('base64url')
  await directoryDb(env)
    .prepare(
      `INSERT INTO client_errors (id, name, frames, area, times, first_at, last_at)
       SELECT ?1, ?2, ?3, ?4, 1, ?5, ?5
       WHERE (SELECT count(*) FROM client_errors) < ${MOST} OR EXISTS (SELECT 1 FROM client_errors WHERE id = ?1)
       ON CONFLICT (id) DO UPDATE SET times = times + 1, last_at = excluded.last_at`,
    )
    .bind(id, name, frames, area, new Date(now).toISOString())
    .run()
}

export type ListedError = Omit<ClientError, 'frames'> & {
  /** JSON list of places. */
  frames: string
  times: number
  first_at: string
  last_at: string
}

/** The errors that came last. */
export const latestClientErrors = async (env: Databases, most: number): Promise<ListedError[]> => {
  const { results } = await directoryDb(env)
    .prepare(
      'SELECT name, frames, area, times, first_at, last_at FROM client_errors ORDER BY last_at DESC LIMIT ?1',
    )
    .bind(most)
    .all<ListedError>()
  return results
}

/** Forgets what did not come again. `now` in milliseconds. */
export const purgeClientErrors = async (env: Databases, now: number): Promise<void> => {
  await directoryDb(env)
    .prepare('DELETE FROM client_errors WHERE last_at < ?1')
    .bind(new Date(now - KEPT * DAY).toISOString())
    .run()
}
