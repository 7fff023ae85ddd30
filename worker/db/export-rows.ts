import type { CollectionName } from '#domain/modules.ts'
import { EXPORTED } from '#domain/roaauto/tables.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { collectionNamed, columnList, unionAll } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'
import { visibilitySql } from './visibility.ts'

/** Rows read at once: a hundred thousand of them pass through without being held. */
const CHUNK = 1_000

const UNNUMBERED = 'tenant_id = ?1 AND oracle_id IS NULL AND deleted_at IS NULL'

/** Exported rows that have no number for Oracle: the first of them, in the order in which they were made, and how many. */
export const readUnnumbered = async (
  { d1, tenantId }: TenantDb,
  limit: number,
): Promise<{ rows: { collection: CollectionName; id: string; rev: number }[]; left: number }> => {
  const first = EXPORTED.map(
    (name) =>
      `SELECT * FROM (SELECT '${name}' AS collection, id, rev FROM "${name}" WHERE ${UNNUMBERED} ORDER BY id LIMIT ?2)`,
  )
  const counts = EXPORTED.map((name) => `SELECT count(*) AS n FROM "${name}" WHERE ${UNNUMBERED}`)
  const [rows, left] = await d1.batch<{ collection: CollectionName; id: string; rev: number; n: number }>([
    d1.prepare(unionAll(first)).bind(tenantId, limit),
    d1.prepare(`SELECT sum(n) AS n FROM (${unionAll(counts)})`).bind(tenantId),
  ])
  return {
    rows: (rows?.results ?? []).slice(0, limit).map(({ collection, id, rev }) => ({ collection, id, rev })),
    left: left?.results[0]?.n ?? 0,
  }
}

/** The living rows of a collection that the actor may see, in the order of their ids, in chunks. */
export async function* readRows(
  { d1, tenantId }: TenantDb,
  actor: Actor,
  name: CollectionName,
): AsyncGenerator<Row[]> {
  const collection = collectionNamed(name)
  const visibility = visibilitySql(collection, actor, '?3')
  const select = d1.prepare(
    `SELECT ${columnList(collection)} FROM "${name}" AS t WHERE t.tenant_id = ?1 AND t.id > ?2 AND t.deleted_at IS NULL${visibility.sql} ORDER BY t.id LIMIT ${CHUNK}`,
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

/** Name and code of the shop, as they stand in the manifest. */
export const readShop = async ({ d1, tenantId }: TenantDb): Promise<{ nume: string; cui: string }> => {
  const shop = await d1
    .prepare('SELECT nume, cui FROM tenants WHERE tenant_id = ?1 AND id = ?1')
    .bind(tenantId)
    .first<{ nume: string; cui: string }>()
  return shop ?? { nume: '', cui: '' }
}
