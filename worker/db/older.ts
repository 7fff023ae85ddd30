import { AppError } from '#domain/kernel/errors.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { LIMITS, type OlderAnswer } from '#domain/sync/protocol.ts'
import { windowOf, windowStart } from '#domain/sync/registry.ts'
import { packedRow, unpacked } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'
import { visibilitySql } from './visibility.ts'

/** Which rows: all of a collection, or those that hang on one row by one of its `parents`; and where the page begins. */
export type Older = {
  collection: string
  of: { column: string; id: string } | null
  /** The last row of the page before: what it is ordered by, and its id. Null for the first page. */
  before: { value: string; id: string } | null
}

/** After all ids. */
const LAST_ID = '~'

/**
 * S23: a page of living rows that devices do not hold, the newest first: those before the window by its column, or all of a
 * collection that never leaves the server, in the order in which they were made. Rows out of sight are not read (S12).
 * @throws AppError `not_found` for a collection that travels whole, or that has no such parent
 */
export const readOlder = async (
  { d1, tenantId }: TenantDb,
  actor: Actor,
  { collection: name, of, before }: Older,
  now: string,
): Promise<OlderAnswer> => {
  const registered = REGISTRY.get(name)
  if (!registered || registered.travels === 'all') throw new AppError('not_found')
  const { collection } = registered
  if (of && !collection.parents.includes(of.column)) throw new AppError('not_found')
  const window = windowOf(registered)
  const order = window?.recent ?? 'id'
  const from = before ?? (window ? { value: windowStart(window, now), id: '' } : { value: LAST_ID, id: '' })
  const parent = of ? ` AND t."${of.column}" = ?4` : ''
  const visibility = visibilitySql(collection, actor, of ? '?5' : '?4')
  const { results } = await d1
    .prepare(
      `SELECT t."${order}" AS value, t.id AS id, ${packedRow(collection)} AS row FROM "${name}" AS t ` +
        `WHERE t.tenant_id = ?1 AND (t."${order}", t.id) < (?2, ?3) AND t.deleted_at IS NULL${parent}${visibility.sql} ` +
        `ORDER BY t."${order}" DESC, t.id DESC LIMIT ${LIMITS.olderPage}`,
    )
    .bind(tenantId, from.value, from.id, ...(of ? [of.id] : []), ...visibility.values)
    .all<{ value: string; id: string; row: string }>()
  const last = results.at(-1)
  return {
    rows: results.map(({ row }) => ({ collection: name, row: unpacked(collection, row) })),
    next: last && results.length === LIMITS.olderPage ? `${last.value}~${last.id}` : null,
  }
}
