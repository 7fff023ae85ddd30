import { groupBy } from '#domain/kernel/group-by.ts'
import { HELD_RULED } from '#domain/ruled.ts'
import { type Actor, systemActor } from '#domain/sync/actor.ts'
import { applyPending } from '#domain/sync/apply-op.ts'
import { type Entry, type Mutation, type Op, PROTOCOL_VERSION, type Removed } from '#domain/sync/protocol.ts'
import { parentsOf, type Registered } from '#domain/sync/registry.ts'
import { decide } from '#domain/sync/serve.ts'
import { contentFrom } from '#domain/sync/shapes.ts'
import { emptySnapshot, rowKey } from '#domain/sync/snapshot.ts'
import type { AppDatabase, OutboxEntry } from '../database.ts'
import { loadNeeds, writeRows } from '../dexie-store.ts'

/** The actor as whom the device applies its own unsent changes again, and the tab that does it. */
export type Rebase = { actor: Actor; now: string; leader: string | null }

/**
 * S15.1: stores the server's rows with this device's unacknowledged changes applied on top. Runs inside the caller's
 * transaction, after acknowledged mutations have left the outbox.
 */
export const storeServerRows = async (
  db: AppDatabase,
  rows: readonly Entry[],
  removed: readonly Removed[],
  rebase: Rebase,
): Promise<void> => {
  const parents = rows.flatMap(({ collection, row }) => {
    const registered = HELD_RULED.get(collection)
    return registered ? parentsOf(registered, row).map((parent) => rowKey(parent.collection, parent.id)) : []
  })
  // A newer server may know collections that this version does not.
  const groups = [...groupBy(rows, ({ collection }) => collection)].flatMap(([collection, entries]) => {
    const registered = HELD_RULED.get(collection)
    return registered ? [{ collection, entries, registered, table: db.anyRows(collection) }] : []
  })
  const [pending, ...presents] = await Promise.all([
    pendingByRow(db, [
      ...rows.map(({ collection, row }) => rowKey(collection, row.id)),
      ...removed.map(({ collection, id }) => rowKey(collection, id)),
      ...parents,
    ]),
    ...groups.map(({ table, entries }) => table.bulkGet(entries.map(({ row }) => row.id))),
  ])
  // Pending changes were derived from rows that have just changed.
  const settle = new Set(parents.filter((key) => pending.has(key)))
  const writes: PromiseLike<unknown>[] = []
  for (const [group, { collection, entries, registered, table }] of groups.entries()) {
    const puts = []
    const deletes = []
    for (const [index, { row }] of entries.entries()) {
      // An older answer that arrives late must not bring old values back (S13.4).
      if ((presents[group]?.[index]?.rev ?? -1) > row.rev) continue
      const waiting = pending.get(rowKey(collection, row.id)) ?? []
      let shown: typeof row | null = row
      for (const entry of waiting) {
        for (const op of currentOps(entry.mutation)) {
          if (op.collection !== collection || op.id !== row.id) continue
          shown = applyPending(registered.collection, shown, op, rebase.actor, rebase.now)
        }
      }
      if (shown === null || shown.deleted_at !== null) deletes.push(row.id)
      else puts.push(shown)
      if (waiting.length > 0) settle.add(rowKey(collection, row.id))
    }
    if (puts.length > 0) writes.push(table.bulkPut(puts))
    if (deletes.length > 0) writes.push(table.bulkDelete(deletes))
  }
  await Promise.all(writes)
  for (const { collection, id } of removed) {
    const inserts = (pending.get(rowKey(collection, id)) ?? []).some((entry) =>
      entry.mutation.ops.some((op) => op.op === 'insert' && op.id === id),
    )
    const registered = HELD_RULED.get(collection)
    if (inserts || !registered) continue
    await db.anyRows(collection).delete(id)
    await dropFollowers(db, registered, id)
  }
  await deriveAgain(db, settle, rebase)
}

/** S12.6: rows that are seen with a row are removed with it, except those that were made here and are not sent yet. */
const dropFollowers = async (db: AppDatabase, { followers }: Registered, id: string): Promise<void> => {
  for (const { collection, column } of followers) {
    const table = db.anyRows(collection.name)
    const ids = await table.where(column).equals(id).primaryKeys()
    const pending = await pendingByRow(
      db,
      ids.map((one) => rowKey(collection.name, one)),
    )
    const isMade = (one: string) =>
      (pending.get(rowKey(collection.name, one)) ?? []).some(({ mutation }) =>
        mutation.ops.some((op) => op.op === 'insert' && op.id === one),
      )
    await table.bulkDelete(ids.filter((one) => !isMade(one)))
  }
}

const pendingByRow = async (
  db: AppDatabase,
  keys: readonly string[],
): Promise<Map<string, OutboxEntry[]>> => {
  const pending = new Map<string, OutboxEntry[]>()
  if ((await db.outbox.count()) === 0) return pending
  const wanted = new Set(keys)
  const entries = await db.outbox.where('rows').anyOf(keys).distinct().sortBy('n')
  for (const entry of entries) {
    for (const key of entry.rows) {
      if (!wanted.has(key)) continue
      const list = pending.get(key)
      if (list) list.push(entry)
      else pending.set(key, [entry])
    }
  }
  return pending
}

/** S17.2: what an older app has written stays in the outbox unchanged, and is read as if it had been written today. */
export const currentOps = ({ version = PROTOCOL_VERSION, ...content }: Mutation): Op[] =>
  contentFrom(version, content).ops

/** Runs the rules that derive values (totals) again, by patches that change nothing themselves. */
const deriveAgain = async (
  db: AppDatabase,
  keys: ReadonlySet<string>,
  { actor, now }: Rebase,
): Promise<void> => {
  const mutations = [...keys]
    .map((key) => ({ collection: key.slice(0, key.indexOf('/')), id: key.slice(key.indexOf('/') + 1) }))
    .filter(({ collection }) => HELD_RULED.get(collection)?.rules.settle)
    .map((row, index) => ({
      id: String(index),
      hash: '',
      body: { at: now, label: '', ops: [{ op: 'patch', ...row, data: {}, base: 0 }] },
    }))
  if (mutations.length === 0) return
  const committed = await decide(
    HELD_RULED,
    { load: (into, needs) => loadNeeds(db, into, needs) },
    emptySnapshot('', 0),
    [{ actor: systemActor(actor, 'device'), clientId: '', epoch: null, mutations }],
    { now, mode: 'preview' },
  )
  await writeRows(db, committed)
}
