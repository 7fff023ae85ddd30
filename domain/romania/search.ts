import { cleanLetters } from '#domain/kernel/text.ts'
import { formatPhone, isPhone, normalisePhone } from './phone.ts'
import { normalisePlate } from './plate.ts'

/** Search as you type: diacritics, case and the separators of plates and phones make no difference. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
const ASCII = /^[\u0000-\u007F]*$/

/** A text in comparable form: lower case, no diacritics (ș, ş and s are equal), single spaces. */
export const fold = (text: string): string => {
  // Most texts have no diacritics, and building an index folds tens of thousands.
  const bare = ASCII.test(text) ? text : cleanLetters(text).normalize('NFD').replace(/\p{M}/gu, '')
  return bare.toLowerCase().replace(/\s+/g, ' ').trim()
}

/** The letters and digits of the folded text: `B-123 ABC` → `b123abc`. */
export const compact = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

/** The fields by which a row is found. */
export type Searchable = {
  texts?: readonly (string | null | undefined)[]
  plates?: readonly (string | null | undefined)[]
  phones?: readonly (string | null | undefined)[]
}

const present = (values: Searchable['texts']): string[] =>
  (values ?? []).filter((value): value is string => typeof value === 'string' && value.trim() !== '')

/** The text in which a row is searched: folded words, bare plates, phone numbers in national and international form. */
export const searchText = (row: Searchable): string =>
  [
    ...present(row.texts).map(fold),
    ...present(row.plates).map((plate) => fold(normalisePlate(plate))),
    ...present(row.phones).flatMap((phone) =>
      isPhone(phone) ? [compact(formatPhone(phone)), compact(normalisePhone(phone))] : [fold(phone)],
    ),
  ]
    // One field must not run into the next: a folded query never contains a line break.
    .join('\n')

/**
 * A query, folded once: a text matches when it contains every word, the query without separators, or the plate that the
 * query looks like.
 */
type Query = { words: readonly string[]; bare: string; plate: string }

const queryOf = (query: string): Query => {
  const words = fold(query)
    .split(' ')
    .filter((word) => word !== '')
  const bare = compact(query)
  const plate = ASCII.test(query) ? bare : fold(normalisePlate(query))
  // For a single bare word both tests are the same.
  return {
    words,
    bare: words.length === 1 && words[0] === bare ? '' : bare,
    plate: plate === bare ? '' : plate,
  }
}

/** A predicate on search texts, for searching many of them. */
export const searchTest = (query: string): ((text: string) => boolean) => {
  const { words, bare, plate } = queryOf(query)
  return (text) =>
    words.every((word) => text.includes(word)) ||
    (bare !== '' && text.includes(bare)) ||
    (plate !== '' && text.includes(plate))
}

/** Whether a row's search text matches a query. */
export const matchesSearch = (text: string, query: string): boolean => searchTest(query)(text)

/**
 * Whether the previous query already found everything that this one finds: one more character rarely finds a new row.
 */
export const isNarrower = (query: string, before: string): boolean => {
  const [now, then] = [queryOf(query), queryOf(before)]
  const byWords = then.words.every((old) => now.words.some((word) => word.includes(old)))
  // Matches by the bare form must have matched by one of the previous forms.
  const byBare =
    now.bare === '' ||
    then.words.every((old) => now.bare.includes(old)) ||
    (then.bare !== '' && now.bare.includes(then.bare))
  // A query that becomes a plate in look-alike letters is rare and searches afresh.
  return now.plate === '' && byWords && byBare
}
