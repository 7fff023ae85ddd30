import { REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Entry, Removed } from '#domain/sync/protocol.ts'
import { looksAtMechanics } from '#domain/sync/visibility.ts'
import { HELD_LIST, unionAll, unpacked } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'
import { names, seenRowSql, visibilitySql, whoIs } from './visibility.ts'

/**
 * S12.6: rows that became visible or hidden for an actor without a change of their own. The log tells where the
 * visibility of a row changed; such a row comes with all that is seen with it, or as removed, and the device drops what
 * is seen with it.
 */

/** A change of a row's visibility. */
export type VisibilityChange = { rev: number; collection: string; id: string }

/**
 * How far the rows that opened up to the rev `to` have been sent: up to this row, in the order of roots, collections,
 * ids.
 */
export type Mark = { to: number; root: string; c: number; id: string }

export const formatMark = ({ to, root, c, id }: Mark): string => [to, root, c, id].join('~')

/** Parses what `formatMark` wrote; the protocol has checked its form. */
export const readMark = (text: string): Mark => {
  const [to = '', root = '', c = '', id = ''] = text.split('~')
  return { to: Number(to), root, c: Number(c), id }
}

export type Opened = { rows: Entry[]; removed: Removed[]; bytes: number; mark: Mark | null }

/** Roots that are read with their followers at once. */
const ROOTS = 50
/** A mark after all followers of a root. */
const LAST = HELD_LIST.length + 1

/**
 * Finds where in a window of revs rows became visible or hidden for the actor; null where the actor's visibility never
 * changes.
 */
export const askVisibilityChanges = (
  { d1, tenantId }: TenantDb,
  actor: Actor,
  { from, to }: { from: number; to: number },
): D1PreparedStatement | null => {
  if (actor.kind !== 'staff' || !looksAtMechanics(REGISTRY, actor.role)) return null
  const of = (column: string) => `coalesce(json_extract(${column}, '$.visible_to'), '')`
  const named = (column: string) => names(of(column), '?4')
  return d1
    .prepare(
      'SELECT rev, collection, row_id AS id FROM changes WHERE tenant_id = ?1 AND rev > ?2 AND rev <= ?3 ' +
        `AND ${of('patch')} <> ${of('prev')} AND ${named('patch')} <> ${named('prev')} ORDER BY rev`,
    )
    .bind(tenantId, from, to, whoIs(actor))
}

type Packed = { root: string; c: number; id: string; row: string; bytes: number }

/** The current rows of these changes, each with all that is seen with it, after a mark and as far as there is room. */
export const readOpened = async (
  { d1, tenantId }: TenantDb,
  actor: Actor,
  changes: readonly VisibilityChange[],
  mark: Mark,
  room: { rows: number; bytes: number },
): Promise<Opened> => {
  const left = new Map(changes.filter(({ id }) => id >= mark.root).map((one) => [one.id, one]))
  const ids = [...left.keys()].sort()
  const roots = ids.slice(0, ROOTS).flatMap((id) => left.get(id) ?? [])
  const last = roots.at(-1)
  if (!last) return { rows: [], removed: [], bytes: 0, mark: null }
  const byCollection = Object.groupBy(roots, ({ collection }) => collection)
  const wanted = JSON.stringify(
    Object.fromEntries(
      Object.entries(byCollection).map(([name, some = []]) => [name, some.map(({ id }) => id)]),
    ),
  )
  const who = whoIs(actor)
  const [visible, found] = await d1.batch<Packed>([
    d1.prepare(visibleSql(Object.keys(byCollection), actor)).bind(tenantId, wanted, who),
    d1
      .prepare(openedSql(Object.keys(byCollection), actor))
      .bind(tenantId, wanted, who, mark.root, mark.c, mark.id, room.bytes, room.rows),
  ])
  const seen = new Set((visible?.results ?? []).map(({ id }) => id))
  const packed = found?.results ?? []
  const bytes = packed.at(-1)?.bytes ?? 0
  return {
    rows: packed.flatMap(({ c, row }) => {
      const collection = HELD_LIST[c]
      return collection ? [{ collection: collection.name, row: unpacked(collection, row) }] : []
    }),
    removed: roots.filter(({ id }) => !seen.has(id)).map(({ collection, id }) => ({ collection, id })),
    bytes,
    mark: markAfter(
      mark,
      packed,
      bytes >= room.bytes || packed.length >= room.rows,
      ids.length > ROOTS ? last.id : null,
    ),
  }
}

const markAfter = (
  { to }: Mark,
  packed: readonly Packed[],
  isCut: boolean,
  further: string | null,
): Mark | null => {
  const at = packed.at(-1)
  if (isCut && at) return { to, root: at.root, c: at.c, id: at.id }
  return further === null ? null : { to, root: further, c: LAST, id: '' }
}

const among = (name: string): string => `IN (SELECT value FROM json_each(?2, '$.${name}'))`

const visibleSql = (roots: readonly string[], actor: Actor): string =>
  unionAll(
    HELD_LIST.filter(({ name }) => roots.includes(name)).map(
      (collection) =>
        `SELECT t.id AS id FROM "${collection.name}" AS t WHERE t.tenant_id = ?1 AND t.id ${among(collection.name)}${visibilitySql(collection, actor, '?3').sql}`,
    ),
  )

/** A root comes before its followers: parents come before children in the list of collections. */
const openedSql = (roots: readonly string[], actor: Actor): string => {
  const terms = HELD_LIST.flatMap((collection, index) => {
    const via = REGISTRY.get(collection.name)?.seenWith
    const root = via?.collection.name ?? collection.name
    if (!roots.includes(root)) return []
    const column = via?.column ?? 'id'
    const living = via ? ' AND t.deleted_at IS NULL' : ''
    return [
      `SELECT t."${column}" AS root, ${index} AS c, t.id AS id, ${seenRowSql(collection, actor)} AS row FROM "${collection.name}" AS t ` +
        `WHERE t.tenant_id = ?1 AND t."${column}" ${among(root)}${living}${visibilitySql(collection, actor, '?3').sql}`,
    ]
  })
  return (
    'SELECT root, c, id, row, bytes FROM (' +
    'SELECT root, c, id, row, sum(octet_length(row)) OVER (ORDER BY root, c, id ROWS UNBOUNDED PRECEDING) AS bytes ' +
    `FROM (${unionAll(terms)}) WHERE (root, c, id) > (?4, ?5, ?6)` +
    ') WHERE bytes - octet_length(row) < ?7 ORDER BY root, c, id LIMIT ?8'
  )
}
