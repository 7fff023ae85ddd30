import { keysOf } from '#domain/workshop/contacts/find-contact.ts'
import type { Contact } from '#domain/workshop/contacts/schema.ts'
import type { ContactEntry } from '#web/data/workshop/contact-index.ts'
import { alikeBy, type Mark } from '#web/merging/alike.ts'
import { mergeOps, type Undoable } from '#web/merging/merge-ops.ts'

/** Why two rows look like the same client. */
export type Likeness = 'code' | 'phone' | 'email' | 'name'

/** Letters of a name by which somebody can be known. */
const TELLING = 5

const marksOf = (entry: ContactEntry): Mark<Likeness>[] => {
  const { email, folded } = entry
  const { phone, fiscal_code } = keysOf(entry)
  return [
    ...(fiscal_code !== '' ? [['code', fiscal_code] as const] : []),
    ...(phone !== '' ? [['phone', phone] as const] : []),
    ...(email !== '' ? [['email', email.toLowerCase()] as const] : []),
    // A short name alone is everybody's.
    ...(folded.length >= TELLING ? [['name', folded] as const] : []),
  ]
}

const differ = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other

/**
 * Clients who look alike. Two with different codes are two, such as the firms that one phone answers for; two people of
 * one name have different phones.
 */
export const { likenessOf, doubledIds } = alikeBy(marksOf, (why, a, b) => {
  const [one, other] = [keysOf(a), keysOf(b)]
  return differ(one.fiscal_code, other.fiscal_code) || (why === 'name' && differ(one.phone, other.phone))
})

/** Columns that the kept client takes from the other where his own are blank. */
const FILLED = ['name', 'phone', 'email', 'fiscal_code', 'registration', 'notes'] as const
/** One address: a street of one town is never put beside another town. */
const ADDRESS = ['address', 'city', 'county', 'postal_code'] as const

/** Merges a client into the kept one. */
export const mergeContacts = (kept: Contact, other: Contact): Undoable =>
  mergeOps('contacts', kept, other, [
    ...FILLED,
    ...(ADDRESS.every((column) => kept[column] === '') ? ADDRESS : []),
  ])
