import { DECIMALS, isNumber } from '#domain/kernel/number-kinds.ts'
import type { CollectionName } from '#domain/modules.ts'
import { formatDecimal, formatMoney, parseDecimal } from '#domain/romania/numbers.ts'
import { fold } from '#domain/romania/search.ts'
import type { Row } from '#domain/sync/collection.ts'
import { m } from '#web/i18n/messages.ts'
import { own } from '#web/wording/column-label.ts'
import { wordOf } from '#web/wording/written-as.ts'
import type { Field } from './catalogues.ts'

const collator = new Intl.Collator('ro', { numeric: true, sensitivity: 'base' })

export type Value = string | number | null
export type Entry = Row

/** The names of the rows to which links of a catalogue can point, by collection and id. */
export type Names = Readonly<Partial<Record<CollectionName, ReadonlyMap<string, string>>>>

/** Whether a field is filled by picking an option. */
export const isPicked = ({ kind }: Field): boolean => kind === 'ref' || kind === 'choice'
/** Whether a field is a number: it has a numeric keyboard, and is aligned to the right. */
export const isFigure = ({ kind }: Field): boolean => isNumber(kind)

/** The message for a cell that cannot be read. */
export const wrongWord = ({ kind }: Field): string =>
  own<string>(m.catalog.wrong, kind) ?? m.issues.amount_invalid

/** The options, by value and name: choices in their declared order, links in Romanian alphabetical order. */
export const optionsOf = (field: Field, names: Names): readonly (readonly [string, string])[] =>
  field.kind === 'choice'
    ? field.choices.map((choice) => [choice, wordOf(choice) ?? choice] as const)
    : [...((field.target && names[field.target]) ?? [])].sort(([, a], [, b]) => collator.compare(a, b))

/** A value as it is written in a cell, with Romanian figures (files are for a Romanian Excel). */
export const writeCell = (field: Field, value: Value | undefined, names: Names): string => {
  if (value === null || value === undefined || (field.blankNought && value === 0)) return ''
  if (field.kind === 'money') return formatMoney(Number(value))
  if (isNumber(field.kind)) return formatDecimal(Number(value), DECIMALS[field.kind])
  if (field.kind === 'choice') return optionsOf(field, names).find(([id]) => id === value)?.[1] ?? ''
  if (field.target) return names[field.target]?.get(String(value)) ?? ''
  return String(value)
}

/** Reads a cell: its value, or `wrong` where it cannot be read. Picked values are found by their name. */
export const readCell = (field: Field, text: string, names: Names): { value: Value } | 'wrong' => {
  const typed = text.trim()
  if (isPicked(field)) {
    if (typed === '') return { value: field.choices[0] ?? null }
    for (const [id, name] of optionsOf(field, names)) if (fold(name) === fold(typed)) return { value: id }
    return 'wrong'
  }
  if (!isNumber(field.kind)) return { value: typed }
  if (typed === '') return { value: field.orNothing ? null : 0 }
  const value = parseDecimal(typed, DECIMALS[field.kind])
  return value === null || value < 0 ? 'wrong' : { value }
}

/** Compares two entries by the position that people gave them; the older one comes first where it is the same. */
export const byPositionIn =
  (column: string | undefined) =>
  (a: Entry, b: Entry): number =>
    (column ? Number(a[column]) - Number(b[column]) : 0) || (a.id < b.id ? -1 : 1)

/** Compares two entries by a column, in Romanian alphabetical order. */
export const compareBy =
  (field: Field, names: Names) =>
  (a: Entry, b: Entry): number => {
    const [left, right] = [a[field.column], b[field.column]]
    if (typeof left === 'number' && typeof right === 'number') return left - right
    return collator.compare(writeCell(field, left, names), writeCell(field, right, names))
  }
