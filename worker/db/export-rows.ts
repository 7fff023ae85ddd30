import type { CollectionName } from '#domain/modules.ts'
import { EXPORTED } from '#domain/roaauto/tables.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { collectionNamed, unionAll } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'
import { seenList, visibilitySql } from './visibility.ts'

/** Rows per read: a hundred thousand rows stream through without being held in memory. */
const CHUNK = 1_000

const UNNUMBERED = 'tenant_id = ?1 AND oracle_id IS NULL AND deleted_at IS NULL'

/** Exported rows without a number for Oracle, the first of them in the order of their creation. */
export const readUnnumbered = async (
  { d1, tenantId }: TenantDb,
  limit: number,
): Promise<{ collection: CollectionName; id: string; rev: number }[]> => {
  const first = EXPORTED.map(
    (name) =>
      `SELECT * FROM (SELECT '${name}' AS collection, id, rev FROM "${name}" WHERE ${UNNUMBERED} ORDER BY id LIMIT ?2)`,
  )
  const { results } = await d1
    .prepare(unionAll(first))
    .bind(tenantId, limit)
    .all<{ collection: CollectionName; id: string; rev: number }>()
  return results.slice(0, limit)
}

/** The number of living rows of each exported collection, and of those without a number for Oracle. */
export const countExported = async ({
  d1,
  tenantId,
}: TenantDb): Promise<ReadonlyMap<CollectionName, { rows: number; unnumbered: number }>> => {
  const counts = EXPORTED.map(
    (name) =>
      `SELECT '${name}' AS name, count(*) AS rows, count(*) - count(oracle_id) AS unnumbered FROM "${name}" WHERE tenant_id = ?1 AND deleted_at IS NULL`,
  )
  const { results } = await d1
    .prepare(unionAll(counts))
    .bind(tenantId)
    .all<{ name: CollectionName; rows: number; unnumbered: number }>()
  return new Map(results.map(({ name, ...count }) => [name, count]))
}

/**
 * Whether a row of an exported collection was written after a rev. The export's own rows, and collections outside it,
 * do not count.
 */
export const isWrittenSince = async ({ d1, tenantId }: TenantDb, rev: number): Promise<boolean> =>
  (await d1
    .prepare(
      'SELECT 1 FROM changes WHERE tenant_id = ?1 AND rev > ?2 AND collection IN (SELECT value FROM json_each(?3)) LIMIT 1',
    )
    .bind(tenantId, rev, JSON.stringify(EXPORTED))
    .first()) !== null

/** The key of a piece of an export in R2. */
export const exportKey = (tenantId: string, id: string, piece: number): string =>
  `${exportsOf(tenantId)}${id}-${piece}.zip`

/** The prefix of a shop's exports in R2. */
export const exportsOf = (tenantId: string): string => `tenants/${tenantId}/exports/`

/** The living rows of a collection that the actor may see, in the order of their ids, in chunks. */
export async function* readRows(
  { d1, tenantId }: TenantDb,
  actor: Actor,
  name: CollectionName,
): AsyncGenerator<Row[]> {
  const collection = collectionNamed(name)
  const visibility = visibilitySql(collection, actor, '?3')
  const select = d1.prepare(
    `SELECT ${seenList(collection, actor)} FROM "${name}" AS t WHERE t.tenant_id = ?1 AND t.id > ?2 AND t.deleted_at IS NULL${visibility.sql} ORDER BY t.id LIMIT ${CHUNK}`,
  )
  let after = ''
  for (;;) {
    const { results } = await select.bind(tenantId, after, ...visibility.values).all<Row>()
    const last = results.at(-1)
    if (!last) return
    yield results
    after = last.id
    if (results.length < CHUNK) return
  }
}

/** Name and code of the shop for the manifest. */
export const readShop = async ({ d1, tenantId }: TenantDb): Promise<{ nume: string; cui: string }> => {
  const shop = await d1
    .prepare('SELECT nume, cui FROM tenants WHERE tenant_id = ?1 AND id = ?1')
    .bind(tenantId)
    .first<{ nume: string; cui: string }>()
  return shop ?? { nume: '', cui: '' }
}
