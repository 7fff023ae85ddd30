import * as v from 'valibot'
import { AppError, type FieldIssue } from '#domain/kernel/errors.ts'
import { issueOf } from '#domain/kernel/issues.ts'
import type { Actor } from './actor.ts'
import { type Collection, type Row, SYSTEM_COLUMNS } from './collection.ts'
import type { Values } from './log.ts'
import type { Op } from './protocol.ts'
import { mayWrite } from './rights.ts'

const SYSTEM = new Set<string>(SYSTEM_COLUMNS)

/**
 * Checks the columns that a client sent and returns those it may write, in their kept form.
 * @throws AppError `unknown_column`, `forbidden_column` (a system column, such as a forged `tenant_id`, or one that others
 *   may write) or `invalid_input` with the columns that are wrong.
 */
export const checkedValues = (
  collection: Collection,
  data: Values,
  kind: 'insert' | 'patch',
  actor: Actor,
): Values => {
  const values: Values = {}
  const issues: FieldIssue[] = []
  for (const [name, value] of Object.entries(data)) {
    if (SYSTEM.has(name)) throw forbidden(name)
    const column = Object.hasOwn(collection.columns, name) ? collection.columns[name] : undefined
    if (!column)
      throw new AppError('unknown_column', {
        issues: [{ path: name, code: 'unknown_column' }],
      })
    if (column.write === 'derived' && actor.kind !== 'system') continue
    if (column.write === 'create' && kind === 'patch') throw forbidden(name)
    const parsed = v.safeParse(column.schema, value)
    // A form may send a new row whole: what is said of a column by default says nothing.
    const isWritten = kind === 'patch' || !parsed.success || parsed.output !== column.initial
    if (isWritten && !mayWrite(collection, name, kind, actor)) throw forbidden(name)
    if (parsed.success) values[name] = parsed.output as string | number | null
    else issues.push({ path: name, ...issueOf(parsed.issues[0]) })
  }
  if (kind === 'insert') {
    for (const [name, column] of Object.entries(collection.columns)) {
      if (column.write === 'derived' || column.initial !== undefined || name in data) continue
      issues.push({ path: name, code: 'required' })
    }
  }
  if (issues.length > 0) throw new AppError('invalid_input', { issues })
  return values
}

const forbidden = (column: string): AppError =>
  new AppError('forbidden_column', { issues: [{ path: column, code: 'forbidden_column' }] })

/**
 * S7: the insert of a row that another device has made meanwhile, as a patch of that row; this device had seen nothing of it.
 * @throws AppError `row_exists` where ids are not shared, or the two do not mean the same row.
 */
export const insertAsPatch = (
  collection: Collection,
  op: Extract<Op, { op: 'insert' }>,
  present: Row,
  actor: Actor,
): Extract<Op, { op: 'patch' }> => {
  if (!collection.sharesId) throw new AppError('row_exists')
  const data: Values = {}
  for (const [name, value] of Object.entries(op.data)) {
    if (collection.columns[name]?.write === 'create') {
      if (present[name] !== value) throw new AppError('row_exists')
    } else if (mayWrite(collection, name, 'patch', actor)) data[name] = value
  }
  return { ...op, op: 'patch', data, base: 0 }
}

/** Rows copied from one another share their shape, and are several times as quick as those put together. */
const templates = new WeakMap<Collection, Row>()

const templateOf = (collection: Collection): Row => {
  let row = templates.get(collection)
  if (!row) {
    row = { id: '', tenant_id: '', oracle_id: null, rev: 0, created_at: '', updated_at: '', deleted_at: null }
    for (const [name, column] of Object.entries(collection.columns)) {
      row[name] = (column.initial ?? null) as string | number | null
    }
    templates.set(collection, row)
  }
  return row
}

/**
 * A new row with everything that the client left out filled in. One that is made again under a shared id, after it was
 * deleted, is still known by its first day and its number in Oracle.
 */
export const freshRow = (
  collection: Collection,
  id: string,
  actor: Actor,
  now: string,
  deleted: Row | null = null,
): Row => {
  const row = { ...templateOf(collection) }
  row.id = id
  row.tenant_id = actor.tenantId
  row.created_at = deleted?.created_at ?? now
  row.oracle_id = deleted?.oracle_id ?? null
  row.rev = deleted?.rev ?? 0
  row.updated_at = now
  return row
}

/**
 * The row after an op, with no rule applied: what a device shows for a change of its own that the server has not
 * answered yet (S15). Returns null where the op leaves nothing: a patch of a row that is not there.
 */
export const applyPending = (
  collection: Collection,
  row: Row | null,
  op: Op,
  actor: Actor,
  now: string,
): Row | null => {
  if (op.op === 'delete') return row && { ...row, deleted_at: now }
  if (op.op === 'patch') return row && { ...row, ...pick(collection, op.data) }
  if (row && !collection.sharesId) return row
  const present = row?.deleted_at === null ? row : freshRow(collection, op.id, actor, now, row)
  return { ...present, ...pick(collection, op.data) }
}

/** The columns of an op that whoever wrote it may write; derived ones are the commit's. */
export const pick = (collection: Collection, data: Values): Values => {
  const values: Values = {}
  for (const [name, value] of Object.entries(data)) {
    const column = collection.columns[name]
    if (column && column.write !== 'derived') values[name] = value
  }
  return values
}
