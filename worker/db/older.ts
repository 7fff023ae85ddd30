import { AppError } from '#domain/kernel/errors.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { LIMITS, type OlderAnswer } from '#domain/sync/protocol.ts'
import { windowOf, windowStart } from '#domain/sync/registry.ts'
import { unpacked } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'
import { seenRowSql, visibilitySql } from './visibility.ts'

export type Older = {
  collection: string
  /** The parent row, by one of the collection's `parents`; null for all rows. */
  of: { by: string; id: string } | null
  /** The last row of the previous page, with the value that orders it; null for the first page. */
  before: { by: string; id: string } | null
}

/** Sorts after every id. */
const LAST_ID = '~'

/**
 * S23.6: a page of living rows that devices do not hold, the newest first: those before the window, or all of a collection
 * that never leaves the server, in the order of their ids. Hidden rows are not read (S12.2).
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
  if (of && !collection.parents.includes(of.by)) throw new AppError('not_found')
  const window = windowOf(registered)
  const order = window?.recent ?? 'id'
  const from = before ?? { by: window ? windowStart(window, now) : LAST_ID, id: '' }
  const parent = of ? ` AND t."${of.by}" = ?4` : ''
  const visibility = visibilitySql(collection, actor, of ? '?5' : '?4')
  const { results } = await d1
    .prepare(
      `SELECT t."${order}" AS by, t.id AS id, ${seenRowSql(collection, actor)} AS row FROM "${name}" AS t ` +
        `WHERE t.tenant_id = ?1 AND (t."${order}", t.id) < (?2, ?3) AND t.deleted_at IS NULL${parent}${visibility.sql} ` +
        `ORDER BY t."${order}" DESC, t.id DESC LIMIT ${LIMITS.olderPage}`,
    )
    .bind(tenantId, from.by, from.id, ...(of ? [of.id] : []), ...visibility.values)
    .all<{ by: string; id: string; row: string }>()
  const last = results.at(-1)
  return {
    rows: results.map(({ row }) => ({ collection: name, row: unpacked(collection, row) })),
    next: last && results.length === LIMITS.olderPage ? `${last.by}~${last.id}` : null,
  }
}
