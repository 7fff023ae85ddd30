import { REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Collection, RowOf, Visibility } from '#domain/sync/collection.ts'
import { visibilityOf } from '#domain/sync/visibility.ts'
import { columnList } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'

/** `isVisible` in SQL (S12.2): each read applies it to each row that it returns. */

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
  return { sql, values: [whoIs(actor)] }
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
      `SELECT ${columnList(collection)} FROM "${collection.name}" AS t WHERE t.tenant_id = ?1 AND ${condition}${visibility.sql} ORDER BY ${order}`,
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
