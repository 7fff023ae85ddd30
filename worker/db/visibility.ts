import { REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { type Collection, columnNames, type RowOf, type Visibility } from '#domain/sync/collection.ts'
import type { Registered } from '#domain/sync/registry.ts'
import { blankOf, hiddenColumns } from '#domain/sync/sight.ts'
import { hiddenPlaces, visibilityOf } from '#domain/sync/visibility.ts'
import { packedRow, packedSql } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'

/**
 * `isVisible` and `seenRow` in SQL (S12.2, S24.2): each read for a person applies the first to each row that it returns,
 * and returns its columns by the second.
 */

/** The hidden columns of a collection and the literals that stand in their place; of most collections there are none. */
const blanksFor = (collection: Collection, actor: Actor): ReadonlyMap<string, string> =>
  new Map([...hiddenColumns(collection, actor)].map((name) => [name, literal(blankOf(collection, name))]))

/** The initial values of columns are numbers, null, or text of the source; a request never brings one. */
const literal = (value: string | number | null): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)

/** A row under the alias `t` as one JSON array in wire order, as an actor sees it. */
export const seenRowSql = (collection: Collection, actor: Actor): string => {
  const blanks = blanksFor(collection, actor)
  return blanks.size === 0 ? packedRow(collection) : packedSql(columnNames(collection), blanks)
}

/** Some columns of a row under the alias `t` as one JSON array, as an actor sees them. */
export const seenColumnsSql = (collection: Collection, columns: readonly string[], actor: Actor): string =>
  packedSql(columns, blanksFor(collection, actor))

/** `t."id", …` in wire order, as an actor sees them. */
export const seenList = (collection: Collection, actor: Actor): string => {
  const blanks = blanksFor(collection, actor)
  return columnNames(collection)
    .map((name) => `${blanks.get(name) ?? `t."${name}"`} AS "${name}"`)
    .join(',')
}

/** A condition to append, and the value of its parameter, if it has one. */
export type VisibilitySql = { sql: string; values: string[] }

/**
 * What an actor may see of a collection's rows under the alias `t`; `who` is the placeholder of its parameter, `?3`.
 */
export const visibilitySql = (collection: Collection, actor: Actor, who: string): VisibilitySql => {
  const registered = REGISTRY.get(collection.name)
  const visibility = registered ? visibilityOf(registered, actor) : 'none'
  if (!registered || visibility === 'none') return { sql: ' AND false', values: [] }
  if (visibility === 'all') return { sql: '', values: [] }
  const { seenWith } = registered
  const root = seenWith?.collection ?? collection
  const sql = seenWith
    ? ` AND EXISTS (SELECT 1 FROM "${root.name}" AS root WHERE root.tenant_id = t.tenant_id ` +
      `AND root.id = t."${seenWith.column}" AND ${OWN[visibility](root, 'root', who)})`
    : ` AND ${OWN[visibility](root, 't', who)}`
  return { sql: sql + unquoted(registered, actor), values: [whoIs(actor)] }
}

/** Leaves out rows that repeat a value which the actor does not see. */
const unquoted = (registered: Registered, actor: Actor): string => {
  const { quotes } = registered.collection
  const places = quotes ? hiddenPlaces(registered, actor) : []
  if (!quotes || places.length === 0) return ''
  const list = places.map((place) => `'${place}'`).join(',')
  return ` AND t."${quotes.collection}" || '.' || t."${quotes.column}" NOT IN (${list})`
}

/** Whether a row of a collection, under an alias, is the actor's own. */
const OWN: Record<
  Exclude<Visibility, 'all' | 'none'>,
  (collection: Collection, row: string, who: string) => string
> = {
  'own user': (_, row, who) => `${row}.user_id = ${who} ->> '$.user'`,
  'own mechanic': (_, row, who) => names(`${row}.visible_to`, who),
  'own capability': ({ name }, row, who) =>
    `${row}.id = ${who} ->> '$.capability.id' AND '${name}' = ${who} ->> '$.capability.collection'`,
}

/** Whether a text of ids contains one of the actor's mechanics. */
export const names = (text: string, who: string): string =>
  `EXISTS (SELECT 1 FROM json_each(${who}, '$.mechanics') AS mine WHERE instr(${text}, mine.value) > 0)`

/** The value of `who`. */
export const whoIs = (actor: Actor): string =>
  JSON.stringify({
    user: actor.userId,
    mechanics: actor.kind === 'staff' ? (actor.mechanicIds ?? []) : [],
    ...(actor.kind === 'client' && { capability: actor.capability }),
  })

/** The rows under the alias `t` that the actor may see, by a condition on one value, `?2`. */
export const visibleRows = (
  { d1, tenantId }: TenantDb,
  actor: Actor,
  collection: Collection,
  condition: string,
  value: string,
  order = 'id',
): D1PreparedStatement => {
  const visibility = visibilitySql(collection, actor, '?3')
  return d1
    .prepare(
      `SELECT ${seenList(collection, actor)} FROM "${collection.name}" AS t WHERE t.tenant_id = ?1 AND ${condition}${visibility.sql} ORDER BY ${order}`,
    )
    .bind(tenantId, value, ...visibility.values)
}

/** A living row, or null when the tenant has none of that id that the actor may see: absent and hidden are alike. */
export const visibleRow = <C extends Collection>(
  db: TenantDb,
  actor: Actor,
  collection: C,
  id: string,
): Promise<RowOf<C> | null> =>
  visibleRows(db, actor, collection, 't.id = ?2 AND t.deleted_at IS NULL', id).first<RowOf<C>>()
