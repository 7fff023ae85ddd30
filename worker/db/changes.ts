import { AppError } from '#domain/kernel/errors.ts'
import { HELD_REGISTRY, isHeld, REGISTRY } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { type ChangesAnswer, type Cursor, type Entry, LIMITS, type Removed } from '#domain/sync/protocol.ts'
import { rowKey } from '#domain/sync/snapshot.ts'
import { accessOf, visibilityOf } from '#domain/sync/visibility.ts'
import {
  askVisibilityChanges,
  formatMark,
  type Mark,
  type Opened,
  readMark,
  readOpened,
  type VisibilityChange,
} from './opened.ts'
import { collectionNamed, HELD_LIST, unpacked } from './rows-sql.ts'
import type { TenantDb } from './tenant-db.ts'
import { seenRowSql, visibilitySql } from './visibility.ts'

/** Windows that one request reads, with at most five statements each: D1 allows 1,000 per invocation. */
const MAX_WINDOWS = 40

type State = { epoch: string; purged_before: number; archived_to: number; head: number }
/** Null for a change that is not the row's last one, or of a row that the actor may not see. */
type Packed = { rev: number; name: string; row: string | null }

/** Where a pull begins; a bare rev belongs to the current epoch. */
export type Since = Omit<Cursor, 'epoch'> & { epoch: string | null }

/**
 * S11.1 to S11.3: rows changed after a rev, in rev order. It walks windows of revs: a rev belongs to one row, so a
 * window of `limit` revs holds at most `limit` rows over all tables, and no row is read twice. A window is one
 * statement over the log and all tables, in one D1 batch with the head, so both come from one state. It reads k changes,
 * their rows, and the head. The page ends with the row that reaches its limit of bytes.
 *
 * S12.6: hidden rows are not read. Where the visibility of an order changed in a window, the page brings the order with
 * all that is seen with it, whatever its rev, or names it as removed.
 * @throws AppError `epoch_changed` when the cursor belongs to another epoch, or lies below the purge line or the log's
 * seam (S20.4, S21.3, S3.9).
 */
export const readChanges = async (
  db: TenantDb,
  actor: Actor,
  since: Since,
  limit: number,
  now: string,
): Promise<ChangesAnswer> => {
  const rows = new Map<string, Entry>()
  const removed = new Map<string, Removed>()
  let bytes = 0
  const room = () => ({ rows: limit - rows.size, bytes: LIMITS.changesBytes - bytes })
  const isFull = () => room().rows <= 0 || room().bytes <= 0
  const add = (found: Pick<Opened, 'rows' | 'bytes'>) => {
    for (const entry of found.rows) rows.set(rowKey(entry.collection, entry.row.id), entry)
    bytes += found.bytes
  }
  let from = since.rev
  let mark = since.within === undefined ? null : markWithin(since.within, since.rev)
  for (let window = 1; ; window++) {
    const to = mark?.to ?? from + room().rows
    const found = await readWindow(db, actor, { from, to }, mark ? null : room().bytes)
    const { head } = found.state
    if (isOutdated(since, found.state)) throw new AppError('epoch_changed')
    add(found)
    const end = mark?.to ?? found.cutAt ?? Math.min(to, head)
    const changes = found.changes.filter(({ rev, collection }) => rev <= end && isHeld(collection))
    if (changes.length > 0) mark ??= { to: end, root: '', c: 0, id: '' }
    if (mark && !isFull()) {
      const opened = await readOpened(db, actor, changes, mark, room())
      add(opened)
      for (const one of opened.removed) removed.set(rowKey(one.collection, one.id), one)
      mark = opened.mark
    }
    if (!mark) from = end
    if ((!mark && from >= head) || isFull() || window === MAX_WINDOWS) {
      return {
        cursor: { epoch: found.state.epoch, rev: from, ...(mark && { within: formatMark(mark) }) },
        head,
        more: mark !== null || from < head,
        rows: [...rows.values()],
        removed: [...removed.values()],
        access: accessOf(REGISTRY, actor),
        now,
      }
    }
  }
}

/**
 * The mark of a cursor; null where no page can have ended there: the window is then read from its beginning, and
 * nothing is skipped.
 */
const markWithin = (text: string, rev: number): Mark | null => {
  const mark = readMark(text)
  return mark.to > rev && mark.to <= rev + LIMITS.changesPage ? mark : null
}

const isOutdated = ({ epoch, rev }: Since, state: State): boolean =>
  (epoch !== null && epoch !== state.epoch) ||
  rev > state.head ||
  // At 0 a device has nothing that could be gone; but it gets all from the log alone while the log is whole.
  (rev < state.purged_before && (rev > 0 || state.archived_to > 0))

type Window = {
  state: State
  rows: Entry[]
  bytes: number
  cutAt: number | null
  changes: VisibilityChange[]
}

/** One window in one state. `room` is the number of bytes left for its rows; null when they were sent before. */
const readWindow = async (
  db: TenantDb,
  actor: Actor,
  span: { from: number; to: number },
  room: number | null,
): Promise<Window> => {
  const { d1, tenantId } = db
  const state = d1
    .prepare('SELECT epoch, purged_before, archived_to, head FROM sync_tenants WHERE tenant_id = ?1')
    .bind(tenantId)
  const changes = askVisibilityChanges(db, actor, span)
  const rows = room === null ? null : askRows(db, actor, span)
  const results = await d1.batch<unknown>([state, ...(changes ? [changes] : []), ...(rows ? [rows] : [])])
  const known = results[0]?.results[0] as State | undefined
  if (!known) throw new AppError('not_found')
  return {
    state: known,
    ...filling(room ?? 0, (rows ? (results.at(-1)?.results ?? []) : []) as Packed[]),
    changes: (changes ? (results[1]?.results ?? []) : []) as VisibilityChange[],
  }
}

const utf8 = new TextEncoder()

/** The first rows, up to and including the one that fills the room. */
const filling = (room: number, found: readonly Packed[]): Pick<Window, 'rows' | 'bytes' | 'cutAt'> => {
  const rows: Entry[] = []
  let bytes = 0
  for (const { rev, name, row } of found) {
    if (row === null) continue
    rows.push({ collection: name, row: unpacked(collectionNamed(name), row) })
    bytes += utf8.encode(row).length
    if (bytes >= room) return { rows, bytes, cutAt: rev }
  }
  return { rows, bytes, cutAt: null }
}

/** Selects the rows of a window that the actor may see, in rev order. The log leads from a rev to its row. */
const askRows = (
  { d1, tenantId }: TenantDb,
  actor: Actor,
  { from, to }: { from: number; to: number },
): D1PreparedStatement => {
  let who: string[] = []
  const terms = HELD_LIST.flatMap((collection) => {
    const registered = HELD_REGISTRY.get(collection.name)
    if (!registered || visibilityOf(registered, actor) === 'none') return []
    const visibility = visibilitySql(collection, actor, '?4')
    if (visibility.values.length > 0) who = visibility.values
    return [
      `WHEN '${collection.name}' THEN (SELECT ${seenRowSql(collection, actor)} FROM "${collection.name}" AS t ` +
        `WHERE t.tenant_id = ?1 AND t.id = l.row_id AND t.rev = l.rev${visibility.sql})`,
    ]
  })
  return d1
    .prepare(
      `SELECT l.rev AS rev, l.collection AS name, CASE l.collection ${terms.join(' ')} END AS row FROM changes AS l ` +
        'WHERE l.tenant_id = ?1 AND l.rev > ?2 AND l.rev <= ?3 ORDER BY l.rev',
    )
    .bind(tenantId, from, to, ...who)
}
