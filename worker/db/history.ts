import { AppError } from '#domain/kernel/errors.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { Actor, Row } from '#domain/sync/collection.ts'
import { groupActs, type HistoryAct, type Values } from '#domain/sync/log.ts'
import { isVisible } from '#domain/sync/visibility.ts'
import { columnList } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'

/** Changes of one page of history. */
const PAGE = 200

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
}

/**
 * The history of a row and its children from the tenant's log (S3), the newest first, from below the rev `before`.
 * @throws AppError `not_found` when there is no such row in the actor's sight
 */
export const readHistory = async (
  { d1, tenantId }: TenantDb,
  actor: Actor,
  of: { collection: string; id: string; before: number },
  nameOf: (userId: string) => string,
): Promise<HistoryAct[]> => {
  const registered = REGISTRY.get(of.collection)
  if (!registered) throw new AppError('not_found')
  const { collection, children } = registered
  const row = await d1
    .prepare(`SELECT ${columnList(collection)} FROM "${collection.name}" WHERE tenant_id = ?1 AND id = ?2`)
    .bind(tenantId, of.id)
    .first<Row>()
  if (!row || !isVisible(collection, row, actor)) throw new AppError('not_found')
  const ids = [
    'SELECT ?2',
    ...children.map(
      (child) => `SELECT id FROM "${child.collection.name}" WHERE tenant_id = ?1 AND "${child.column}" = ?2`,
    ),
  ].join(' UNION ALL ')
  const { results } = await d1
    .prepare(
      'SELECT c.rev, c.collection, c.row_id, c.patch, c.prev, c.act_id, a.label, a.committed_at, a.user_id ' +
        'FROM changes AS c JOIN acts AS a ON a.tenant_id = c.tenant_id AND a.id = c.act_id ' +
        `WHERE c.tenant_id = ?1 AND c.row_id IN (${ids}) AND c.rev < ?3 ORDER BY c.rev DESC LIMIT ${PAGE}`,
    )
    .bind(tenantId, of.id, of.before)
    .all<Logged>()
  return groupActs(
    results.map((one) => ({
      rev: one.rev,
      collection: one.collection,
      rowId: one.row_id,
      patch: JSON.parse(one.patch) as Values,
      prev: one.prev === null ? null : (JSON.parse(one.prev) as Values),
      actId: one.act_id,
      label: one.label,
      at: one.committed_at,
      userName: nameOf(one.user_id),
    })),
  )
}
