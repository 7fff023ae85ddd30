import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import { PERSONAL_NAMES, type PersonalName } from '#domain/privacy/personal.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import { readScope } from './erasure/scope.ts'
import { readRows } from './export-rows.ts'
import { unionAll } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'
import { visibleRows } from './visibility.ts'

/** What an export of data has: its collections, and their living rows in the order of their ids, in chunks. */
export type DataRows = {
  names: readonly CollectionName[]
  read(name: CollectionName): AsyncIterable<Row[]>
  /** Living rows of all collections. */
  count(): Promise<number>
}

/** All rows of the shop. */
export const shopRows = (db: TenantDb): DataRows => {
  const names = Object.keys(COLLECTIONS) as CollectionName[]
  return {
    names,
    read: (name) => readRows(db, systemActor(db, 'export'), name),
    count: async () => {
      const counts = names.map(
        (name) => `SELECT count(*) AS n FROM "${name}" WHERE tenant_id = ?1 AND deleted_at IS NULL`,
      )
      const { results } = await db.d1.prepare(unionAll(counts)).bind(db.tenantId).all<{ n: number }>()
      return results.reduce((sum, { n }) => sum + n, 0)
    },
  }
}

/** Ids of one read. */
const CHUNK = 500

/** By which columns a row belongs to a client, and the rows to which they lead. */
const LINKS = {
  contact_id: 'contacts',
  vehicle_id: 'vehicles',
  order_id: 'orders',
  invoice_id: 'invoices',
} as const satisfies Record<string, PersonalName>

/**
 * The rows of one client, as an erasure finds them. The scope also has rows that were the client's once; those that
 * lead to another client now are left out.
 */
export const clientRows = async (db: TenantDb, contactId: string): Promise<DataRows> => {
  const { rows, contacts } = await readScope(db, contactId)
  const ids = new Map(Object.values(LINKS).map((name) => [name, new Set(rows.get(name) ?? [])]))
  const isHis = (row: Row): boolean => {
    const links = Object.entries(LINKS).filter(([column]) => typeof row[column] === 'string')
    return links.length === 0 || links.some(([column, name]) => ids.get(name)?.has(String(row[column])))
  }
  const system = systemActor(db, 'export')
  async function* read(name: CollectionName): AsyncGenerator<Row[]> {
    const [column, wanted] =
      name === 'consents'
        ? ['contact_id', contacts]
        : ['id', (rows.get(name as PersonalName) ?? []).toSorted()]
    for (let at = 0; at < wanted.length; at += CHUNK) {
      const { results } = await visibleRows(
        db,
        system,
        COLLECTIONS[name],
        `t.${column} IN (SELECT value FROM json_each(?2)) AND t.deleted_at IS NULL`,
        JSON.stringify(wanted.slice(at, at + CHUNK)),
      ).all<Row>()
      yield results.filter(isHis)
    }
  }
  return {
    // An unsent act of a former colleague is no row yet, and may name others too.
    names: [...PERSONAL_NAMES.filter((name) => name !== 'kept_acts'), 'consents'],
    read,
    count: async () => [...rows.values()].reduce((sum, some) => sum + some.length, 0),
  }
}

/**
 * Whether a client's data was erased after a rev: what was read before may have it. Every act of an erasure says so.
 */
export const isErasedSince = async ({ d1, tenantId }: TenantDb, rev: number): Promise<boolean> =>
  (await d1
    .prepare(
      `SELECT 1 FROM changes AS c JOIN acts AS a ON a.tenant_id = c.tenant_id AND a.id = c.act_id
       WHERE c.tenant_id = ?1 AND c.rev > ?2 AND a.actor_source = 'privacy' LIMIT 1`,
    )
    .bind(tenantId, rev)
    .first()) !== null
