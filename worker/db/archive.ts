import { AppError } from '#domain/kernel/errors.ts'
import { fence, type Start } from './commit-store.ts'
import { type Chained, writeSegment } from './old-log.ts'
import { isErasing } from './past.ts'
import type { TenantDb } from './tenant-db.ts'

/** Most changes of a segment, and most bytes of them before they are compressed. */
const MOST = 5_000
const MOST_BYTES = 4_000_000

/** The progress of a move: changes that left D1, whether more are as old, and whether any are left. */
export type Archived = { moved: number; more: boolean; isEmpty: boolean }

const OLDEST =
  'SELECT rev, collection, row_id, patch, prev, act_id, before, committed_at, bytes FROM (' +
  "SELECT c.rev, c.collection, c.row_id, c.patch, c.prev, c.act_id, c.before, coalesce(a.committed_at, '') AS committed_at, " +
  'sum(octet_length(c.patch) + coalesce(octet_length(c.prev), 0)) OVER (ORDER BY c.rev ROWS UNBOUNDED PRECEDING) AS bytes ' +
  `FROM (SELECT * FROM changes WHERE tenant_id = ?1 ORDER BY rev LIMIT ${MOST}) AS c ` +
  'LEFT JOIN acts AS a ON a.tenant_id = ?1 AND a.id = c.act_id' +
  ') WHERE bytes - octet_length(patch) - coalesce(octet_length(prev), 0) < ?2 ORDER BY rev'

/**
 * S3.4: moves the oldest changes that were committed before an instant to R2: the file first, then the segment's row,
 * the seam and the deletion of the rows in one batch, behind the fence. A run that dies in between leaves a file that
 * no row names; of two committers that move the same changes, the segment's key lets one win. A device that has not
 * pulled past the seam loads afresh, by the line of the purge (S21.3). The batch fails where an erasure began since the
 * changes were read: the file has what that erases.
 * @throws AppError `unavailable` during an erasure
 */
export const archive = async (db: TenantDb, from: Start, before: string): Promise<Archived> => {
  const { d1, tenantId } = db
  const [known, found] = await d1.batch<unknown>([
    d1.prepare('SELECT past FROM sync_tenants WHERE tenant_id = ?1').bind(tenantId),
    d1.prepare(OLDEST).bind(tenantId, MOST_BYTES),
  ])
  const { past } = (known?.results[0] ?? { past: 0 }) as { past: number }
  if (isErasing(past)) throw new AppError('unavailable')
  const results = (found?.results ?? []) as (Chained & { committed_at: string })[]
  const young = results.findIndex(({ committed_at }) => committed_at >= before)
  const old = young === -1 ? results : results.slice(0, young)
  const [first, last] = [old.at(0), old.at(-1)]
  if (!first || !last) return { moved: 0, more: false, isEmpty: results.length === 0 }
  const key = await writeSegment(db, old)
  await d1.batch([
    fence(db, { ...from, past }),
    d1
      .prepare('INSERT INTO log_segments (tenant_id, first, last, key) VALUES (?1, ?2, ?3, ?4)')
      .bind(tenantId, first.rev, last.rev, key),
    d1
      .prepare(
        'UPDATE sync_tenants SET archived_to = ?2, purged_before = max(purged_before, ?2), past = past + 2 WHERE tenant_id = ?1',
      )
      .bind(tenantId, last.rev),
    d1.prepare('DELETE FROM changes WHERE tenant_id = ?1 AND rev <= ?2').bind(tenantId, last.rev),
  ])
  return { moved: old.length, more: young === -1, isEmpty: false }
}
