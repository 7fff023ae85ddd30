import { COLLECTIONS } from '#domain/modules.ts'
import { indexedColumns, type Row } from '#domain/sync/collection.ts'
import type { Values } from '#domain/sync/log.ts'
import { erasedContent } from '#domain/workshop/approvals/erased-content.ts'
import { ERASED, erasedValue } from './erased.ts'
import { PERSONAL, type PersonalName } from './personal.ts'

/** Names, numbers and plates by which texts name a client, in the form in which they are compared. */
export type Naming = ReadonlySet<string>

/** Shorter values would be found in texts that don't name the client. */
const SHORTEST = 4

const comparable = (text: string): string => text.toLowerCase().replace(/[\s.\-+]/g, '')

/** The comparable forms of values; `+40722…` is also known as `0722…`. */
export const namingOf = (values: Iterable<string>): Naming => {
  const forms = [...values].flatMap((value) => {
    const form = comparable(value)
    return form.startsWith('40') ? [form, form.slice(1)] : [form]
  })
  return new Set(forms.filter((form) => form.length >= SHORTEST))
}

/** Whether a text contains one of the values. */
export const isNaming = (text: string, naming: Naming): boolean => {
  const form = comparable(text)
  for (const value of naming) if (form.includes(value)) return true
  return false
}

const NO_DIGEST = '0'.repeat(64)

/** What takes the place of a value of a personal column. */
const erasedOf = (name: PersonalName, column: string, value: unknown, naming: Naming): string | null => {
  if (name === 'approval_requests' && column === 'content')
    return erasedContent(String(value), (text) => isNaming(text, naming))
  if (name === 'photos' && column === 'sha256') return NO_DIGEST
  const collection = COLLECTIONS[name]
  const declared = (collection.columns as Readonly<Record<string, Parameters<typeof erasedValue>[0]>>)[column]
  if (!declared) throw new Error(`${name} has no column ${column}`)
  return erasedValue(declared, indexedColumns(collection).includes(column))
}

/** How the rows of a collection are erased: its columns without those that stay (`except`), or only some (`only`). */
export type Erasing = { naming: Naming; except?: readonly string[]; only?: readonly string[] }

/** Values without a client's data; the same values where nothing is to be erased. Used for rows and for the log. */
export const eraseValues = <V extends Values | Row>(
  name: PersonalName,
  values: V,
  { naming, except = [], only }: Erasing,
): V => {
  const { erased = [], ifNaming = [] } = PERSONAL[name] ?? {}
  const changes: Values = {}
  for (const column of erased) {
    const value = values[column]
    if (except.includes(column) || (only && !only.includes(column))) continue
    if (value === undefined || value === null || value === '') continue
    const after = erasedOf(name, column, value, naming)
    if (after !== value) changes[column] = after
  }
  for (const column of ifNaming) {
    const value = values[column]
    if (typeof value === 'string' && value !== ERASED && isNaming(value, naming)) changes[column] = ERASED
  }
  return Object.keys(changes).length === 0 ? values : { ...values, ...changes }
}
