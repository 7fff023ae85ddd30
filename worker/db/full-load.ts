import { AppError } from '#domain/kernel/errors.ts'
import { HELD_REGISTRY, REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { type Collection, columnNames } from '#domain/sync/collection.ts'
import { type Cursor, type FullLine, LIMITS, PROTOCOL_VERSION, parseCursor } from '#domain/sync/protocol.ts'
import { columnsFor } from '#domain/sync/shapes.ts'
import { accessOf, visibilityOf } from '#domain/sync/visibility.ts'
import { readHead } from './commit-reads.ts'
import { HELD_LIST, unionAll } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'
import { seenColumnsSql, visibilitySql } from './visibility.ts'
import { windowSql } from './window.ts'

/**
 * The first load (S11.4) as JSON lines. Table by table, the newest ids first, so that it can resume after any chunk. It is no
 * snapshot: rows that change during the load have a rev above the cursor of its start, and the next pull brings them.
 * SQLite writes each chunk's JSON, which passes through unparsed.
 */

/** Where an interrupted load resumes: after this row of this collection, towards this cursor. */
export type Resume = { cursor: Cursor; total: number; collection: string; after: string }

/** Above every id. */
const ABOVE_ALL = '~'

const formatResume = (resume: Resume): string =>
  [`${resume.cursor.epoch}:${resume.cursor.rev}`, resume.total, resume.collection, resume.after].join('~')

/** Cursor, total, collection, id. */
const RESUME = /^([^~]+)~(\d{1,15})~([^~]+)~([0-9a-f-]{36})$/

/** Parses a chunk's `resume`; null for any other text. */
export const parseResume = (text: string): Resume | null => {
  const [, cursorText = '', total, collection = '', after = ''] = RESUME.exec(text) ?? []
  const cursor = parseCursor(cursorText)
  if (!cursor || cursor.epoch === null || !HELD_LIST.some(({ name }) => name === collection)) return null
  return { cursor: { epoch: cursor.epoch, rev: cursor.rev }, total: Number(total), collection, after }
}

/**
 * A collection's columns under the names of a device of that version; null when the device does not know the
 * collection.
 */
const wireColumns = (collection: Collection, version: number): { name: string; ours: string }[] | null =>
  version < PROTOCOL_VERSION
    ? columnsFor(version, collection.name)
    : columnNames(collection).map((name) => ({ name, ours: name }))

/**
 * Lines of the stream, each a whole JSON text with its line break. A collection that travels in part contributes the
 * rows in its window (S23). @throws AppError `epoch_changed`.
 */
export async function* fullLoad(
  db: TenantDb,
  actor: Actor,
  now: string,
  resume: Resume | null,
  version = PROTOCOL_VERSION,
): AsyncGenerator<string> {
  const known = await readHead(db)
  if (!known) throw new AppError('not_found')
  // A cursor ahead of the head is of another history too.
  if (resume && (resume.cursor.epoch !== known.epoch || resume.cursor.rev > known.head))
    throw new AppError('epoch_changed')
  const cursor = resume?.cursor ?? { epoch: known.epoch, rev: known.head }
  const total = resume?.total ?? (await countRows(db, now))
  yield line({ type: 'start', cursor, total, access: accessOf(REGISTRY, actor) })
  let skipping = resume !== null
  for (const collection of HELD_LIST) {
    if (skipping && collection.name !== resume?.collection) continue
    let after = skipping && resume ? resume.after : ABOVE_ALL
    skipping = false
    const registered = HELD_REGISTRY.get(collection.name)
    const columns = wireColumns(collection, version)
    if (!registered || visibilityOf(registered, actor) === 'none' || !columns) continue
    const visibility = visibilitySql(collection, actor, '?4')
    const names = columns.map(({ name }) => name)
    const head = JSON.stringify({ type: 'chunk', collection: collection.name, columns: names }).slice(0, -1)
    const packed = seenColumnsSql(
      collection,
      columns.map(({ ours }) => ours),
      actor,
    )
    const select = db.d1.prepare(
      `SELECT '[' || group_concat(${packed}, ',') || ']' AS rows, min(id) AS last, count(*) AS n ` +
        `FROM (SELECT * FROM "${collection.name}" AS t WHERE t.tenant_id = ?1 AND t.id < ?2 AND t.deleted_at IS NULL${windowSql(registered, now)}${visibility.sql} ORDER BY t.id DESC LIMIT ?3) AS t`,
    )
    let size: number = LIMITS.fullChunk
    for (;;) {
      let chunk: { rows: string; last: string | null; n: number } | null
      try {
        chunk = await select.bind(db.tenantId, after, size, ...visibility.values).first()
      } catch (error) {
        // Long notes can make a chunk exceed D1's 2 MB per value; a single row never does.
        if (size === 1) throw error
        size = Math.ceil(size / 8)
        continue
      }
      if (!chunk?.last) break
      after = chunk.last
      const mark = formatResume({ cursor, total, collection: collection.name, after })
      yield `${head},"resume":${JSON.stringify(mark)},"rows":${chunk.rows}}\n`
      if (chunk.n < size) break
    }
  }
  yield line({ type: 'end', cursor })
}

const line = (message: FullLine): string => `${JSON.stringify(message)}\n`

/** Only for the progress bar, so tombstones count too: the index then is enough. */
const countRows = async ({ d1, tenantId }: TenantDb, now: string): Promise<number> => {
  const counts = [...HELD_REGISTRY.values()].map(
    (registered) =>
      `SELECT count(*) AS n FROM "${registered.collection.name}" AS t WHERE t.tenant_id = ?1${windowSql(registered, now)}`,
  )
  const row = await d1
    .prepare(`SELECT sum(n) AS n FROM (${unionAll(counts)})`)
    .bind(tenantId)
    .first<{ n: number }>()
  return row?.n ?? 0
}
