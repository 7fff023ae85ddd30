import { type Effect, effectOf } from '#domain/effects/job.ts'
import { type Collection, indexedColumns } from '#domain/sync/collection.ts'
import { dropPictures } from '#domain/workshop/photos/jobs.ts'
import { fence } from './commit-store.ts'
import { insertEffects } from './effects.ts'
import { picturesOf } from './photos.ts'
import { COLLECTION_LIST, jsonChunks, unionAll } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'

/** S21: deletes tombstones. The log and the acts stay: they are the history, and make an old repeat harmless. */

/** The progress of a purge: rows removed, whether more remain, and when the oldest of the younger ones was deleted. */
export type Purged = { rows: number; more: boolean; next: string | null }

/** Tombstones of one collection per run. */
const MOST = 1_000

/**
 * Columns that link to rows of a collection; a tombstone that a living row still links to stays, for documents and
 * links.
 */
const namedBy = (collection: Collection): string => {
  const conditions = COLLECTION_LIST.flatMap((other) =>
    Object.entries(other.columns)
      .filter(([, { ref }]) => ref === collection.name)
      .map(([column]) => {
        const living = `FROM "${other.name}" AS o WHERE o.tenant_id = ?1 AND o.deleted_at IS NULL`
        return indexedColumns(other).includes(column)
          ? ` AND NOT EXISTS (SELECT 1 ${living} AND o."${column}" = t.id)`
          : ` AND t.id NOT IN (SELECT o."${column}" ${living} AND o."${column}" IS NOT NULL)`
      }),
  )
  return conditions.join('')
}

const CANDIDATES = unionAll(
  COLLECTION_LIST.map(
    (collection, index) =>
      `SELECT * FROM (SELECT ${index} AS c, t.id, t.rev FROM "${collection.name}" AS t WHERE t.tenant_id = ?1 AND t.deleted_at IS NOT NULL ` +
      `AND t.deleted_at < ?2 AND t.updated_at < ?2${namedBy(collection)} ORDER BY t.deleted_at LIMIT ${MOST})`,
  ),
)
const OLDEST_LEFT = `SELECT min(next) AS next FROM (${unionAll(
  COLLECTION_LIST.map(
    ({ name }) =>
      `SELECT min(deleted_at) AS next FROM "${name}" WHERE tenant_id = ?1 AND deleted_at IS NOT NULL AND deleted_at >= ?2`,
  ),
)})`

/**
 * Removes rows that were deleted before an instant, and moves the line below which a device loads afresh, in one batch.
 * The fence fails it when anything was committed in between; it runs inside the tenant's object. An effect deletes
 * pictures of photos; `beforeBatch` receives it first (E4).
 */
export const purge = async (
  db: TenantDb,
  from: { epoch: string; head: number },
  before: string,
  now: number,
  beforeBatch: (effects: readonly Effect[]) => Promise<void>,
): Promise<Purged> => {
  const { d1, tenantId } = db
  const [found, oldest] = await d1.batch<{ c: number; id: string; rev: number; next: string | null }>(
    [CANDIDATES, OLDEST_LEFT].map((sql) => d1.prepare(sql).bind(tenantId, before)),
  )
  const byCollection = Map.groupBy(found?.results ?? [], ({ c }) => c)
  const doomed = COLLECTION_LIST.map(({ name }, index) => ({ name, rows: byCollection.get(index) ?? [] }))
  const all = doomed.flatMap(({ rows }) => rows)
  if (all.length > 0) {
    const photoIds = doomed.flatMap(({ name, rows }) => (name === 'photos' ? rows.map(({ id }) => id) : []))
    const line = all.reduce((most, { rev }) => Math.max(most, rev), 0)
    const dueAt = new Date(now).toISOString()
    const effects: Effect[] = []
    if (photoIds.length > 0) {
      // A rev belongs to one row, which this purge deletes: no other purge has the same line.
      const key = `${dropPictures.id}/${from.epoch}/${line}`
      effects.push(effectOf(dropPictures, key, { digests: await picturesOf(db, photoIds) }, dueAt))
      await beforeBatch(effects)
    }
    await d1.batch([
      fence(db, from),
      ...insertEffects(db, effects, dueAt),
      d1
        .prepare(
          'UPDATE sync_tenants SET purged_before = max(purged_before, ?2), past = past + 2 WHERE tenant_id = ?1',
        )
        .bind(tenantId, line),
      ...doomed.flatMap(({ name, rows }) =>
        jsonChunks(rows.map(({ id }) => id)).map((chunk) =>
          d1
            .prepare(`DELETE FROM "${name}" WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2))`)
            .bind(tenantId, chunk),
        ),
      ),
    ])
  }
  return {
    rows: all.length,
    more: doomed.some(({ rows }) => rows.length === MOST),
    next: oldest?.results[0]?.next ?? null,
  }
}
