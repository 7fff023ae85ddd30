import type { AppDatabase, RejectedEntry } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'

/** An op as it was first asked for; the device gives it the rev that it sees now. */
const draftOf = (op: RejectedEntry['mutation']['ops'][number]): DraftOp =>
  op.op === 'delete'
    ? { op: 'delete', collection: op.collection, id: op.id }
    : { op: op.op, collection: op.collection, id: op.id, data: op.data }

/**
 * Sends a refused mutation again, as a new one. The entry goes in the same transaction in which the rules accept the
 * mutation and the outbox takes it: it is always in exactly one of the two.
 * @throws AppError when the rules refuse it here already; the entry then stays.
 */
export const retryRejected = async (writer: Writer, entry: RejectedEntry): Promise<void> => {
  const { db } = writer
  await db.transaction('rw', db.tables, async () => {
    await mutate(writer, entry.mutation.label, entry.mutation.ops.map(draftOf))
    await db.rejected.delete(entry.n)
  })
}

/** Gives a refused mutation up. Returns how to have it back. */
export const discardRejected = async (
  db: AppDatabase,
  entry: RejectedEntry,
): Promise<() => Promise<void>> => {
  await db.rejected.delete(entry.n)
  return async () => {
    await db.rejected.put(entry)
  }
}
