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

/** What only a person can say of a row, before it does anything. */
export type Question = {
  text: string
  /** What the row says, in a few words. */
  facts: readonly string[]
  /** What it may mean, each with what is known of it. */
  choices: readonly { value: string; label: string; facts: readonly string[] }[]
  /** The choice that was made; '' while none was. */
  answer: string
}

/** A cell that can't be read, or that no column takes, and why. */
export type WrongCell = { key: string; note: string }

/** What a row of a file will do. `error`: nothing; the others of the file go on without it. */
export type PlannedRow = {
  line: number
  kind: 'new' | 'changed' | 'same' | 'error'
  /** What the row is, in a word or two. */
  title: string
  /** What changes, what is done beside it, or why nothing is. */
  notes: string[]
  /** What is left out of it, or keeps it out. */
  wrong: readonly WrongCell[]
  /** The row does nothing until it is answered. */
  question?: Question
  /** Ops that do it, in order. They belong together. */
  ops: DraftOp[]
  /** Ops that take it back, in order. */
  undo: DraftOp[]
}

/** What people said of the questions of a plan, by the line of the row. */
export type Answers = ReadonlyMap<number, string>

/** The keys of wrong cells are the columns. */
type Write = Pick<PlannedRow, 'kind' | 'notes' | 'wrong' | 'ops' | 'undo'>

/**
 * The values that the columns take. One that is refused is left out and said, as long as the row can be without it: nobody
 * loses a car for a long address.
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

/** What changes in a row that is here already, as a person reads it; links are told by the row's title. */
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
