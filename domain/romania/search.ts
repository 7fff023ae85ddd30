import { formatPhone, isPhone, normalisePhone } from './phone.ts'
import { normalisePlate } from './plate.ts'

/** Search as you type: diacritics, case and the separators of plates and phones make no difference. */

/** A text for comparing: lower case, no diacritics (ș, ş and s are one), single spaces. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** The folded text without anything but letters and digits: `B-123 ABC` → `b123abc`. */
export const compact = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

/** What a row can be found by. */
export type Searchable = {
  texts?: readonly (string | null | undefined)[]
  plates?: readonly (string | null | undefined)[]
  phones?: readonly (string | null | undefined)[]
}

const present = (values: Searchable['texts']): string[] =>
  (values ?? []).filter((value): value is string => typeof value === 'string' && value.trim() !== '')

/** The one text that a row is searched in: folded words, bare plates, phones both national and international. */
export const searchText = (row: Searchable): string =>
  [
    ...present(row.texts).map(fold),
    ...present(row.plates).map((plate) => fold(normalisePlate(plate))),
    ...present(row.phones).flatMap((phone) =>
      isPhone(phone) ? [compact(formatPhone(phone)), compact(normalisePhone(phone))] : [fold(phone)],
    ),
  ]
    // One field must not run into the next: a query never holds a line break once folded.
    .join('\n')

/** Whether a row's search text holds every word of the query, or the query without its separators. */
export const matchesSearch = (text: string, query: string): boolean => {
  const folded = fold(query)
  if (folded === '' || folded.split(' ').every((word) => text.includes(word))) return true
  const bare = compact(query)
  return bare !== '' && text.includes(bare)
}
