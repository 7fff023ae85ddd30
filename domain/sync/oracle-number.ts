import type { Actor } from './actor.ts'
import type { Collection, Row } from './collection.ts'
import type { Op } from './protocol.ts'
import type { WorkingCopy } from './working-copy.ts'

/**
 * A row's number in Oracle (`oracle_id`): given by the commit when the shop's data is exported for the first time, from a
 * series of its own for each collection, and never changed. The server asks for it by patching that column alone.
 */
export const asksForNumber = (op: Op, actor: Actor): boolean =>
  actor.kind === 'system' && op.op === 'patch' && Object.keys(op.data).join() === 'oracle_id'

/** The series of a collection's numbers. */
export const oracleSeries = ({ name }: Collection): string => `oracle:${name}`

/** Gives a row its number; one that has it keeps it. No rule is asked: nothing of the shop's business changes. */
export const giveNumber = (working: WorkingCopy, collection: Collection, row: Row | null): void => {
  if (!row || row.oracle_id !== null) return
  const series = oracleSeries(collection)
  const next = working.counter(series) + 1
  working.setCounter(series, next)
  working.put(collection, { ...row, oracle_id: next })
}
