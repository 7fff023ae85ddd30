import { instantInRomania } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'
import type { Values } from '#domain/sync/log.ts'
import { type LoggedAct, PAGE } from './history.ts'
import { actsOf, askSegments, readSegment, type Segment } from './old-log.ts'
import type { TenantDb } from './tenant-db.ts'

/** What is looked for in the log; parts that are left out ask for everything. */
export type AuditQuery = {
  before?: number | undefined
  person?: string | undefined
  collection?: string | undefined
  /** Days in Romania, both included. */
  from?: string | undefined
  until?: string | undefined
  text?: string | undefined
}

/** Where a text is looked for, in any case of its ASCII letters. Not by LIKE: D1 takes patterns of 50 bytes at most. */
const SEARCHED = ['a.label', 'c.patch', 'c.prev']

/**
 * A page of the tenant's whole log (S3.1), the newest first. It walks the log from its end, so a rare text takes long;
 * the values are searched as they are stored.
 */
export const readAudit = async (db: TenantDb, query: AuditQuery): Promise<AuditPage> => {
  const { d1, tenantId } = db
  const values: (string | number)[] = [tenantId, query.before ?? Number.MAX_SAFE_INTEGER]
  const conditions: string[] = []
  const where = (condition: (place: string) => string, value: string | undefined) => {
    if (value === undefined || value === '') return
    values.push(value)
    conditions.push(` AND ${condition(`?${values.length}`)}`)
  }
  const startOf = (day: string): string => new Date(instantInRomania(day, 0)).toISOString()
  where((place) => `a.user_id = ${place}`, query.person)
  where((place) => `c.collection = ${place}`, query.collection)
  where((place) => `a.committed_at >= ${place}`, query.from && startOf(query.from))
  where((place) => `a.committed_at < ${place}`, query.until && startOf(addDays(query.until, 1)))
  where(
    (place) => `(${SEARCHED.map((column) => `instr(lower(${column}), lower(${place})) > 0`).join(' OR ')})`,
    query.text,
  )
  const [young, segments] = await d1.batch<unknown>([
    d1
      .prepare(
        'SELECT c.rev, c.collection, c.row_id, c.patch, c.prev, c.act_id, a.label, a.committed_at, a.user_id, a.client_id, a.actor_kind AS kind, a.actor_source AS source ' +
          'FROM changes AS c CROSS JOIN acts AS a ON a.tenant_id = c.tenant_id AND a.id = c.act_id ' +
          `WHERE c.tenant_id = ?1 AND c.rev < ?2${conditions.join('')} ORDER BY c.rev DESC LIMIT ${PAGE}`,
      )
      .bind(...values),
    askSegments(db, query.before),
  ])
  const found = (young?.results ?? []) as LoggedAct[]
  for (const [index, segment] of ((segments?.results ?? []) as Segment[]).entries()) {
    if (found.length >= PAGE) break
    if (index === SEGMENTS) return { found, next: segment.last + 1 }
    found.push(...(await searchSegment(db, segment, query, { startOf })))
  }
  const page = found.slice(0, PAGE)
  return { found: page, next: page.length === PAGE ? (page.at(-1)?.rev ?? null) : null }
}

/** A page of the log, and where the next one begins; null at the log's beginning. */
type AuditPage = { found: LoggedAct[]; next: number | null }

/** Segments of the old log that one request reads. */
const SEGMENTS = 50

/** As SQLite's `lower`: a text is found in the old part of the log as in the young one. */
const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

/** The same search in a part of the old log (S3.4), the newest first. */
const searchSegment = async (
  db: TenantDb,
  segment: Segment,
  { before = Number.MAX_SAFE_INTEGER, person, collection, from, until, text }: AuditQuery,
  { startOf }: { startOf(day: string): string },
): Promise<LoggedAct[]> => {
  const changes = (await readSegment(db, segment)).filter(
    (one) => one.rev < before && (!collection || one.collection === collection),
  )
  const acts = await actsOf(db, changes)
  const wanted = asciiLower(text ?? '')
  const says = (value: string | null) => value !== null && asciiLower(value).includes(wanted)
  return changes.toReversed().flatMap((one) => {
    const act = acts.get(one.act_id)
    if (!act || (person && act.user_id !== person)) return []
    if (from && act.committed_at < startOf(from)) return []
    if (until && act.committed_at >= startOf(addDays(until, 1))) return []
    if (text && !says(act.label) && !says(one.patch) && !says(one.prev)) return []
    return [{ ...act, ...one }]
  })
}

/** Longer values, such as pictures and frozen contents, say nothing in a list. */
const LONGEST = 500

/** Values of the log for a list. */
export const shortValues = (text: string): Values =>
  Object.fromEntries(
    Object.entries(JSON.parse(text) as Values).map(([column, value]) => [
      column,
      typeof value === 'string' && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value,
    ]),
  )
