import { type Cursor, isWellNamed, LIMITS, type PushAnswer, refusalIn } from '#domain/sync/protocol.ts'
import { rowKey } from '#domain/sync/snapshot.ts'
import { type AppDatabase, clientIdOf, getMeta, type OutboxEntry, setMeta } from '../database.ts'
import { Refused } from '../refused.ts'
import { distrustRows, firstLoad, forgetServerRows } from './first-load.ts'
import { writeAsLeader } from './leader.ts'
import { type Rebase, storeServerRows } from './store-rows.ts'
import type { Transport } from './transport.ts'

/** Bytes reserved for the envelope of a push. */
const ENVELOPE_BYTES = 1_000

/** Those of the next entries that fit into one push. */
const fitting = (entries: readonly OutboxEntry[]): OutboxEntry[] => {
  const batch: OutboxEntry[] = []
  let bytes = ENVELOPE_BYTES
  for (const entry of entries) {
    // A UTF-16 unit takes at most 3 bytes in UTF-8.
    bytes += JSON.stringify(entry.mutation).length * 3
    if (batch.length > 0 && bytes > LIMITS.pushBytes) break
    batch.push(entry)
  }
  return batch
}

/**
 * Sends what waits in the outbox now (S5.4, S18.7). Returns whether the device now has everything written on the server
 * up to the last answer, provided that it had everything before.
 * @throws what the transport throws; the outbox is then unchanged.
 */
export const pushOutbox = async (
  db: AppDatabase,
  transport: Transport,
  rebase: () => Rebase,
  newId: () => string,
): Promise<boolean> => {
  let isUpToDate = true
  let most: number = LIMITS.mutationsPerPush
  /** The last entry that is this round's. */
  let last = Number.POSITIVE_INFINITY
  for (;;) {
    // At once: each of them is a trip to the disk, and somebody may be waiting for the act on another device.
    const [entries, clientId, cursor] = await Promise.all([
      db.outbox.where('n').belowOrEqual(last).limit(most).toArray(),
      clientIdOf(db, newId),
      getMeta<Cursor>(db, 'cursor'),
    ])
    const newest = entries.at(-1)
    if (!newest) return isUpToDate
    if (entries.length < most) last = newest.n
    const batch = fitting(entries)
    try {
      const answer = await transport.push({
        clientId,
        // The epoch of the rows from which these were made (S20.3).
        epoch: cursor?.epoch ?? '',
        mutations: batch.map((entry) => entry.mutation),
      })
      isUpToDate = (await acknowledge(db, batch, answer, rebase())) && isUpToDate
      if (isAll(entries, answer) && newest.n === last) return isUpToDate
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (error.code === 'body_too_large' && batch.length > 1) {
        most = Math.ceil(batch.length / 2)
        continue
      }
      const faulty = atFault(batch, error)
      if (faulty.length === 0) throw error
      isUpToDate = false
      await refuseHere(db, faulty, error, rebase())
      if (!(await getMeta(db, 'cursor'))) await firstLoad(db, transport, rebase, () => undefined)
    }
  }
}

/** An answer may be of the first mutations alone (S9.4). */
const isAll = (entries: readonly OutboxEntry[], { results }: PushAnswer): boolean => {
  const answered = new Set(results.map(({ id }) => id))
  return entries.every(({ mutation }) => answered.has(mutation.id))
}

/** The path by which an issue of a push names one of its mutations. */
const MUTATION_PATH = /^mutations\.(\d+)(?:\.|$)/

/** S18.4: the acts because of which a push was refused as a whole; none where it was refused for another reason. */
const atFault = (batch: readonly OutboxEntry[], { code, issues }: Refused): OutboxEntry[] => {
  if (code === 'body_too_large') return [...batch]
  if (code !== 'invalid_input') return []
  const named = new Set(issues.map(({ path }) => MUTATION_PATH.exec(path)?.[1]))
  return batch.filter(({ mutation }, index) => named.has(String(index)) || !isWellNamed(mutation))
}

/**
 * S15.2: the answered mutations leave the outbox and their rows come in, in one transaction. Returns whether the answer
 * continued from the device's cursor, which then moves.
 */
const acknowledge = (
  db: AppDatabase,
  batch: readonly OutboxEntry[],
  answer: PushAnswer,
  rebase: Rebase,
): Promise<boolean> =>
  writeAsLeader(db, rebase.leader, async () => {
    const answered: OutboxEntry[] = []
    const refused: OutboxEntry[] = []
    const repeated: OutboxEntry[] = []
    const results = new Map(answer.results.map((result) => [result.id, result]))
    for (const entry of batch) {
      const result = results.get(entry.mutation.id)
      if (!result) continue
      answered.push(entry)
      if (result.status === 'applied' && result.overwrote) await db.overwritten.bulkAdd(result.overwrote)
      const refusal = refusalIn(result)
      if (result.status === 'duplicate' && !refusal) repeated.push(entry)
      if (!refusal) continue
      refused.push(entry)
      await db.rejected.add({ mutation: entry.mutation, ...refusal, rejectedAt: rebase.now })
    }
    await db.outbox.bulkDelete(answered.map(({ n }) => n))
    await storeServerRows(db, answer.rows, answer.removed, rebase)
    const [isUntold, access, cursor] = await Promise.all([
      hasUntold(db, [...refused, ...withRemoved(repeated, answer)], answer),
      getMeta<string>(db, 'access'),
      getMeta<Cursor>(db, 'cursor'),
    ])
    if (isUntold || answer.access !== access) {
      await distrustRows(db)
      return false
    }
    return joinOn(db, cursor, answer)
  })

const joinOn = async (
  db: AppDatabase,
  cursor: Cursor | undefined,
  { epoch, from, rev }: PushAnswer,
): Promise<boolean> => {
  // Rows that became visible have arrived only in part.
  if (cursor?.within !== undefined) return false
  if (cursor?.epoch !== epoch || from === null || cursor.rev < from) return false
  // An older answer does not move it back.
  if (cursor.rev < rev) await setMeta(db, 'cursor', { epoch, rev })
  return true
}

/**
 * Acts that were answered before and name a row that is deleted now: the answer cannot tell that row's parents, which
 * this device may have derived again while the act waited.
 */
const withRemoved = (entries: readonly OutboxEntry[], { removed }: PushAnswer): OutboxEntry[] => {
  const keys = new Set(removed.map(({ collection, id }) => rowKey(collection, id)))
  return entries.filter(({ rows }) => rows.some((key) => keys.has(key)))
}

/** Whether a mutation has changed a row here that the answer does not contain. */
const hasUntold = async (
  db: AppDatabase,
  entries: readonly OutboxEntry[],
  answer: PushAnswer,
): Promise<boolean> => {
  const told = new Set(answer.rows.map(({ collection, row }) => rowKey(collection, row.id)))
  for (const key of new Set(entries.flatMap(({ rows }) => rows))) {
    const at = key.indexOf('/')
    if (!told.has(key) && (await db.anyRows(key.slice(0, at)).get(key.slice(at + 1)))) return true
  }
  return false
}

/**
 * S18.4: acts that no push can carry, because of their size or their id, go to the refused ones, so that later acts go
 * on. The server cannot tell how their rows are, so they are loaded afresh.
 */
const refuseHere = async (
  db: AppDatabase,
  entries: readonly OutboxEntry[],
  { code }: Refused,
  { now, leader }: Rebase,
): Promise<void> => {
  await writeAsLeader(db, leader, async () => {
    await db.outbox.bulkDelete(entries.map(({ n }) => n))
    await db.rejected.bulkAdd(entries.map(({ mutation }) => ({ mutation, code, rejectedAt: now })))
    if (entries.some(({ rows }) => rows.length > 0)) await forgetServerRows(db, leader)
  })
}
