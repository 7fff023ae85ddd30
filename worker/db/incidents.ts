import { createHash } from 'node:crypto'
import { DAY } from '#domain/kernel/days.ts'
import type { IncidentSource } from './schema.ts'
import { type Databases, directoryDb } from './tenant-db.ts'

/** What went wrong in browsers and in the server, alike ones in one row. Instants are ISO. */

/** Kinds of each side that are kept: beyond them only known ones are counted. Browsers leave the server's its room. */
const MOST = 1_000

/** Days after which one that did not come again is forgotten. */
const KEPT = 30

/** Requests of one that are kept. */
export const MOST_REQUESTS = 20

export type Incident = {
  source: IncidentSource
  event: string
  name: string
  message: string
  frames: readonly string[]
  place: string
}

/** How often one came, since it was written last. */
export type Times = { times: number; firstAt: string; lastAt: string; version: string; requests: string[] }

/** The id of those that are alike. Places in the server's code differ by build, so there the message counts. */
export const idOf = ({ source, event, name, message, frames, place }: Incident): string =>
  createHash('sha256')
    .update(JSON.stringify([source, event, name, source === 'browser' ? frames : message, place]))
    .digest('base64url')

const LATEST = `(SELECT json_group_array(value) FROM (
  SELECT value FROM json_each(excluded.requests) UNION ALL SELECT value FROM json_each(incidents.requests)
  LIMIT ${MOST_REQUESTS}))`

/** Counts an incident. One that is done begins anew. */
export const countIncident = async (
  env: Databases,
  incident: Incident,
  { times, firstAt, lastAt, version, requests }: Times,
): Promise<void> => {
  const { source, event, name, message, frames, place } = incident
  await directoryDb(env)
    .prepare(
      `INSERT INTO incidents (id, source, event, name, message, frames, place, version, requests, times, first_at, last_at)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
       WHERE (SELECT count(*) FROM incidents WHERE (source = 'browser') = (?2 = 'browser')) < ${MOST}
         OR EXISTS (SELECT 1 FROM incidents WHERE id = ?1)
       ON CONFLICT (id) DO UPDATE SET
         times = excluded.times + CASE WHEN done_at IS NULL THEN times ELSE 0 END,
         first_at = CASE WHEN done_at IS NULL THEN first_at ELSE excluded.first_at END,
         last_at = excluded.last_at, frames = excluded.frames, version = excluded.version, requests = ${LATEST},
         done_at = NULL`,
    )
    .bind(
      idOf(incident),
      source,
      event,
      name,
      message,
      JSON.stringify(frames),
      place,
      version,
      JSON.stringify(requests.slice(0, MOST_REQUESTS)),
      times,
      firstAt,
      lastAt,
    )
    .run()
}

export type ListedIncident = Omit<Incident, 'frames'> & {
  id: string
  /** JSON list of places. */
  frames: string
  version: string
  /** The request that caused it last; null for none. */
  request: string | null
  times: number
  first_at: string
  last_at: string
  done_at: string | null
}

const LISTED = `SELECT id, source, event, name, message, frames, place, version, requests ->> 0 AS request,
  times, first_at, last_at, done_at FROM incidents`

/** The incidents that came last: without `q` those that are open, with it all that name it, or a request of that id. */
export const latestIncidents = async (env: Databases, q: string, most: number): Promise<ListedIncident[]> => {
  const { results } = await directoryDb(env)
    .prepare(
      `${LISTED} WHERE CASE WHEN ?1 = '' THEN done_at IS NULL
         ELSE instr(requests, ?1) > 0 OR instr(lower(event || ' ' || name || ' ' || message || ' ' || place), ?1) > 0 END
       ORDER BY last_at DESC LIMIT ?2`,
    )
    .bind(q.toLowerCase(), most)
    .all<ListedIncident>()
  return results
}

export const findIncident = (env: Databases, id: string): Promise<ListedIncident | null> =>
  directoryDb(env).prepare(`${LISTED} WHERE id = ?1`).bind(id).first<ListedIncident>()

/** Notes that one is done, unless it came again after `seenAt`. */
export const endIncident = async (env: Databases, id: string, seenAt: string, now: string): Promise<void> => {
  await directoryDb(env)
    .prepare('UPDATE incidents SET done_at = ?3 WHERE id = ?1 AND done_at IS NULL AND last_at <= ?2')
    .bind(id, seenAt, now)
    .run()
}

/** Forgets what did not come again. `now` in milliseconds. */
export const purgeIncidents = async (env: Databases, now: number): Promise<void> => {
  await directoryDb(env)
    .prepare('DELETE FROM incidents WHERE last_at < ?1')
    .bind(new Date(now - KEPT * DAY).toISOString())
    .run()
}
