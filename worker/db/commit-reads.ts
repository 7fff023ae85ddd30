import { AppError } from '#domain/kernel/errors.ts'
import { BOUNDS } from '#domain/sync/bounds.ts'
import { indexedColumns, type Row } from '#domain/sync/collection.ts'
import type { LogEntry, SeenEntry } from '#domain/sync/log.ts'
import type { Outcome } from '#domain/sync/protocol.ts'
import { childrenKey, isOpen, type Need, rowKey, type Snapshot, SOME_USERS } from '#domain/sync/snapshot.ts'
import { collectionNamed, jsonChunks, packedRow, unionAll, unpacked } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'

/** What the tenant's object reads for a commit. */

/** A statement, and the function that stores its rows. */
type Ask = { statement: D1PreparedStatement; keep(rows: Row[]): void }
type NeedOf<Kind extends Need['kind']> = Extract<Need, { kind: Kind }>

const HEAD = 'SELECT epoch, head, closed FROM sync_tenants WHERE tenant_id = ?1'

type Head = { epoch: string; head: number; closed: number }

/** Why a closed shard is `unavailable` (S25.2): in a moment the directory names another one. */
const MOVING = 'the shop is moving'

const moving = (): AppError =>
  new AppError('unavailable', { params: { retryAfter: 2 }, cause: new Error(MOVING) })

/** Whether a move has closed the tenant on the shard that was asked. */
export const isMoving = (error: unknown): boolean =>
  error instanceof AppError && error.cause instanceof Error && error.cause.message === MOVING

/**
 * Epoch and head of a tenant (S20.1); null before it is initialised.
 * @throws AppError `unavailable` where a move has closed the shard
 */
export const readHead = async ({
  d1,
  tenantId,
}: TenantDb): Promise<{ epoch: string; head: number } | null> => {
  const found = await d1.prepare(HEAD).bind(tenantId).first<Head>()
  if (found && found.closed > 0) throw moving()
  return found && { epoch: found.epoch, head: found.head }
}

/**
 * Loads the needs of a commit into the snapshot, in one round trip, together with the head where the snapshot has none.
 * @throws AppError `not_found` before the shop is founded, `act_too_large` beyond the bounds of one commit, `unavailable` as `readHead`
 */
export const loadNeeds = async (db: TenantDb, snapshot: Snapshot, needs: readonly Need[]): Promise<void> => {
  const of = <Kind extends Need['kind']>(kind: Kind) =>
    needs.filter((need): need is NeedOf<Kind> => need.kind === kind)
  const asks = [
    ...askHead(db, snapshot),
    ...askActs(db, snapshot, of('act')),
    ...askRows(db, snapshot, of('row')),
    ...askChildren(db, snapshot, of('children')),
    ...askUsers(db, snapshot, of('users')),
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
    if (Number(row.closed) > 0) throw moving()
    snapshot.epoch = String(row.epoch)
    snapshot.head = Number(row.head)
  }
  return [{ statement: d1.prepare(HEAD).bind(tenantId), keep }]
}

/** S5.2: the outcomes of known acts. */
const askActs = ({ d1, tenantId }: TenantDb, snapshot: Snapshot, needs: readonly NeedOf<'act'>[]): Ask[] => {
  for (const { id } of needs) snapshot.acts.set(id, null)
  return jsonChunks(needs.map(({ id }) => id)).map((chunk) => ({
    statement: d1
      .prepare(
        'SELECT id, hash, outcome FROM acts WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2))',
      )
      .bind(tenantId, chunk),
    keep: (rows) => {
      for (const { id, hash, outcome } of rows) {
        snapshot.acts.set(id, { hash: String(hash), outcome: JSON.parse(String(outcome)) as Outcome })
      }
    },
  }))
}

const askRows = ({ d1, tenantId }: TenantDb, snapshot: Snapshot, needs: readonly NeedOf<'row'>[]): Ask[] => {
  for (const { collection, id } of needs) snapshot.rows.set(rowKey(collection, id), null)
  return chunked(needs).map((some) => {
    const ids = valuesBy(some, ({ collection, id }) => [collection, id])
    const terms = [...ids.keys()].map((name) => {
      const collection = collectionNamed(name)
      return (
        `SELECT '${name}' AS collection, ${packedRow(collection)} AS row FROM "${name}" AS t ` +
        `WHERE t.tenant_id = ?1 AND t.id ${among(name)}`
      )
    })
    return {
      statement: d1.prepare(unionAll(terms)).bind(tenantId, wanted(ids)),
      keep: (rows) => {
        for (const { collection, row } of rows as unknown as Packed[]) keepRow(snapshot, collection, row)
      },
    }
  })
}

type Packed = { collection: string; row: string }

/** Adds a row to the snapshot and returns it. */
const keepRow = (snapshot: Snapshot, name: string, packed: string): Row => {
  const row = unpacked(collectionNamed(name), packed)
  snapshot.rows.set(rowKey(name, row.id), row)
  return row
}

/** Most values of one statement: as one parameter they stay below D1's 2 MB. */
const MOST = 20_000

const chunked = <T>(needs: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(needs.length / MOST) }, (_, index) =>
    needs.slice(index * MOST, (index + 1) * MOST),
  )

/** The requested values, by the place where they are looked up. */
const valuesBy = <T>(needs: readonly T[], place: (need: T) => [string, string]): Map<string, string[]> => {
  const values = new Map<string, string[]>()
  for (const need of needs) {
    const [key, value] = place(need)
    const some = values.get(key)
    if (some) some.push(value)
    else values.set(key, [value])
  }
  return values
}

/** All places go into one parameter, `?2`. */
const wanted = (values: ReadonlyMap<string, readonly string[]>): string =>
  JSON.stringify(Object.fromEntries(values))

/** The values of one place. */
const among = (key: string): string => `IN (SELECT value FROM ${listed(key)})`
const listed = (key: string): string => `json_each(?2, '$."${key}"')`

/** The place of a need by column: `collection/column`. */
const placeOf = ({ collection, column, value }: NeedOf<'children' | 'users'>): [string, string] => [
  `${collection}/${column}`,
  value,
]
const asPlace = (key: string): { name: string; column: string } => {
  const at = key.indexOf('/')
  return { name: key.slice(0, at), column: key.slice(at + 1) }
}

const askChildren = (
  { d1, tenantId }: TenantDb,
  snapshot: Snapshot,
  needs: readonly NeedOf<'children'>[],
): Ask[] => {
  for (const { collection, column, value } of needs)
    snapshot.children.set(childrenKey(collection, column, value), new Set())
  return chunked(needs).map((some) => {
    const values = valuesBy(some, placeOf)
    const terms = [...values.keys()].map((key) => {
      const { name, column } = asPlace(key)
      return (
        `SELECT '${key}' AS place, ${packedRow(collectionNamed(name))} AS row FROM "${name}" AS t ` +
        `WHERE t.tenant_id = ?1 AND t."${column}" ${among(key)} AND t.deleted_at IS NULL`
      )
    })
    return {
      statement: d1
        .prepare(`SELECT * FROM (${unionAll(terms)}) LIMIT ${BOUNDS.read + 1}`)
        .bind(tenantId, wanted(values)),
      keep: (rows) => {
        if (rows.length > BOUNDS.read) throw new AppError('act_too_large')
        for (const { place, row: packed } of rows as unknown as { place: string; row: string }[]) {
          const { name, column } = asPlace(place)
          const row = keepRow(snapshot, name, packed)
          snapshot.children.get(childrenKey(name, column, String(row[column])))?.add(row.id)
        }
      },
    }
  })
}

/**
 * Some living rows for each value. With an index, or for a single value, each is looked up until there are enough;
 * otherwise one scan of the table serves all values.
 */
const askUsers = (
  { d1, tenantId }: TenantDb,
  snapshot: Snapshot,
  needs: readonly NeedOf<'users'>[],
): Ask[] => {
  for (const { collection, column, value } of needs)
    snapshot.users.set(childrenKey(collection, column, value), [])
  return chunked(needs).map((some) => {
    const values = valuesBy(some, placeOf)
    const terms = [...values].map(([key, { length }]) => {
      const { name, column } = asPlace(key)
      const rows = `FROM "${name}" AS t WHERE t.tenant_id = ?1 AND t.deleted_at IS NULL AND t."${column}"`
      if (length === 1 || indexedColumns(collectionNamed(name)).includes(column)) {
        const ids = `SELECT json_group_array(id) FROM (SELECT t.id AS id ${rows} = w.value LIMIT ${SOME_USERS})`
        return `SELECT '${key}/' || w.value AS key, (${ids}) AS ids FROM ${listed(key)} AS w`
      }
      const ranked = `SELECT t."${column}" AS value, t.id AS id, row_number() OVER (PARTITION BY t."${column}") AS n ${rows} ${among(key)}`
      return `SELECT '${key}/' || value AS key, json_group_array(id) AS ids FROM (${ranked}) WHERE n <= ${SOME_USERS} GROUP BY value`
    })
    return {
      statement: d1.prepare(unionAll(terms)).bind(tenantId, wanted(values)),
      keep: (rows) => {
        for (const { key, ids } of rows as unknown as { key: string; ids: string }[])
          snapshot.users.set(key, JSON.parse(ids) as string[])
      },
    }
  })
}

const askLogs = ({ d1, tenantId }: TenantDb, snapshot: Snapshot, needs: readonly NeedOf<'log'>[]): Ask[] => {
  const keyOf = ({ collection, id, since }: NeedOf<'log'>) => `${rowKey(collection, id)}@${since}`
  if (needs.length === 0) return []
  for (const need of needs) snapshot.logs.set(keyOf(need), [])
  const seam: Ask = {
    statement: d1.prepare('SELECT archived_to FROM sync_tenants WHERE tenant_id = ?1').bind(tenantId),
    keep: ([row]) => {
      snapshot.logsFrom = Number(row?.archived_to ?? 0)
    },
  }
  const reads = chunked(needs).map((some): Ask => {
    const asked = Map.groupBy(some, ({ collection }) => collection)
    return {
      statement: d1
        .prepare(logSql([...asked.keys()]))
        .bind(
          tenantId,
          JSON.stringify(
            Object.fromEntries(
              [...asked].map(([name, own]) => [name, own.map(({ id, since }) => [id, since])]),
            ),
          ),
        ),
      keep: (rows) => {
        const entries = new Map(rows.map((row) => [row.rev, asLogEntry(row)]))
        const byRow = Map.groupBy(entries.values(), ({ collection, rowId }) => rowKey(collection, rowId))
        for (const need of some) {
          const own = byRow.get(rowKey(need.collection, need.id)) ?? []
          snapshot.logs.get(keyOf(need))?.push(...own.filter(({ rev }) => rev > need.since))
        }
      },
    }
  })
  return [seam, ...reads]
}

/** The changes of rows since a rev each, from the last one back (`before`). */
const logSql = (names: readonly string[]): string => {
  const ends = names.map(
    (name) =>
      `SELECT t.rev AS rev, w.value->>1 AS since FROM ${listed(name)} AS w CROSS JOIN "${name}" AS t ON t.tenant_id = ?1 AND t.id = w.value->>0`,
  )
  return (
    `WITH RECURSIVE way(rev, since) AS (SELECT rev, since FROM (${unionAll(ends)}) WHERE rev > since ` +
    'UNION SELECT c.before, way.since FROM way CROSS JOIN changes AS c ON c.tenant_id = ?1 AND c.rev = way.rev WHERE c.before > way.since) ' +
    'SELECT DISTINCT c.rev, c.collection, c.row_id, c.patch, c.prev, c.act_id, a.client_id, a.user_id FROM way ' +
    'CROSS JOIN changes AS c ON c.tenant_id = ?1 AND c.rev = way.rev ' +
    'JOIN acts AS a ON a.tenant_id = ?1 AND a.id = c.act_id ORDER BY c.rev'
  )
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

/** A shop has few counters, so they come with the first rows: a separate request would cost a round trip. */
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
