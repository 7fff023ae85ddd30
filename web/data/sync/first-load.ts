import { groupBy } from '#domain/kernel/group-by.ts'
import { HELD_REGISTRY } from '#domain/modules.ts'
import { pick } from '#domain/sync/apply-op.ts'
import type { Collection, Row } from '#domain/sync/collection.ts'
import type { Cursor, Op } from '#domain/sync/protocol.ts'
import { rowKey } from '#domain/sync/snapshot.ts'
import { type AppDatabase, getMeta, setMeta } from '../database.ts'
import { NetworkError } from '../network-error.ts'
import { writeBehind } from '../write-behind.ts'
import { writeAsLeader } from './leader.ts'
import { currentOps, type Rebase, storeServerRows } from './store-rows.ts'
import type { Transport } from './transport.ts'

/** The progress of a first load, stored in the database so that it continues after a break. */
type LoadState = { resume: string; done: number }

export type Progress = { done: number; total: number }

/**
 * The first load (S11.4): stores chunks as they arrive, each in one transaction with the mark to resume from. Changes
 * made here in the meantime stay on top (S15.1). It ends by setting the cursor. A device that has a cursor (S17.6: its
 * app has new columns) keeps it, so that the next pull also brings what was deleted since.
 */
export const firstLoad = async (
  db: AppDatabase,
  transport: Transport,
  rebase: () => Rebase,
  onProgress: (progress: Progress) => void,
): Promise<void> => {
  const state = await getMeta<LoadState>(db, 'load')
  const isBegun = state !== undefined || (await getMeta(db, 'cursor')) !== undefined
  // Rows of an earlier load that cannot be resumed may have been deleted on the server since.
  if (!isBegun) await forgetServerRows(db, rebase().leader)
  let done = state?.done ?? 0
  let total = 0
  let isWhole = false
  await writeBehind(transport.full(state?.resume ?? null), async (line) => {
    if (line.type === 'start') {
      total = line.total
      if (isBegun && (await getMeta(db, 'access')) !== line.access) {
        // The load began with other rights (S12.9): the rows so far may be too many.
        await forgetServerRows(db, rebase().leader)
        throw new NetworkError('other rights than at the start of the load')
      }
      await writeAsLeader(db, rebase().leader, () => setMeta(db, 'access', line.access))
    } else if (line.type === 'chunk') {
      const next = done + line.rows.length
      const mark = { resume: line.resume, done: next }
      await storeChunk(db, line.collection, line.columns, line.rows, rebase(), mark)
      done = next
    } else {
      await finish(db, line.cursor, rebase().leader)
      isWhole = true
    }
    onProgress({ done, total: Math.max(total, done) })
  })
  if (!isWhole) throw new NetworkError('the first load broke off')
}

const storeChunk = async (
  db: AppDatabase,
  collection: string,
  columns: readonly string[],
  values: readonly (readonly (string | number | null)[])[],
  rebase: Rebase,
  state: LoadState,
): Promise<void> => {
  const rows = values.map((one) => asRow(columns, one))
  await writeAsLeader(db, rebase.leader, async () => {
    if (HELD_REGISTRY.has(collection)) {
      if ((await db.outbox.count()) === 0) await db.anyRows(collection).bulkPut(rows)
      else
        await storeServerRows(
          db,
          rows.map((row) => ({ collection, row })),
          [],
          rebase,
        )
    }
    await setMeta(db, 'load', state)
  })
}

const asRow = (columns: readonly string[], values: readonly (string | number | null)[]): Row => {
  const row: Record<string, string | number | null> = {}
  for (const [index, column] of columns.entries()) row[column] = values[index] ?? null
  return row as Row
}

const finish = async (db: AppDatabase, cursor: Cursor, leader: string | null): Promise<void> => {
  await writeAsLeader(db, leader, async () => {
    if (!(await getMeta(db, 'cursor'))) await setMeta(db, 'cursor', cursor)
    await db.meta.bulkDelete(['load', 'refill'])
  })
}

/**
 * Starts over (S20.4, S21.3, S12.9): the server's history or this person's rights have changed. Rows are removed; the
 * outbox and the refused acts stay, and with them the rows that unsent mutations created, as this person wrote them
 * (S15.4). What others wrote on such a row, which the server may have although its answer was lost, comes again from
 * the server.
 */
export const forgetServerRows = async (db: AppDatabase, leader: string | null): Promise<void> => {
  await writeAsLeader(db, leader, async () => {
    const unsent = (await db.outbox.orderBy('n').toArray()).flatMap(({ mutation }) => currentOps(mutation))
    const written = groupBy(unsent, ({ collection, id }) => rowKey(collection, id))
    const inserts = groupBy(
      unsent.filter(({ op }) => op === 'insert'),
      ({ collection }) => collection,
    )
    for (const [name, { collection }] of HELD_REGISTRY) {
      const table = db.anyRows(name)
      const made = inserts.get(name)
      const kept = (made && (await table.bulkGet(made.map(({ id }) => id)))) ?? []
      await table.clear()
      await table.bulkPut(
        kept.flatMap((row) =>
          row ? [asWritten(collection, row, written.get(rowKey(name, row.id)) ?? [])] : [],
        ),
      )
    }
    await db.meta.bulkDelete(['cursor', 'load', 'access', 'refill'])
  })
}

/** A row with the changes of ops applied. A rev of the earlier history means nothing in the new one. */
const asWritten = (collection: Collection, row: Row, ops: readonly Op[]): Row =>
  Object.assign({ ...row, rev: 0 }, ...ops.map(({ data = {} }) => pick(collection, data)))

/** Marks the rows of this device as unreliable: the next pull finds an unknown access and loads afresh. */
export const distrustRows = (db: AppDatabase): Promise<void> => setMeta(db, 'access', '')
