import { AppError } from '#domain/kernel/errors.ts'
import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import { checkedValues } from '#domain/sync/apply-op.ts'
import type { Actor, Row } from '#domain/sync/collection.ts'
import type { Column } from '#domain/sync/columns.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { writtenAs } from '#web/features/sync/column-kind.ts'
import { columnLabel } from '#web/features/sync/readable.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOfIssue } from '#web/i18n/sentence-of.ts'

type Value = string | number | null
type Values = Record<string, Value>

/** What only a person can say of a row, before it does anything. */
export type Question = {
  text: string
  /** What the file says, and what is here that it may mean: each in a few words. */
  sides: readonly { title: string; facts: readonly string[] }[]
  choices: readonly { value: string; label: string }[]
  /** The choice that was made; '' while none was. */
  answer: string
}

/** What a row of a file will do. `error`: nothing; the others of the file go on without it. */
export type PlannedRow = {
  line: number
  kind: 'new' | 'changed' | 'same' | 'error'
  /** What the row is, in a word or two. */
  title: string
  /** What is wrong, or what is done beside it. */
  notes: string[]
  /** Keys of cells that can't be read, and are left out. */
  wrong: readonly string[]
  /** The row does nothing until it is answered. */
  question?: Question
  /** Ops that do it, in order. They belong together. */
  ops: DraftOp[]
  /** Ops that take it back, in order. */
  undo: DraftOp[]
}

/** What people said of the questions of a plan, by the line of the row. */
export type Answers = ReadonlyMap<number, string>

type Write = Pick<PlannedRow, 'kind' | 'notes' | 'ops' | 'undo'> & {
  /** Columns whose values can't be kept, so that the row goes without them. */
  left: string[]
}

/**
 * The values that the columns take. One that is refused is left out and said, as long as the row can be without it: nobody
 * loses a car for a long address.
 */
const keptValues = (
  collection: CollectionName,
  actor: Actor,
  kind: 'insert' | 'patch',
  data: Values,
): { checked: Values | null; left: string[]; notes: string[] } => {
  const check = (values: Values) => checkedValues(COLLECTIONS[collection], values, kind, actor)
  try {
    return { checked: check(data), left: [], notes: [] }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const columns: Record<string, Column> = COLLECTIONS[collection].columns
    const notes = error.issues.map(({ path, message }) =>
      m.importing.cell(columnLabel(path) ?? path, sentenceOfIssue(message)),
    )
    const left = error.issues.map(({ path }) => path)
    const canGoWithout = left.every(
      (name) => name in data && (kind === 'patch' || columns[name]?.initial !== undefined),
    )
    if (error.code !== 'invalid_input' || !canGoWithout) return { checked: null, left, notes }
    const rest = Object.fromEntries(Object.entries(data).filter(([name]) => !left.includes(name)))
    return { checked: check(rest), left, notes }
  }
}

/** What changes in a row that is here already, as a person reads it; links are told by the row's title. */
const changesInWords = (collection: CollectionName, before: Row, changed: Values): string[] => {
  const columns: Record<string, Column> = COLLECTIONS[collection].columns
  return Object.entries(changed).flatMap(([name, value]) => {
    const [label, column] = [columnLabel(name), columns[name]]
    if (label === null || column?.ref) return []
    const [from = '', to = ''] = [before[name], value].map((one) =>
      one === null || one === undefined || one === '' ? '' : writtenAs(name, column, one),
    )
    if (from === '') return [m.history.filled(label, to)]
    return [to === '' ? m.history.emptied(label, from) : m.history.changed(label, from, to)]
  })
}

/** What a row of a collection becomes, checked by the collection's own columns. */
export const plannedWrite = (
  collection: CollectionName,
  actor: Actor,
  { id, before, data }: { id: string; before: Row | undefined; data: Values },
): Write => {
  const { checked, left, notes } = keptValues(collection, actor, before ? 'patch' : 'insert', data)
  if (checked === null) return { kind: 'error', left, notes, ops: [], undo: [] }
  if (!before) {
    return {
      kind: 'new',
      left,
      notes,
      ops: [{ op: 'insert', collection, id, data: checked }],
      undo: [{ op: 'delete', collection, id }],
    }
  }
  const changed = Object.fromEntries(
    Object.entries(checked).filter(([column, value]) => before[column] !== value),
  )
  if (Object.keys(changed).length === 0) return { kind: 'same', left, notes, ops: [], undo: [] }
  const old = Object.fromEntries(Object.keys(changed).map((column) => [column, before[column] ?? null]))
  return {
    kind: 'changed',
    left,
    notes: [...notes, ...changesInWords(collection, before, changed)],
    ops: [{ op: 'patch', collection, id, data: changed }],
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
