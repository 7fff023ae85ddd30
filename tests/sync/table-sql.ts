import { getTableConfig } from 'drizzle-orm/sqlite-core'
import type { Registered } from '#domain/sync/registry.ts'
import { collectionTable } from '#worker/db/collection-table.ts'

/** SQL that creates the table of a collection without a migration, which a test declares. */
export const tableSql = (registered: Registered): string => {
  const { name, columns, primaryKeys, indexes } = getTableConfig(collectionTable(registered))
  const names = (parts: readonly object[]) =>
    parts.map((part) => ('name' in part ? `"${String(part.name)}"` : '')).join(', ')
  const fields = columns.map((column) => {
    const initial = column.default === undefined ? '' : ` DEFAULT ${sqlValue(column.default)}`
    return `"${column.name}" ${column.getSQLType()}${column.notNull ? ' NOT NULL' : ''}${initial}`
  })
  const keys = primaryKeys.map((key) => `PRIMARY KEY (${names(key.columns)})`)
  const whole = indexes.filter(({ config }) => config.where === undefined)
  return [
    `CREATE TABLE "${name}" (${[...fields, ...keys].join(', ')})`,
    ...whole.map(
      ({ config }) =>
        `CREATE ${config.unique ? 'UNIQUE ' : ''}INDEX "${config.name}" ON "${name}" (${names(config.columns)})`,
    ),
  ].join(';\n')
}

const sqlValue = (value: unknown): string =>
  typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`
