import type { Committed } from '#domain/sync/commit-context.ts'
import { rowKey } from '#domain/sync/snapshot.ts'
import { insertEffects } from './effects.ts'
import {
  collectionNamed,
  columnsWithIndex,
  insertSql,
  jsonChunks,
  rowValues,
  upsertInPlaceSql,
  upsertSql,
} from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'

/** The writes of the tenant's object. No other code writes a tenant's rows. */

/** Starts a tenant's history; a repeat changes nothing. */
export const startHistory = async ({ d1, tenantId }: TenantDb, epoch: string): Promise<void> => {
  await d1
    .prepare(
      'INSERT INTO sync_tenants (tenant_id, epoch, head, purged_before, replayed_epoch) VALUES (?1, ?2, 0, 0, ?2) ON CONFLICT DO NOTHING',
    )
    .bind(tenantId, epoch)
    .run()
}

/**
 * The fence (S3.2): fails the batch, by a null in a NOT NULL column, unless the tenant still has the epoch and head
 * from which the commit started, on this shard (S25). It also guards commits that take no rev, such as a refusal. With
 * `past` it also fails where the past was changed since.
 */
export const fence = ({ d1, tenantId }: TenantDb, from: Start & { past?: number }): D1PreparedStatement =>
  d1
    .prepare(
      'INSERT INTO sync_tenants (tenant_id, epoch, head, purged_before) SELECT ?1, NULL, 0, 0 WHERE NOT EXISTS (' +
        'SELECT 1 FROM sync_tenants WHERE tenant_id = ?1 AND epoch = ?2 AND head = ?3 AND closed = 0 AND past = coalesce(?4, past))',
    )
    .bind(tenantId, from.epoch, from.head, from.past ?? null)

/** Moves the head, in the batch that takes the revs up to it. */
export const moveHead = ({ d1, tenantId }: TenantDb, head: number): D1PreparedStatement =>
  d1.prepare('UPDATE sync_tenants SET head = ?2 WHERE tenant_id = ?1').bind(tenantId, head)

/** The statements of a commit: rows, log, acts, numbers, effects, to run as one D1 batch. */
const commitStatements = (db: TenantDb, committed: Committed): D1PreparedStatement[] => {
  const { d1, tenantId } = db
  const statements: D1PreparedStatement[] = []
  const log = committed.log.map((entry) => [
    entry.rev,
    entry.collection,
    entry.rowId,
    JSON.stringify(entry.patch),
    entry.prev && JSON.stringify(entry.prev),
    entry.actId,
    entry.before,
  ])
  const last = committed.log.at(-1)
  if (last) statements.push(moveHead(db, last.rev))
  for (const chunk of jsonChunks(log)) {
    statements.push(
      d1
        .prepare(
          'INSERT INTO changes (tenant_id, rev, collection, row_id, patch, prev, act_id, before) ' +
            'SELECT ?2, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6 FROM json_each(?1)',
        )
        .bind(chunk, tenantId),
    )
  }
  const logged = Map.groupBy(committed.log, ({ collection, rowId }) => rowKey(collection, rowId))
  for (const [name, entries] of Map.groupBy(committed.rows, ({ collection }) => collection)) {
    const collection = collectionNamed(name)
    const indexed = columnsWithIndex(name)
    const {
      fresh = [],
      moved = [],
      inPlace = [],
    } = Object.groupBy(entries, ({ row }) => {
      const log = logged.get(rowKey(name, row.id)) ?? []
      if (log.some(({ prev }) => prev === null)) return 'fresh'
      return log.some(({ patch }) => indexed.some((column) => column in patch)) ? 'moved' : 'inPlace'
    })
    for (const [sql, some] of [
      // Without upsert: an existing row that was taken for new fails the batch, and the next try reads it (S6.3).
      [insertSql(collection), fresh],
      [upsertSql(collection), moved],
      [upsertInPlaceSql(collection), inPlace],
    ] as const) {
      for (const chunk of jsonChunks(some.map(({ row }) => rowValues(collection, row)))) {
        statements.push(d1.prepare(sql).bind(chunk))
      }
    }
  }
  const records = committed.records.map((one) => [
    one.id,
    one.clientId,
    one.hash,
    one.userId,
    one.author.kind,
    one.author.source,
    one.at,
    one.committedAt,
    one.label,
    JSON.stringify(one.outcome),
  ])
  for (const chunk of jsonChunks(records)) {
    statements.push(
      d1
        .prepare(
          'INSERT INTO acts (tenant_id, id, client_id, hash, user_id, actor_kind, actor_source, at, committed_at, label, outcome) SELECT ' +
            '?2, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8, value->>9 FROM json_each(?1)',
        )
        .bind(chunk, tenantId),
    )
  }
  if (committed.counters.size > 0) {
    statements.push(
      d1
        .prepare(
          'INSERT INTO counters (tenant_id, name, value) SELECT ?2, value->>0, value->>1 FROM json_each(?1) WHERE true ' +
            'ON CONFLICT (tenant_id, name) DO UPDATE SET value = excluded.value',
        )
        .bind(JSON.stringify([...committed.counters]), tenantId),
    )
  }
  statements.push(...insertEffects(db, committed.effects, committed.now))
  return statements
}

/** The start of a commit: the epoch and head of its snapshot. */
export type Start = { epoch: string; head: number }

/**
 * Writes a commit; throws when D1 refused it or its answer was lost. In both cases the caller reads the head again
 * (S3.3).
 */
export const persistCommit = async (db: TenantDb, committed: Committed, from: Start): Promise<void> => {
  const statements = commitStatements(db, committed)
  await db.d1.batch([fence(db, from), ...statements])
}
