import type { AppDatabase, RejectedEntry } from '#web/data/database.ts'
import type { DraftOp, Writer } from '#web/data/mutate.ts'
import { writeAct } from '#web/data/write.ts'

/** The values that the person has corrected, by the index of the op in the mutation. */
export type Edits = NonNullable<RejectedEntry['edits']>

/** The ops as first requested, with the corrections; the device adds the revs that it sees now. */
const mended = ({ mutation, edits }: RejectedEntry): DraftOp[] =>
  mutation.ops.map((op, index) =>
    op.op === 'delete'
      ? { op: 'delete', collection: op.collection, id: op.id }
      : { op: op.op, collection: op.collection, id: op.id, data: { ...op.data, ...edits?.[index] } },
  )

/** Stores the corrections, so that a reload finds them. */
export const keepEdits = async (db: AppDatabase, entry: RejectedEntry, edits: Edits): Promise<void> => {
  await db.rejected.update(entry.n, { edits })
}

/**
 * Sends a refused mutation again, corrected, as a new one. The entry is removed in the same transaction in which the
 * rules accept the mutation and the outbox takes it: it is always in exactly one of the two.
 * @throws AppError when the rules of the device refuse it; the entry then stays.
 */
export const sendAgain = async (writer: Writer, entry: RejectedEntry): Promise<void> => {
  const { db } = writer
  await db.transaction('rw', db.tables, async () => {
    await writeAct(writer, entry.mutation.label, mended(entry))
    await db.rejected.delete(entry.n)
  })
}

/** Discards a refused mutation. Returns a function that restores it. */
export const discardRejected = async (
  db: AppDatabase,
  entry: RejectedEntry,
): Promise<() => Promise<void>> => {
  await db.rejected.delete(entry.n)
  return async () => {
    await db.rejected.put(entry)
  }
}
