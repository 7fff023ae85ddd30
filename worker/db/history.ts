import { AppError } from '#domain/kernel/errors.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { Actor, Author } from '#domain/sync/actor.ts'
import type { Collection } from '#domain/sync/collection.ts'
import { groupActs, type HistoryAct, type Values } from '#domain/sync/log.ts'
import { placeOf, type Registered } from '#domain/sync/registry.ts'
import { hiddenColumns, seenValues } from '#domain/sync/sight.ts'
import { visibilityOf } from '#domain/sync/visibility.ts'
import { COLLECTION_LIST, collectionNamed, unionAll } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'
import { type VisibilitySql, visibilitySql, visibleRows } from './visibility.ts'

/** Changes per page of history. */
export const PAGE = 200

/** A change with its act, as the log has them. */
type Logged = {
  rev: number
  collection: string
  row_id: string
  patch: string
  prev: string | null
  act_id: string
  label: string
  committed_at: string
  user_id: string
  kind: Author['kind']
  source: string
}

/** A change with its act and the device that sent it. */
export type LoggedAct = Logged & { client_id: string }

/**
 * The history of a row and its children from the tenant's log (S3.1), the newest first, below the rev `before`.
 * @throws AppError `not_found` when the actor may see no such row
 */
export const readHistory = async (
  { d1, tenantId }: TenantDb,
  actor: Actor,
  of: { collection: string; id: string; before: number },
  nameOf: (userId: string) => string,
): Promise<HistoryAct[]> => {
  const registered = REGISTRY.get(of.collection)
  if (!registered) throw new AppError('not_found')
  const row = await visibleRows({ d1, tenantId }, actor, registered.collection, 't.id = ?2', of.id).first()
  if (!row) throw new AppError('not_found')
  const { sql, values } = historySql(registered, actor)
  const { results } = await d1
    .prepare(sql)
    .bind(tenantId, of.id, of.before, ...values)
    .all<Logged>()
  return groupActs(
    results.map((one) => ({
      rev: one.rev,
      collection: one.collection,
      rowId: one.row_id,
      ...seenChange(one, actor),
      actId: one.act_id,
      label: one.label,
      at: one.committed_at,
      author: { kind: one.kind, source: one.source },
      userName: nameOf(one.user_id),
    })),
  )
}

/**
 * The log of a row, of the row that shares its id, and of its children, each under its own visibility (S12.2). CROSS
 * JOIN makes SQLite go from the ids to the log; otherwise it would scan the log for its order.
 */
export const historySql = ({ collection, children }: Registered, actor: Actor): VisibilitySql => {
  const sharing = COLLECTION_LIST.filter((other) => other.sharesId && seesAll(other, actor))
  const own = new Set([collection, ...sharing].map(({ name }) => `SELECT '${name}' AS collection, ?2 AS id`))
  let values: string[] = []
  const ofChildren = children.map(({ collection: child, column }) => {
    const visibility = visibilitySql(child, actor, '?4')
    if (visibility.values.length > 0) values = visibility.values
    return `SELECT '${child.name}' AS collection, t.id AS id FROM "${child.name}" AS t WHERE t.tenant_id = ?1 AND t."${column}" = ?2${visibility.sql}`
  })
  return {
    sql:
      'SELECT c.rev, c.collection, c.row_id, c.patch, c.prev, c.act_id, a.label, a.committed_at, a.user_id, a.actor_kind AS kind, a.actor_source AS source ' +
      `FROM (${unionAll([...own, ...ofChildren])}) AS named ` +
      'CROSS JOIN changes AS c ON c.tenant_id = ?1 AND c.row_id = named.id AND c.collection = named.collection AND c.rev < ?3' +
      `${withoutHidden([collection, ...sharing, ...children.map((child) => child.collection)], actor)} ` +
      'JOIN acts AS a ON a.tenant_id = c.tenant_id AND a.id = c.act_id ' +
      `ORDER BY c.rev DESC LIMIT ${PAGE}`,
    values,
  }
}

/** What a logged change did, as an actor sees it (S24.2). */
const seenChange = (
  { collection: name, patch, prev }: Logged,
  actor: Actor,
): { patch: Values; prev: Values | null } => {
  const collection = collectionNamed(name)
  const seen = (text: string) => seenValues(collection, JSON.parse(text) as Values, actor)
  return { patch: seen(patch), prev: prev === null ? null : seen(prev) }
}

/** Leaves out changes of hidden columns alone, so that a page of history has all that an actor may read. */
const withoutHidden = (collections: readonly Collection[], actor: Actor): string => {
  const places = collections.flatMap((collection) =>
    [...hiddenColumns(collection, actor)].map((name) => `'${placeOf(collection.name, name)}'`),
  )
  if (places.length === 0) return ''
  return ` AND EXISTS (SELECT 1 FROM json_each(c.patch) AS one WHERE c.collection || '.' || one.key NOT IN (${places.join(',')}))`
}

const seesAll = ({ name }: Collection, actor: Actor): boolean => {
  const registered = REGISTRY.get(name)
  return registered !== undefined && visibilityOf(registered, actor) === 'all'
}
