import { cleanLetters } from '#domain/kernel/text.ts'
import { formatPhone, isPhone, normalisePhone } from './phone.ts'
import { normalisePlate } from './plate.ts'

/** Search as you type: diacritics, case and the separators of plates and phones make no difference. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
const ASCII = /^[\u0000-\u007F]*$/

/** A text for comparing: lower case, no diacritics (ș, ş and s are one), single spaces. */
export const fold = (text: string): string => {
  // Most texts have no diacritics, and tens of thousands are folded when an index is made.
  const bare = ASCII.test(text) ? text : cleanLetters(text).normalize('NFD').replace(/\p{M}/gu, '')
  return bare.toLowerCase().replace(/\s+/g, ' ').trim()
}

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

/**
 * A query, folded once: a text fits when it holds every word, or the query without its separators, or the plate that it
 * looks like.
 */
type Query = { words: readonly string[]; bare: string; plate: string }

const queryOf = (query: string): Query => {
  const words = fold(query)
    .split(' ')
    .filter((word) => word !== '')
  const bare = compact(query)
  const plate = ASCII.test(query) ? bare : fold(normalisePlate(query))
  // Of one bare word both would ask the same.
  return {
    words,
    bare: words.length === 1 && words[0] === bare ? '' : bare,
    plate: plate === bare ? '' : plate,
  }
}

/** A test of search texts, for going through many of them. */
export const searchTest = (query: string): ((text: string) => boolean) => {
  const { words, bare, plate } = queryOf(query)
  return (text) =>
    words.every((word) => text.includes(word)) ||
    (bare !== '' && text.includes(bare)) ||
    (plate !== '' && text.includes(plate))
}

/** Whether a row's search text fits a query. */
export const matchesSearch = (text: string, query: string): boolean => searchTest(query)(text)

/** Whether all that a query finds was found by the one before: one key more rarely finds anything new. */
export const isNarrower = (query: string, before: string): boolean => {
  const [now, then] = [queryOf(query), queryOf(before)]
  const byWords = then.words.every((old) => now.words.some((word) => word.includes(old)))
  // What fits by its bare form must have fitted by one form or the other.
  const byBare =
    now.bare === '' ||
    then.words.every((old) => now.bare.includes(old)) ||
    (then.bare !== '' && now.bare.includes(then.bare))
  // What looks like a plate in other letters is rare: it is looked for anew.
  return now.plate === '' && byWords && byBare
}
