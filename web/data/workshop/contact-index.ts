import { normalisePhone } from '#domain/romania/phone.ts'
import { compact, fold, searchText } from '#domain/romania/search.ts'
import { findContact } from '#domain/workshop/contacts/find-contact.ts'
import { type Contact, type ContactKind, normaliseFiscalCode } from '#domain/workshop/contacts/schema.ts'
import { indexOfRows, useSearchedRows } from '#web/data/search-rows.ts'

/** A client in the index; phone and fiscal code as stored. */
export type ContactEntry = {
  id: string
  text: string
  kind: ContactKind
  name: string
  /** The name folded. */
  folded: string
  phone: string
  email: string
  fiscal_code: string
  city: string
}

const entriesOf = async (rows: Contact[]): Promise<ContactEntry[]> =>
  rows.flatMap((row) =>
    // A client who was merged into another is found as that one.
    row.merged_into !== null
      ? []
      : {
          id: row.id,
          kind: row.kind,
          name: row.name,
          folded: fold(row.name),
          phone: row.phone,
          email: row.email,
          fiscal_code: row.fiscal_code,
          city: row.city,
          text: searchText({
            texts: [row.name, row.fiscal_code, row.email, row.city],
            phones: [row.phone],
          }),
        },
  )

const indexOf = indexOfRows('contacts', entriesOf)

/** The clients by name; those without one at the end, by phone. */
export const byName = (a: ContactEntry, b: ContactEntry): number => {
  if ((a.folded === '') !== (b.folded === '')) return a.folded === '' ? 1 : -1
  const [left, right] = a.folded === b.folded ? [a.phone, b.phone] : [a.folded, b.folded]
  return left < right ? -1 : left > right ? 1 : 0
}

/** How well a client matches: by the start of his name, of a word of it, of his phone or code, by the rest. */
const distance = ({ folded, phone, fiscal_code }: ContactEntry, words: string, bare: string): number => {
  if (folded.startsWith(words)) return 0
  if (folded.includes(` ${words}`)) return 1
  return fiscal_code.startsWith(bare) || phone.includes(bare) ? 2 : 3
}

/** The matches of a query, the best first. */
export const bestFirst = (found: readonly ContactEntry[], query: string): ContactEntry[] => {
  const [words, bare] = [fold(query), compact(query)]
  const shelves: ContactEntry[][] = [[], [], [], []]
  for (const entry of found) shelves[distance(entry, words, bare)]?.push(entry)
  return shelves.flatMap((shelf) => shelf.sort(byName))
}

/** The client whom typed values mean, by the rule of the commit; null while they mean nobody. */
export const knownContact = (
  all: Iterable<ContactEntry>,
  typed: { name: string; phone: string; code: string },
): ContactEntry | null =>
  findContact(
    { name: typed.name, phone: normalisePhone(typed.phone), fiscal_code: normaliseFiscalCode(typed.code) },
    [...all],
  )

/** All clients of the shop in memory, kept current: found by name, phone, fiscal code, e-mail and town. */
export const useContactIndex = () => useSearchedRows(indexOf, bestFirst)
