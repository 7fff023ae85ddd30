import * as v from 'valibot'
import { isInstant } from '#domain/kernel/dates.ts'
import { UUID } from '#domain/kernel/ids.ts'
import { COLLECTIONS, isHeld } from '#domain/modules.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Column } from '#domain/sync/columns.ts'
import type { BackupLine } from './format.ts'

type Chunk = Extract<BackupLine, { type: 'rows' }>

const instant = v.pipe(v.string(), v.check(isInstant))

const systemSchema = v.object({
  id: v.pipe(v.string(), v.regex(UUID)),
  tenant_id: v.string(),
  oracle_id: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  rev: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  created_at: instant,
  updated_at: instant,
  deleted_at: v.null(),
})

/**
 * Checks one value against its column. A column that an older app did not know gets its initial value, as in an insert.
 */
const checkValue = (column: Column, value: unknown): { isGood: boolean; value: unknown } => {
  if (value === undefined) return { isGood: column.initial !== undefined, value: column.initial }
  // Most columns of most rows have their initial values.
  if (value === column.initial) return { isGood: true, value: column.initial }
  const parsed = v.safeParse(column.schema, value)
  return { isGood: parsed.success, value: parsed.output }
}

const checkRow = (
  columns: [string, Column][],
  tenantId: string,
  raw: Record<string, unknown>,
): Row | null => {
  const system = v.safeParse(systemSchema, raw)
  if (!system.success || system.output.tenant_id !== tenantId) return null
  const row: Record<string, unknown> = { ...system.output }
  for (const [name, column] of columns) {
    const { isGood, value } = checkValue(column, raw[name])
    if (!isGood) return null
    row[name] = value
  }
  return row as Row
}

/** The rows of a chunk that are valid by the declaration of their collection, and how many are not. */
export const checkRows = (chunk: Chunk, tenantId: string): { rows: Row[]; refused: number } => {
  if (!isHeld(chunk.collection)) return { rows: [], refused: chunk.rows.length }
  const columns: [string, Column][] = Object.entries(COLLECTIONS[chunk.collection].columns)
  const rows = chunk.rows
    .map((values) => Object.fromEntries(chunk.columns.map((name, index) => [name, values[index]])))
    .map((raw) => checkRow(columns, tenantId, raw))
    .filter((row) => row !== null)
  return { rows, refused: chunk.rows.length - rows.length }
}
