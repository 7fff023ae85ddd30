import type { Rows } from '#domain/modules.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import type { Mergeable } from '#web/data/workshop/merged.ts'

/** The ops of one act, and of the act that undoes it. */
export type Undoable = { ops: DraftOp[]; undo: DraftOp[] }

const isBlank = (value: unknown): boolean => value === '' || value === null

/**
 * Merges a row into the kept one, which takes the values of `columns` where its own are blank; nothing is overwritten,
 * and undoing it restores both exactly.
 */
export const mergeOps = <Name extends Mergeable>(
  collection: Name,
  kept: Rows[Name],
  other: Rows[Name],
  columns: readonly (keyof Rows[Name] & string)[],
): Undoable => {
  const filled = columns.filter((column) => isBlank(kept[column]) && !isBlank(other[column]))
  const patch = (id: string, data: Record<string, unknown>): DraftOp => ({
    op: 'patch',
    collection,
    id,
    data: data as Record<string, string | number | null>,
  })
  const both = (merged: string | null, row: Rows[Name]): DraftOp[] => [
    patch(other.id, { merged_into: merged }),
    ...(filled.length > 0
      ? [patch(kept.id, Object.fromEntries(filled.map((column) => [column, row[column]])))]
      : []),
  ]
  return { ops: both(kept.id, other), undo: both(null, kept) }
}
