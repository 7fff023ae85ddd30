import { isMangledNumber, type Table, type TableRow } from '#domain/csv/table.ts'
import { STEP } from '#domain/kernel/position.ts'
import { fold } from '#domain/romania/search.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { AppDatabase } from '#web/data/database.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { m } from '#web/i18n/messages.ts'
import { type PlannedRow, plannedWrite, type WrongCell } from '#web/import/plan.ts'
import { type Catalogue, canDeactivate, isFixed, labelOf } from './catalogues.ts'
import { STATE } from './csv-out.ts'
import { lastPosition } from './positions.ts'
import { readNames } from './use-catalogue.ts'
import { type Names, readCell, type Value, wrongWord } from './values.ts'

/**
 * What a file would change in a catalogue, row by row; nothing is written. An entry with the same identity is changed.
 */
export const planImport = async (
  db: AppDatabase,
  actor: Actor,
  catalogue: Catalogue,
  table: Table,
): Promise<PlannedRow[]> => {
  const { collection, fields, identity } = catalogue
  const known: Record<string, Map<string, string>> = {}
  for (const [target, names] of Object.entries(await readNames(db, catalogue))) known[target] = new Map(names)
  const names = known as Names
  const identityOf = (values: Readonly<Record<string, Value>>): string =>
    identity.map((column) => fold(String(values[column] ?? ''))).join('\n')
  const byIdentity = new Map<string, Row>()
  for (const row of await db.anyRows(collection).toArray()) byIdentity.set(identityOf(row), row)
  let last = await lastPosition(db, catalogue)
  const nextPosition = (): number => {
    last += STEP
    return last
  }
  const seen = new Map<string, number>()

  return table.rows.map((row): PlannedRow => {
    const title = fields
      .map(({ column }) => row.cells[column])
      .filter(Boolean)
      .join(' · ')
    const failed = (notes: string[], wrong: WrongCell[] = []): PlannedRow => ({
      line: row.line,
      kind: 'error',
      title,
      notes,
      wrong,
      ops: [],
      undo: [],
    })
    const read = readRow(row, catalogue, table.present, names, (target, name) => {
      const id = newId()
      known[target]?.set(id, name)
      return id
    })
    if (read.isStopped) return failed([], read.wrong)
    const key = identityOf(read.data)
    const earlier = seen.get(key)
    if (earlier !== undefined) return failed([m.importing.repeated(earlier)])
    seen.set(key, row.line)
    const before = byIdentity.get(key)
    const data = before
      ? withoutSame(catalogue, read.data, before)
      : completed(catalogue, read.data, nextPosition)
    const write = plannedWrite(collection, actor, { id: before?.id ?? newId(), before, data })
    return {
      line: row.line,
      title,
      kind: write.kind,
      notes: [...write.notes, ...read.notes],
      wrong: [...read.wrong, ...write.wrong],
      ops: [...read.made, ...write.ops],
      undo: [
        ...write.undo,
        ...read.made.map(({ collection: made, id }): DraftOp => ({ op: 'delete', collection: made, id })),
      ],
    }
  })
}

/** A value that is written only once may be in the file as long as it is unchanged. */
const withoutSame = (catalogue: Catalogue, data: Values, before: Row): Values => {
  const fixed = new Set(
    catalogue.fields.filter((field) => isFixed(catalogue, field)).map(({ column }) => column),
  )
  return Object.fromEntries(
    Object.entries(data).filter(([column, value]) => !fixed.has(column) || value !== before[column]),
  )
}

/** A new entry with the values that its file left out: the first of each choice, and the next position. */
const completed = ({ fields, position }: Catalogue, data: Values, nextPosition: () => number): Values => ({
  ...Object.fromEntries(
    fields.flatMap(({ column, choices: [first] }) => (first === undefined ? [] : [[column, first]])),
  ),
  ...data,
  ...(position && { [position]: nextPosition() }),
})

type Values = Record<string, Value>
type ReadRow = {
  data: Values
  made: DraftOp[]
  notes: string[]
  wrong: WrongCell[]
  /** A wrong cell without which the row makes no sense. */
  isStopped: boolean
}

const INACTIVE = new Set(['inactiv', 'inactive', '0', 'nu', 'no'])

/**
 * Reads the cells of a row as values. A link to a missing row creates that row. An unknown choice is left out and
 * reported; a wrong figure stops the row, since a price of zero is worse than no price.
 */
const readRow = (
  { cells }: TableRow,
  catalogue: Catalogue,
  present: ReadonlySet<string>,
  names: Names,
  make: (target: string, name: string) => string,
): ReadRow => {
  const found: ReadRow = { data: {}, made: [], notes: [], wrong: [], isStopped: false }
  for (const field of catalogue.fields.filter(({ column }) => present.has(column))) {
    const text = cells[field.column] ?? ''
    const label = labelOf(field)
    const read = readCell(field, text, names)
    const leave = (note: string) => found.wrong.push({ key: field.column, note })
    const stop = (note: string) => {
      leave(note)
      found.isStopped = true
    }
    if (field.required && text === '') stop(m.catalog.required(label))
    else if (field.kind === 'text' && isMangledNumber(text))
      leave(m.importing.cell(label, m.importing.mangled(text)))
    else if (read !== 'wrong') found.data[field.column] = read.value
    else if (field.target) {
      const id = make(field.target, text)
      found.data[field.column] = id
      found.made.push({ op: 'insert', collection: field.target, id, data: { denumire: text } })
      found.notes.push(m.catalog.newLink(label, text))
    } else if (field.kind === 'choice') leave(m.importing.cell(label, wrongWord(field)))
    else stop(m.importing.cell(label, wrongWord(field)))
  }
  if (canDeactivate(catalogue) && present.has(STATE))
    found.data.activ = INACTIVE.has(fold(cells[STATE] ?? '')) ? 0 : 1
  return found
}
