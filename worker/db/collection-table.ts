import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { indexedColumns, SYSTEM_COLUMNS } from '#domain/sync/collection.ts'
import { type Registered, windowOf } from '#domain/sync/registry.ts'

/**
 * The D1 table of a collection, generated from its one declaration in domain/. The key contains the tenant, so that an
 * id from another shop's device can neither collide nor be probed. Only tombstones are in the index of the deleted
 * (S21.1), so that a living row costs nothing there. The column of a window has an index (S23). None has the rev, which
 * every write changes: the log leads to the rows of a rev (S11.2).
 */
export const collectionTable = ({ collection, travels }: Registered) => {
  const window = windowOf({ travels })
  return sqliteTable(
    collection.name,
    Object.fromEntries([
      ...SYSTEM_COLUMNS.map((name) => {
        if (name === 'oracle_id' || name === 'rev')
          return [name, name === 'rev' ? integer().notNull() : integer()]
        return [name, name === 'deleted_at' ? text() : text().notNull()]
      }),
      ...Object.entries(collection.columns).map(([name, column]) => {
        const made = column.type === 'integer' ? integer() : text()
        if (column.nullable) return [name, made]
        // The default also fills the column in older rows: SQLite adds a NOT NULL column only with a default.
        return [
          name,
          column.initial === undefined ? made.notNull() : made.notNull().default(column.initial as never),
        ]
      }),
    ]),
    (table) => {
      const column = (name: string) => {
        const found = table[name]
        if (!found) throw new Error(`${collection.name} has no column ${name}`)
        return found
      }
      return [
        primaryKey({ columns: [column('tenant_id'), column('id')] }),
        index(`${collection.name}_deleted`)
          .on(column('tenant_id'), column('deleted_at'))
          .where(sql`deleted_at IS NOT NULL`),
        // The primary key begins with the tenant.
        ...indexedColumns(collection)
          .filter((name) => name !== 'tenant_id')
          .map((name) => index(`${collection.name}_${name}`).on(column('tenant_id'), column(name))),
        ...(window
          ? [
              index(`${collection.name}_${window.recent}`).on(
                column('tenant_id'),
                column(window.recent),
                column('id'),
              ),
            ]
          : []),
      ]
    },
  )
}
