import { AppError } from '#domain/kernel/errors.ts'
import { COLLECTIONS, type CollectionName } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { checkedValues } from '#domain/sync/apply-op.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Column } from '#domain/sync/columns.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { m } from '#web/i18n/messages.ts'
import { sentenceOf } from '#web/i18n/sentence-of.ts'
import { columnLabel } from '#web/wording/column-label.ts'
import { writtenAs } from '#web/wording/written-as.ts'

type Value = string | number | null
type Values = Record<string, Value>

/** A question about a row that a person must answer before the row is written. */
export type Question = {
  text: string
  /** The row's main facts, as short texts. */
  facts: readonly string[]
  /** The possible meanings, each with its known facts. */
  choices: readonly { value: string; label: string; facts: readonly string[] }[]
  /** The chosen value; '' until a choice is made. */
  answer: string
}

/** A cell that cannot be read, or that no column accepts, and why. */
export type WrongCell = { key: string; note: string }

/** What a row of a file will do. `error`: nothing; the other rows continue without it. */
export type PlannedRow = {
  line: number
  kind: 'new' | 'changed' | 'same' | 'error'
  /** The name of the row, in a word or two. */
  title: string
  /** What changes, what is done in addition, or why nothing is done. */
  notes: string[]
  /** Cells that are left out, or that stop the row. */
  wrong: readonly WrongCell[]
  /** The row does nothing until it is answered. */
  question?: Question
  /** The ops that write the row, in order. They belong together. */
  ops: DraftOp[]
  /** The ops that undo it, in order. */
  undo: DraftOp[]
}

/** The answers to the questions of a plan, by the line of the row. */
export type Answers = ReadonlyMap<number, string>

/** The keys of wrong cells are the columns. */
type Write = Pick<PlannedRow, 'kind' | 'notes' | 'wrong' | 'ops' | 'undo'>

/**
 * The values that the columns accept. A refused value is left out and reported if the row can do without it: nobody
 * loses a car because of a long address.
 */
const keptValues = (
  collection: CollectionName,
  actor: Actor,
  kind: 'insert' | 'patch',
  data: Values,
): { checked: Values | null; wrong: WrongCell[] } => {
  const check = (values: Values) => checkedValues(COLLECTIONS[collection], values, kind, actor)
  try {
    return { checked: check(data), wrong: [] }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const columns: Record<string, Column> = COLLECTIONS[collection].columns
    const wrong = error.issues.map((issue) => ({
      key: issue.path,
      note: m.importing.cell(columnLabel(collection, issue.path) ?? issue.path, sentenceOf(issue)),
    }))
    const canGoWithout = wrong.every(
      ({ key }) => key in data && (kind === 'patch' || columns[key]?.initial !== undefined),
    )
    if (error.code !== 'invalid_input' || !canGoWithout) return { checked: null, wrong }
    const left = new Set(wrong.map(({ key }) => key))
    const rest = Object.fromEntries(Object.entries(data).filter(([name]) => !left.has(name)))
    return { checked: check(rest), wrong }
  }
}

/** The changes of an existing row, as people read them; links by their titles. */
const changesInWords = (collection: CollectionName, before: Row, changed: Values): string[] => {
  const columns: Record<string, Column> = COLLECTIONS[collection].columns
  return Object.entries(changed).flatMap(([name, value]) => {
    const [label, column] = [columnLabel(collection, name), columns[name]]
    if (label === null || column?.ref) return []
    const [from = '', to = ''] = [before[name], value].map((one) =>
      one === null || one === undefined || one === '' ? '' : writtenAs(column, one),
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
  const { checked, wrong } = keptValues(collection, actor, before ? 'patch' : 'insert', data)
  if (checked === null) return { kind: 'error', wrong, notes: [], ops: [], undo: [] }
  if (!before) {
    return {
      kind: 'new',
      wrong,
      notes: [],
      ops: [{ op: 'insert', collection, id, data: checked }],
      undo: [{ op: 'delete', collection, id }],
    }
  }
  const changed = Object.fromEntries(
    Object.entries(checked).filter(([column, value]) => before[column] !== value),
  )
  if (Object.keys(changed).length === 0) return { kind: 'same', wrong, notes: [], ops: [], undo: [] }
  const old = Object.fromEntries(Object.keys(changed).map((column) => [column, before[column] ?? null]))
  return {
    kind: 'changed',
    wrong,
    notes: changesInWords(collection, before, changed),
    ops: [{ op: 'patch', collection, id, data: changed }],
    undo: [{ op: 'patch', collection, id, data: old }],
  }
}

/** Splits groups of ops into acts of at most `most` ops. */
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
