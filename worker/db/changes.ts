import { AppError } from '#domain/kernel/errors.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { Actor, Row } from '#domain/sync/collection.ts'
import type { ChangesAnswer, Entry } from '#domain/sync/protocol.ts'
import { accessOf, inSight } from '#domain/sync/visibility.ts'
import { COLLECTION_LIST, columnList } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'

/** Windows that one request looks through: 14 statements each, below D1's 1,000 queries an invocation. */
const MAX_WINDOWS = 40

/**
 * S11: rows changed after a rev, in rev order. It walks windows of revs: a rev belongs to one row, so a window of
 * `limit` revs holds at most `limit` rows over all tables, and no row is read twice. Each window is one D1 batch, so it
 * sees one state. Reads k rows for k changes, and one for the head.
 * @throws AppError `epoch_changed` when the cursor belongs to another epoch or lies below the purge line (S3a, S11a).
 */
export const readChanges = async (
  { d1, tenantId }: TenantDb,
  actor: Actor,
  since: { epoch: string | null; rev: number },
  limit: number,
): Promise<ChangesAnswer> => {
  const rows: Entry[] = []
  let from = since.rev
  for (let window = 0; window < MAX_WINDOWS; window++) {
    const to = from + limit - rows.length
    const results = await d1.batch<Row>([
      d1
        .prepare(
          'SELECT epoch, purged_before, (SELECT max(rev) FROM changes WHERE tenant_id = ?1) AS head FROM sync_tenants WHERE tenant_id = ?1',
        )
        .bind(tenantId),
      ...COLLECTION_LIST.map((collection) =>
        d1
          .prepare(
            `SELECT ${columnList(collection)} FROM "${collection.name}" WHERE tenant_id = ?1 AND rev > ?2 AND rev <= ?3`,
          )
          .bind(tenantId, from, to),
      ),
    ])
    const state = results[0]?.results[0]
    if (!state) throw new AppError('not_found')
    const epoch = String(state.epoch)
    const head = Number(state.head ?? 0)
    const isOther = since.epoch !== null && since.epoch !== epoch
    if (isOther || since.rev > head || (since.rev > 0 && since.rev < Number(state.purged_before))) {
      throw new AppError('epoch_changed')
    }
    const found = COLLECTION_LIST.flatMap((collection, index) =>
      (results[index + 1]?.results ?? []).map((row) => ({ collection: collection.name, row })),
    )
    rows.push(...found.sort((a, b) => a.row.rev - b.row.rev))
    from = Math.min(to, head)
    if (from >= head || rows.length >= limit || window === MAX_WINDOWS - 1) {
      const seen = inSight(REGISTRY, rows, actor)
      return { cursor: { epoch, rev: from }, head, more: from < head, ...seen, access: accessOf(actor) }
    }
  }
  throw new Error('unreachable')
}
