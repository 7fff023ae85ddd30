import type { CollectionName } from '#domain/modules.ts'
import { formatMoney, formatQuantity, parseDecimal } from '#domain/romania/numbers.ts'
import { fold } from '#domain/romania/search.ts'
import type { Row } from '#domain/sync/collection.ts'
import type { Field } from './catalogues.ts'

export type Value = string | number | null
export type Entry = Row

/** The names of the rows that links of a catalogue may name, by collection and id. */
export type Names = Readonly<Partial<Record<CollectionName, ReadonlyMap<string, string>>>>

/** A value as it is written in a cell, in Romanian (a file is always in Romanian). */
export const writeCell = (field: Field, value: Value | undefined, names: Names): string => {
  if (value === null || value === undefined) return ''
  if (field.kind === 'money') return formatMoney(Number(value))
  if (field.kind === 'hours') return formatQuantity(Number(value))
  if (field.kind === 'link' && field.target) return names[field.target]?.get(String(value)) ?? ''
  return String(value)
}

/** What a cell means: its value, or `wrong` where it cannot be read. A link comes as the id of the row of that name. */
export const readCell = (field: Field, text: string, names: Names): { value: Value } | 'wrong' => {
  const typed = text.trim()
  if (field.kind === 'text') return { value: typed }
  if (field.kind === 'link') {
    if (typed === '') return { value: null }
    for (const [id, name] of (field.target && names[field.target]) ?? [])
      if (fold(name) === fold(typed)) return { value: id }
    return 'wrong'
  }
  if (typed === '') return { value: 0 }
  const value = parseDecimal(typed, field.kind === 'money' ? 2 : 3)
  return value === null || value < 0 ? 'wrong' : { value }
}

const collator = new Intl.Collator('ro', { numeric: true, sensitivity: 'base' })

/** Compares two entries by a column, as a reader of Romanian expects. */
export const compareBy =
  (field: Field, names: Names) =>
  (a: Entry, b: Entry): number => {
    const [left, right] = [a[field.column], b[field.column]]
    if (typeof left === 'number' && typeof right === 'number') return left - right
    return collator.compare(writeCell(field, left, names), writeCell(field, right, names))
  }
