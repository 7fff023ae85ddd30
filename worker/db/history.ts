import { AppError } from '#domain/kernel/errors.ts'
import { REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Collection } from '#domain/sync/collection.ts'
import { groupActs, type HistoryAct, type Values } from '#domain/sync/log.ts'
import { placeOf, type Registered } from '#domain/sync/registry.ts'
import { hiddenColumns, seenValues } from '#domain/sync/sight.ts'
import { visibilityOf } from '#domain/sync/visibility.ts'
import { actsOf, askSegments, followOld, type Logged, type Segment, type ToldAct } from './old-log.ts'
import { COLLECTION_LIST, collectionNamed, unionAll } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'
import { type VisibilitySql, visibilitySql, visibleRows } from './visibility.ts'

/** Changes per page of history. */
export const PAGE = 200

/** A change with its act, as the log has them. */
type LoggedChange = Logged & Omit<ToldAct, 'id' | 'client_id'>

/** A change with its act and the device that sent it. */
export type LoggedAct = Logged & Omit<ToldAct, 'id'>

/**
 * The history of a row and its children from the tenant's log (S3.1), the newest first, below the rev `before`.
 * @throws AppError `not_found` when the actor may see no such row
 */
export const readHistory = async (
  db: TenantDb,
  actor: Actor,
  of: { collection: string; id: string; before: number },
  nameOf: (userId: string) => string,
): Promise<HistoryAct[]> => {
  const { d1, tenantId } = db
  const registered = REGISTRY.get(of.collection)
  if (!registered) throw new AppError('not_found')
  const row = await visibleRows(db, actor, registered.collection, 't.id = ?2', of.id).first()
  if (!row) throw new AppError('not_found')
  const { sql, values } = historySql(registered, actor)
  const [young, segments] = await d1.batch<unknown>([
    d1.prepare(sql).bind(tenantId, of.id, of.before, ...values),
    askSegments(db, of.before),
  ])
  const results = (young?.results ?? []) as LoggedChange[]
  if (results.length < PAGE && (segments?.results ?? []).length > 0) {
    const before = results.at(-1)?.rev ?? of.before
    results.push(...(await readOld(db, actor, registered, { id: of.id, before }, PAGE - results.length)))
  }
  return groupActs(
    results.map((one) => ({
      rev: one.rev,
      collection: one.collection,
      rowId: one.row_id,
      ...seenChange(one, actor),
      actId: one.act_id,
      label: one.label,
      at: one.committed_at,
      author: { kind: one.kind, source: one.source },
      userName: nameOf(one.user_id),
    })),
  )
}

/** The same of the old log (S3.4): on from where the chains leave D1. Only segments in which one goes on are read. */
const readOld = async (
  db: TenantDb,
  actor: Actor,
  registered: Registered,
  of: { id: string; before: number },
  most: number,
): Promise<LoggedChange[]> => {
  const found: LoggedChange[] = []
  const { sql, values } = namedSql(registered, actor)
  // In one state: the log may have moved on since its young part was read, and then has some of it too.
  const [ways, segments] = await db.d1.batch<unknown>([
    db.d1
      .prepare(`${waySql(sql)} SELECT rev FROM way WHERE ?3 > 0`)
      .bind(db.tenantId, of.id, of.before, ...values),
    askSegments(db),
  ])
  const revs = (ways?.results ?? []).map((one) => (one as { rev: number }).rev)
  for await (const changes of followOld(db, (segments?.results ?? []) as Segment[], revs)) {
    if (found.length >= most) break
    const seen = changes.filter((one) => one.rev < of.before && isSeen(one, actor))
    const acts = seen.length > 0 ? await actsOf(db, seen) : new Map<string, ToldAct>()
    for (const one of seen) {
      const act = acts.get(one.act_id)
      if (act) found.push({ ...act, ...one })
    }
  }
  return found.slice(0, most)
}

/** Whether a change says something that the actor may read. */
const isSeen = ({ collection, patch }: Logged, actor: Actor): boolean => {
  const hidden = hiddenColumns(collectionNamed(collection), actor)
  return hidden.size === 0 || Object.keys(JSON.parse(patch) as Values).some((name) => !hidden.has(name))
}

/**
 * The log of a row, of the row that shares its id, and of its children, each under its own visibility (S12.2), from the
 * last change of each row back to its first (`before`).
 */
export const historySql = (registered: Registered, actor: Actor): VisibilitySql => {
  const { sql, values, collections } = namedSql(registered, actor)
  return {
    sql:
      `${waySql(sql)} ` +
      'SELECT c.rev, c.collection, c.row_id, c.patch, c.prev, c.act_id, a.label, a.committed_at, a.user_id, a.actor_kind AS kind, a.actor_source AS source ' +
      `FROM way CROSS JOIN changes AS c ON c.tenant_id = ?1 AND c.rev = way.rev AND c.rev < ?3${withoutHidden(collections, actor)} ` +
      'JOIN acts AS a ON a.tenant_id = c.tenant_id AND a.id = c.act_id ' +
      `ORDER BY c.rev DESC LIMIT ${PAGE}`,
    values,
  }
}

/** The revs of the log of rows, from the last change of each back to its first, or to the one where D1 ends. */
const waySql = (rows: string): string =>
  `WITH RECURSIVE way(rev) AS (SELECT rev FROM (${rows}) WHERE rev IS NOT NULL ` +
  'UNION SELECT c.before FROM way CROSS JOIN changes AS c ON c.tenant_id = ?1 AND c.rev = way.rev WHERE c.before > 0)'

/** The rows whose log belongs to a row's history, with the rev of each. */
const namedSql = (
  { collection, children }: Registered,
  actor: Actor,
): VisibilitySql & { collections: readonly Collection[] } => {
  const sharing = COLLECTION_LIST.filter((other) => other.sharesId && seesAll(other, actor))
  const own = new Set(
    [collection, ...sharing].map(
      ({ name }) =>
        `SELECT '${name}' AS collection, ?2 AS id, (SELECT rev FROM "${name}" WHERE tenant_id = ?1 AND id = ?2) AS rev`,
    ),
  )
  let values: string[] = []
  const ofChildren = children.map(({ collection: child, column }) => {
    const visibility = visibilitySql(child, actor, '?4')
    if (visibility.values.length > 0) values = visibility.values
    return `SELECT '${child.name}' AS collection, t.id AS id, t.rev AS rev FROM "${child.name}" AS t WHERE t.tenant_id = ?1 AND t."${column}" = ?2${visibility.sql}`
  })
  return {
    sql: unionAll([...own, ...ofChildren]),
    values,
    collections: [collection, ...sharing, ...children.map((child) => child.collection)],
  }
}

/** What a logged change did, as an actor sees it (S24.2). */
const seenChange = (
  { collection: name, patch, prev }: Logged,
  actor: Actor,
): { patch: Values; prev: Values | null } => {
  const collection = collectionNamed(name)
  const seen = (text: string) => seenValues(collection, JSON.parse(text) as Values, actor)
  return { patch: seen(patch), prev: prev === null ? null : seen(prev) }
}

/** Leaves out changes of hidden columns alone, so that a page of history has all that an actor may read. */
const withoutHidden = (collections: readonly Collection[], actor: Actor): string => {
  const places = collections.flatMap((collection) =>
    [...hiddenColumns(collection, actor)].map((name) => `'${placeOf(collection.name, name)}'`),
  )
  if (places.length === 0) return ''
  return ` AND EXISTS (SELECT 1 FROM json_each(c.patch) AS one WHERE c.collection || '.' || one.key NOT IN (${places.join(',')}))`
}

const seesAll = ({ name }: Collection, actor: Actor): boolean => {
  const registered = REGISTRY.get(name)
  return registered !== undefined && visibilityOf(registered, actor) === 'all'
}
