import { AppError } from '#domain/kernel/errors.ts'
import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import { checkedValues } from '#domain/sync/apply-op.ts'
import type { Actor, Row } from '#domain/sync/collection.ts'
import type { DraftOp } from '#web/data/mutate.ts'

type Values = Record<string, string | number | null>

/** What a row of a file will do. `error`: nothing; the others of the file go on without it. */
export type PlannedRow = {
  line: number
  kind: 'new' | 'changed' | 'same' | 'error'
  /** What the row is, in a word or two. */
  title: string
  /** What is wrong, or what is done beside it. */
  notes: string[]
  /** Ops that do it, in order. They belong together. */
  ops: DraftOp[]
  /** Ops that take it back, in order. */
  undo: DraftOp[]
}

/** What a row of a collection becomes, checked by the collection's own columns. */
export const plannedWrite = (
  collection: CollectionName,
  actor: Actor,
  { id, before, data }: { id: string; before: Row | undefined; data: Values },
): Pick<PlannedRow, 'kind' | 'notes' | 'ops' | 'undo'> => {
  let checked: Values
  try {
    checked = checkedValues(COLLECTIONS[collection], data, before ? 'patch' : 'insert', actor)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { kind: 'error', notes: error.issues.map(({ message }) => message), ops: [], undo: [] }
  }
  if (!before) {
    return {
      kind: 'new',
      notes: [],
      ops: [{ op: 'insert', collection, id, data: checked }],
      undo: [{ op: 'delete', collection, id }],
    }
  }
  const changed = Object.entries(checked).filter(([column, value]) => before[column] !== value)
  if (changed.length === 0) return { kind: 'same', notes: [], ops: [], undo: [] }
  const old = Object.fromEntries(changed.map(([column]) => [column, before[column] ?? null]))
  return {
    kind: 'changed',
    notes: [],
    ops: [{ op: 'patch', collection, id, data: Object.fromEntries(changed) }],
    undo: [{ op: 'patch', collection, id, data: old }],
  }
}

/** Cuts what belongs together into acts of at most `most` ops. */
export const inActs = (groups: readonly (readonly DraftOp[])[], most: number): DraftOp[][] => {
  const acts: DraftOp[][] = []
  let current: DraftOp[] = []
  for (const group of groups) {
    if (current.length > 0 && current.length + group.length > most) {
      acts.push(current)
      current = []
    }
    current.push(...group)
  }
  if (current.length > 0) acts.push(current)
  return acts
}
