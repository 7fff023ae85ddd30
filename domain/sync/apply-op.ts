import * as v from 'valibot'
import { AppError, type FieldIssue } from '#domain/kernel/errors.ts'
import { issueOf } from '#domain/kernel/issues.ts'
import type { Actor } from './actor.ts'
import { type Collection, type Row, SYSTEM_COLUMNS } from './collection.ts'
import type { Values } from './log.ts'
import type { Op } from './protocol.ts'
import { mayWrite } from './rights.ts'
import { seesColumn } from './sight.ts'

const SYSTEM = new Set<string>(SYSTEM_COLUMNS)

/**
 * Checks the columns that a client sent and returns those it may write, in their stored form.
 * @throws AppError `unknown_column`, `forbidden_column` (a system column, such as a forged `tenant_id`, or a column
 * reserved for others) or `invalid_input` with the columns that are wrong.
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
    // S24.8: the commit prices a line of somebody who sees no prices.
    if (kind === 'insert' && !seesColumn(column, actor)) continue
    if (column.write === 'create' && kind === 'patch') throw forbidden(name)
    const parsed = v.safeParse(column.schema, value)
    // A form may send a new row whole: a column that holds its default counts as not written.
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
 * S7.5: the insert of a row that another device has already made becomes a patch of that row; this device had seen
 * nothing of it.
 * @throws AppError `row_exists` where ids are not shared, or the two rows do not mean the same thing.
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

/**
 * A row cloned from a template has the same shape as its siblings, which makes it several times as fast as one built
 * column by column.
 */
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
 * A new row with defaults for everything that the client left out. A row that is made again under a shared id, after it
 * was deleted, keeps its creation time and its number in Oracle.
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
 * The row after an op, without any rule: what a device shows for a change that the server has not answered yet (S15.1).
 * Returns null for a patch of a row that does not exist.
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

/** The columns of an op that its writer may write; the commit computes the derived ones. */
export const pick = (collection: Collection, data: Values): Values => {
  const values: Values = {}
  for (const [name, value] of Object.entries(data)) {
    const column = collection.columns[name]
    if (column && column.write !== 'derived') values[name] = value
  }
  return values
}
