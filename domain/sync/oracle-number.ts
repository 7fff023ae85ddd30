import type { Actor } from './actor.ts'
import type { Collection, Row } from './collection.ts'
import type { Op } from './protocol.ts'
import type { WorkingCopy } from './working-copy.ts'

/**
 * The number of a row in Oracle (`oracle_id`). The commit assigns it when the shop's data is exported for the first
 * time, from a separate series for each collection, and it never changes (S6.9). The server asks for it with a patch of
 * that column alone.
 */
export const asksForNumber = (op: Op, actor: Actor): boolean =>
  actor.kind === 'system' && op.op === 'patch' && Object.keys(op.data).join() === 'oracle_id'

/** The series of a collection's numbers. */
export const oracleSeries = ({ name }: Collection): string => `oracle:${name}`

/** Gives a row its number; a row that has one keeps it. No rules run: the shop's business data stays the same. */
export const giveNumber = (working: WorkingCopy, collection: Collection, row: Row | null): void => {
  if (!row || row.oracle_id !== null) return
  const series = oracleSeries(collection)
  const next = working.counter(series) + 1
  working.setCounter(series, next)
  working.put(collection, { ...row, oracle_id: next })
}
