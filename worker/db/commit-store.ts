import type { Row } from '#domain/sync/collection.ts'
import type { Committed } from '#domain/sync/commit-context.ts'
import type { LogEntry } from '#domain/sync/log.ts'
import type { MutationResult } from '#domain/sync/protocol.ts'
import { type ClientState, childrenKey, type Need, rowKey, type Snapshot } from '#domain/sync/snapshot.ts'
import { collectionNamed, columnList, jsonChunks, rowValues, upsertSql } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'

/** What the tenant's object reads and writes around a commit. Nobody else writes a tenant's rows. */

/** Epoch and head of a tenant (S3a); null before it is initialised. */
export const readHead = async ({
  d1,
  tenantId,
}: TenantDb): Promise<{ epoch: string; head: number } | null> => {
  const row = await d1
    .prepare(
      'SELECT epoch, (SELECT max(rev) FROM changes WHERE tenant_id = ?1) AS head FROM sync_tenants WHERE tenant_id = ?1',
    )
    .bind(tenantId)
    .first<{ epoch: string; head: number | null }>()
  return row && { epoch: row.epoch, head: row.head ?? 0 }
}

/** Starts a tenant's history; a repeat changes nothing. */
export const startHistory = async ({ d1, tenantId }: TenantDb, epoch: string): Promise<void> => {
  await d1
    .prepare(
      'INSERT INTO sync_tenants (tenant_id, epoch, purged_before) VALUES (?1, ?2, 0) ON CONFLICT DO NOTHING',
    )
    .bind(tenantId, epoch)
    .run()
}

/** Loads what a commit said it needs into the snapshot, in one round trip. */
export const loadNeeds = async (
  { d1, tenantId }: TenantDb,
  snapshot: Snapshot,
  needs: readonly Need[],
): Promise<void> => {
  const rowIds = new Map<string, Set<string>>()
  const parents = new Map<string, { collection: string; column: string; values: Set<string> }>()
  const logs: Extract<Need, { kind: 'log' }>[] = []
  const counters = new Set<string>()
  for (const need of needs) {
    if (need.kind === 'row') {
      const ids = rowIds.get(need.collection) ?? new Set()
      rowIds.set(need.collection, ids.add(need.id))
    } else if (need.kind === 'children') {
      const key = `${need.collection}/${need.column}`
      const group = parents.get(key) ?? {
        collection: need.collection,
        column: need.column,
        values: new Set(),
      }
      group.values.add(need.value)
      parents.set(key, group)
    } else if (need.kind === 'log') logs.push(need)
    else counters.add(need.name)
  }

  const statements: D1PreparedStatement[] = []
  const store: ((rows: Row[]) => void)[] = []
  for (const [name, ids] of rowIds) {
    const collection = collectionNamed(name)
    for (const chunk of jsonChunks([...ids])) {
      statements.push(
        d1
          .prepare(
            `SELECT ${columnList(collection)} FROM "${name}" WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2))`,
          )
          .bind(tenantId, chunk),
      )
      store.push((rows) => {
        for (const row of rows) snapshot.rows.set(rowKey(name, row.id), row)
      })
    }
  }
  for (const { collection: name, column, values } of parents.values()) {
    const collection = collectionNamed(name)
    for (const chunk of jsonChunks([...values])) {
      statements.push(
        d1
          .prepare(
            `SELECT ${columnList(collection)} FROM "${name}" WHERE tenant_id = ?1 AND "${column}" IN (SELECT value FROM json_each(?2)) AND deleted_at IS NULL`,
          )
          .bind(tenantId, chunk),
      )
      store.push((rows) => {
        for (const row of rows) {
          snapshot.rows.set(rowKey(name, row.id), row)
          snapshot.children.get(childrenKey(name, column, String(row[column])))?.add(row.id)
        }
      })
    }
    for (const value of values) snapshot.children.set(childrenKey(name, column, value), new Set())
  }
  for (const chunk of jsonChunks(logs.map(({ id, since }) => [id, since]))) {
    statements.push(
      d1
        .prepare(
          'SELECT rev, collection, row_id, patch, prev, client_id, seq FROM json_each(?2) AS wanted CROSS JOIN changes ' +
            'ON tenant_id = ?1 AND row_id = wanted.value->>0 AND rev > wanted.value->>1 ORDER BY rev',
        )
        .bind(tenantId, chunk),
    )
    store.push((rows) => {
      const entries = rows.map(asLogEntry)
      for (const { collection, id, since } of logs) {
        const key = `${rowKey(collection, id)}@${since}`
        const own = entries.filter(
          (entry) => entry.rowId === id && entry.collection === collection && entry.rev > since,
        )
        snapshot.logs.set(key, [...(snapshot.logs.get(key) ?? []), ...own])
      }
    })
  }
  // The few numbers of a shop come with the first rows: asked for by themselves, they would cost a round trip.
  if (counters.size > 0 || snapshot.counters.size === 0) {
    statements.push(d1.prepare('SELECT name, value FROM counters WHERE tenant_id = ?1').bind(tenantId))
    store.push((rows) => {
      for (const name of counters) snapshot.counters.set(name, 0)
      for (const row of rows) snapshot.counters.set(String(row.name), Number(row.value))
    })
  }
  const results = await d1.batch<Row>(statements)
  for (const [index, result] of results.entries()) store[index]?.(result.results)
  for (const [name, ids] of rowIds) {
    for (const id of ids) if (!snapshot.rows.has(rowKey(name, id))) snapshot.rows.set(rowKey(name, id), null)
  }
}

const asLogEntry = (row: Row): LogEntry => ({
  rev: row.rev,
  collection: String(row.collection),
  rowId: String(row.row_id),
  patch: JSON.parse(String(row.patch)) as LogEntry['patch'],
  prev: row.prev ? (JSON.parse(String(row.prev)) as LogEntry['patch']) : null,
  clientId: String(row.client_id),
  seq: Number(row.seq),
})

/** What is remembered of each client: its last number, and those at or after the first that came now (S5). */
export const loadClients = async (
  { d1, tenantId }: TenantDb,
  snapshot: Snapshot,
  clients: ReadonlyMap<string, number>,
): Promise<void> => {
  const ids = [...clients]
  if (ids.length === 0) return
  const results = await d1.batch<{ seq: number | null; hash?: string; result?: string }>(
    ids.flatMap(([clientId, firstSeq]) => [
      d1
        .prepare('SELECT max(seq) AS seq FROM mutations WHERE tenant_id = ?1 AND client_id = ?2')
        .bind(tenantId, clientId),
      d1
        .prepare(
          'SELECT seq, hash, result FROM mutations WHERE tenant_id = ?1 AND client_id = ?2 AND seq >= ?3',
        )
        .bind(tenantId, clientId, firstSeq),
    ]),
  )
  for (const [index, [clientId]] of ids.entries()) {
    const seen: ClientState['seen'] = new Map()
    for (const { seq, hash, result } of results[index * 2 + 1]?.results ?? []) {
      seen.set(Number(seq), { hash: hash ?? '', result: JSON.parse(result ?? '') as MutationResult })
    }
    snapshot.clients.set(clientId, { lastSeq: results[index * 2]?.results[0]?.seq ?? 0, seen })
  }
}

/**
 * The fence (S3): fails the batch, by a null where none may be, unless the tenant's epoch and head are still those that
 * the commit started from. It guards commits that take no rev too, such as a refusal.
 */
const fence = ({ d1, tenantId }: TenantDb, from: Start): D1PreparedStatement =>
  d1
    .prepare(
      'INSERT INTO sync_tenants (tenant_id, epoch, purged_before) SELECT ?1, NULL, 0 WHERE NOT EXISTS (' +
        'SELECT 1 FROM sync_tenants WHERE tenant_id = ?1 AND epoch = ?2 ' +
        'AND coalesce((SELECT max(rev) FROM changes WHERE tenant_id = ?1), 0) = ?3)',
    )
    .bind(tenantId, from.epoch, from.head)

/** The statements of a commit: rows, log, mutations, numbers, to run as one D1 batch. */
const commitStatements = ({ d1, tenantId }: TenantDb, committed: Committed): D1PreparedStatement[] => {
  const statements: D1PreparedStatement[] = []
  const log = committed.log.map((entry) => [
    entry.rev,
    entry.collection,
    entry.rowId,
    JSON.stringify(entry.patch),
    entry.prev && JSON.stringify(entry.prev),
    entry.clientId,
    entry.seq,
  ])
  for (const chunk of jsonChunks(log)) {
    statements.push(
      d1
        .prepare(
          'INSERT INTO changes (tenant_id, rev, collection, row_id, patch, prev, client_id, seq) ' +
            'SELECT ?2, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6 FROM json_each(?1)',
        )
        .bind(chunk, tenantId),
    )
  }
  const byCollection = new Map<string, Row[]>()
  for (const { collection, row } of committed.rows) {
    const rows = byCollection.get(collection)
    if (rows) rows.push(row)
    else byCollection.set(collection, [row])
  }
  for (const [name, rows] of byCollection) {
    const collection = collectionNamed(name)
    for (const chunk of jsonChunks(rows.map((row) => rowValues(collection, row)))) {
      statements.push(d1.prepare(upsertSql(collection)).bind(chunk))
    }
  }
  const records = committed.records.map((one) => [
    one.clientId,
    one.seq,
    one.hash,
    one.userId,
    one.at,
    one.committedAt,
    one.label,
    one.result,
  ])
  for (const chunk of jsonChunks(records)) {
    statements.push(
      d1
        .prepare(
          'INSERT INTO mutations (tenant_id, client_id, seq, hash, user_id, at, committed_at, label, result) SELECT ' +
            '?2, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7 FROM json_each(?1)',
        )
        .bind(chunk, tenantId),
    )
  }
  for (const [name, value] of committed.counters) {
    statements.push(
      d1
        .prepare(
          'INSERT INTO counters (tenant_id, name, value) VALUES (?1, ?2, ?3) ' +
            'ON CONFLICT (tenant_id, name) DO UPDATE SET value = excluded.value',
        )
        .bind(tenantId, name, value),
    )
  }
  return statements
}

/** Where a commit started: the epoch and head of its snapshot. */
type Start = { epoch: string; head: number }

/** Writes a commit; throws when D1 said no or its answer was lost. Either way the head is to be read again (S3). */
export const persistCommit = async (db: TenantDb, committed: Committed, from: Start): Promise<void> => {
  const statements = commitStatements(db, committed)
  await db.d1.batch([fence(db, from), ...statements])
}
