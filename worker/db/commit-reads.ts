import { AppError } from '#domain/kernel/errors.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { LogEntry, SeenEntry } from '#domain/sync/log.ts'
import type { Ending } from '#domain/sync/protocol.ts'
import { childrenKey, isOpen, type Need, rowKey, type Snapshot, SOME_USERS } from '#domain/sync/snapshot.ts'
import { collectionNamed, columnList, jsonChunks } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'

/** What the tenant's object reads for a commit. */

/** A statement, and where its rows go. */
type Ask = { statement: D1PreparedStatement; keep(rows: Row[]): void }
type NeedOf<Kind extends Need['kind']> = Extract<Need, { kind: Kind }>

const HEAD =
  'SELECT epoch, (SELECT max(rev) FROM changes WHERE tenant_id = ?1) AS head FROM sync_tenants WHERE tenant_id = ?1'

/** Epoch and head of a tenant (S3a); null before it is initialised. */
export const readHead = async ({
  d1,
  tenantId,
}: TenantDb): Promise<{ epoch: string; head: number } | null> => {
  const row = await d1.prepare(HEAD).bind(tenantId).first<{ epoch: string; head: number | null }>()
  return row && { epoch: row.epoch, head: row.head ?? 0 }
}

/**
 * Loads what a commit said it needs into the snapshot, in one round trip; with it the head, where the snapshot knows none.
 * @throws AppError `not_found` before the shop is founded
 */
export const loadNeeds = async (db: TenantDb, snapshot: Snapshot, needs: readonly Need[]): Promise<void> => {
  const of = <Kind extends Need['kind']>(kind: Kind) =>
    needs.filter((need): need is NeedOf<Kind> => need.kind === kind)
  const asks = [
    ...askHead(db, snapshot),
    ...askActs(db, snapshot, of('act')),
    ...askRows(db, snapshot, of('row')),
    ...askChildren(db, snapshot, of('children')),
    ...of('users').map((need) => askUsers(db, snapshot, need)),
    ...askLogs(db, snapshot, of('log')),
    ...askCounters(db, snapshot, of('counter')),
  ]
  const results = await db.d1.batch<Row>(asks.map(({ statement }) => statement))
  for (const [index, { keep }] of asks.entries()) keep(results[index]?.results ?? [])
}

const askHead = ({ d1, tenantId }: TenantDb, snapshot: Snapshot): Ask[] => {
  if (isOpen(snapshot)) return []
  const keep = ([row]: Row[]) => {
    if (!row) throw new AppError('not_found')
    snapshot.epoch = String(row.epoch)
    snapshot.head = Number(row.head ?? 0)
  }
  return [{ statement: d1.prepare(HEAD).bind(tenantId), keep }]
}

/** S5: how the acts ended that came before. */
const askActs = ({ d1, tenantId }: TenantDb, snapshot: Snapshot, needs: readonly NeedOf<'act'>[]): Ask[] => {
  for (const { id } of needs) snapshot.acts.set(id, null)
  return jsonChunks(needs.map(({ id }) => id)).map((chunk) => ({
    statement: d1
      .prepare(
        'SELECT id, hash, ending FROM acts WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2))',
      )
      .bind(tenantId, chunk),
    keep: (rows) => {
      for (const { id, hash, ending } of rows) {
        snapshot.acts.set(id, { hash: String(hash), ending: JSON.parse(String(ending)) as Ending })
      }
    },
  }))
}

const askRows = ({ d1, tenantId }: TenantDb, snapshot: Snapshot, needs: readonly NeedOf<'row'>[]): Ask[] =>
  [...Map.groupBy(needs, ({ collection }) => collection)].flatMap(([name, wanted]) => {
    const columns = columnList(collectionNamed(name))
    for (const { id } of wanted) snapshot.rows.set(rowKey(name, id), null)
    return jsonChunks(wanted.map(({ id }) => id)).map((chunk) => ({
      statement: d1
        .prepare(
          `SELECT ${columns} FROM "${name}" WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2))`,
        )
        .bind(tenantId, chunk),
      keep: (rows) => {
        for (const row of rows) snapshot.rows.set(rowKey(name, row.id), row)
      },
    }))
  })

const askChildren = (
  { d1, tenantId }: TenantDb,
  snapshot: Snapshot,
  needs: readonly NeedOf<'children'>[],
): Ask[] =>
  [...Map.groupBy(needs, ({ collection, column }) => `${collection}/${column}`).values()].flatMap(
    (wanted) => {
      const { collection: name, column } = wanted[0] as NeedOf<'children'>
      const columns = columnList(collectionNamed(name))
      for (const { value } of wanted) snapshot.children.set(childrenKey(name, column, value), new Set())
      return jsonChunks(wanted.map(({ value }) => value)).map((chunk) => ({
        statement: d1
          .prepare(
            `SELECT ${columns} FROM "${name}" WHERE tenant_id = ?1 AND "${column}" IN (SELECT value FROM json_each(?2)) AND deleted_at IS NULL`,
          )
          .bind(tenantId, chunk),
        keep: (rows) => {
          for (const row of rows) {
            snapshot.rows.set(rowKey(name, row.id), row)
            snapshot.children.get(childrenKey(name, column, String(row[column])))?.add(row.id)
          }
        },
      }))
    },
  )

const askUsers = (
  { d1, tenantId }: TenantDb,
  snapshot: Snapshot,
  { collection, column, value }: NeedOf<'users'>,
): Ask => ({
  statement: d1
    .prepare(
      `SELECT id FROM "${collection}" WHERE tenant_id = ?1 AND "${column}" = ?2 AND deleted_at IS NULL LIMIT ?3`,
    )
    .bind(tenantId, value, SOME_USERS),
  keep: (rows) => {
    const ids = rows.map(({ id }) => id)
    snapshot.users.set(childrenKey(collection, column, value), ids)
  },
})

const askLogs = ({ d1, tenantId }: TenantDb, snapshot: Snapshot, needs: readonly NeedOf<'log'>[]): Ask[] => {
  const keyOf = ({ collection, id, since }: NeedOf<'log'>) => `${rowKey(collection, id)}@${since}`
  for (const need of needs) snapshot.logs.set(keyOf(need), [])
  return jsonChunks(needs.map(({ id, since }) => [id, since])).map((chunk) => ({
    statement: d1
      .prepare(
        'SELECT rev, collection, row_id, patch, prev, act_id, client_id, user_id FROM json_each(?2) AS wanted CROSS JOIN changes AS c ' +
          'ON c.tenant_id = ?1 AND row_id = wanted.value->>0 AND rev > wanted.value->>1 ' +
          'JOIN acts AS a ON a.tenant_id = ?1 AND a.id = c.act_id ORDER BY rev',
      )
      .bind(tenantId, chunk),
    keep: (rows) => {
      const entries = new Map(rows.map((row) => [row.rev, asLogEntry(row)]))
      for (const need of needs) {
        const own = [...entries.values()].filter(
          (entry) =>
            entry.rowId === need.id && entry.collection === need.collection && entry.rev > need.since,
        )
        snapshot.logs.get(keyOf(need))?.push(...own)
      }
    },
  }))
}

const asLogEntry = (row: Row): SeenEntry => ({
  rev: row.rev,
  collection: String(row.collection),
  rowId: String(row.row_id),
  patch: JSON.parse(String(row.patch)) as LogEntry['patch'],
  prev: row.prev ? (JSON.parse(String(row.prev)) as LogEntry['patch']) : null,
  actId: String(row.act_id),
  clientId: String(row.client_id),
  userId: String(row.user_id),
})

/** The few numbers of a shop come with the first rows: asked for by themselves, they would cost a round trip. */
const askCounters = (
  { d1, tenantId }: TenantDb,
  snapshot: Snapshot,
  needs: readonly NeedOf<'counter'>[],
): Ask[] => {
  if (needs.length === 0 && snapshot.counters.size > 0) return []
  for (const { name } of needs) snapshot.counters.set(name, 0)
  return [
    {
      statement: d1.prepare('SELECT name, value FROM counters WHERE tenant_id = ?1').bind(tenantId),
      keep: (rows) => {
        for (const { name, value } of rows) snapshot.counters.set(String(name), Number(value))
      },
    },
  ]
}
