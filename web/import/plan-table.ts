import type { Table, TableRow } from '#domain/csv/table.ts'
import type { Rows } from '#domain/modules.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import type { Mergeable } from '#web/data/workshop/merged.ts'
import { m } from '#web/i18n/messages.ts'
import { type Answers, type PlannedRow, plannedWrite, type Question, type WrongCell } from './plan.ts'

type Value = string | number | null

/** The answer that a row means none of the existing ones. */
export const ANOTHER = 'new'

/** What a row of a file says, in standard forms; '' and null where it says nothing. */
export type ReadRow<Given> = {
  title: string
  given: Given
  /** The keys that identify the row: another row of the file with one of them is a repetition. */
  marks: readonly string[]
  /** Why the row cannot be written. */
  problem?: string | undefined
  /** Rows of other collections that it needs. */
  made?: readonly DraftOp[]
  notes: readonly string[]
  wrong: readonly WrongCell[]
}

/** The existing row that a row of a file means; a doubt is a question that a person answers. */
export type Meant<Kept> =
  | { kind: 'none' }
  | { kind: 'one'; row: Kept }
  | { kind: 'doubt'; rows: readonly Kept[]; question: Omit<Question, 'answer'> }

type PlanOptions<Name extends Mergeable, Given> = {
  collection: Name
  actor: Actor
  table: Table
  answers: Answers
  read: (cells: TableRow['cells']) => ReadRow<Given>
  find: (given: Given, cells: TableRow['cells']) => Meant<Rows[Name]>
  /** The values that may replace those of the existing row. */
  without?: (given: Given, before: Rows[Name] | undefined) => Partial<Given>
  /** The key of the cell that sets a column. */
  keyOfColumn: (column: string) => string
}

/**
 * What a file would change, row by row; nothing is written. Empty cells leave existing values. A row that could mean
 * several existing ones becomes a question, and does nothing before it is answered: the history of one must not
 * silently become that of another.
 */
export const planTable = <Name extends Mergeable, Given extends Record<string, Value>>({
  collection,
  actor,
  table,
  answers,
  read,
  find,
  without = (given) => given,
  keyOfColumn,
}: PlanOptions<Name, Given>): PlannedRow[] => {
  const seen = new Map<string, number>()
  return table.rows.map(({ line, cells }): PlannedRow => {
    const { title, given, marks, problem, made = [], notes, wrong } = read(cells)
    const nothing = (reasons: readonly string[], question?: Question): PlannedRow => ({
      line,
      kind: 'error',
      title,
      notes: [...reasons],
      wrong,
      ops: [],
      undo: [],
      ...(question && { question }),
    })
    if (problem !== undefined) return nothing([...notes, problem])
    const earlier = marks.map((mark) => seen.get(mark)).find((other) => other !== undefined)
    if (earlier !== undefined) return nothing([m.importing.repeated(earlier)])
    for (const mark of marks) seen.set(mark, line)

    const meant = find(given, cells)
    let before = meant.kind === 'one' ? meant.row : undefined
    let question: Question | undefined
    if (meant.kind === 'doubt') {
      const answer = answers.get(line) ?? ''
      question = { ...meant.question, answer }
      before = meant.rows.find(({ id }) => id === answer)
      if (!before && answer !== ANOTHER) return nothing(notes, question)
    }
    const data = Object.fromEntries(
      Object.entries(without(given, before)).filter(([, value]) => value !== '' && value !== null),
    ) as Record<string, Value>
    const write = plannedWrite(collection, actor, {
      id: before?.id ?? newId(),
      before: before as Row | undefined,
      data,
    })
    return {
      line,
      title,
      kind: write.kind,
      notes: [...write.notes, ...notes],
      wrong: [...wrong, ...write.wrong.map(({ key, note }) => ({ key: keyOfColumn(key), note }))],
      ops: write.ops.length > 0 ? [...made, ...write.ops] : [],
      undo: [
        ...write.undo,
        ...made.map(({ collection: of, id }): DraftOp => ({ op: 'delete', collection: of, id })).reverse(),
      ],
      ...(question && { question }),
    }
  })
}
