import { isPhone } from '#domain/romania/phone.ts'
import type { Contact } from '#domain/workshop/contacts/schema.ts'
import { alikeBy, type Mark } from '#web/merging/alike.ts'
import { mergeOps, type Undoable } from '#web/merging/merge-ops.ts'
import type { ContactEntry } from '../contact-index.ts'

/** Why two rows look like the same client. */
export type Likeness = 'code' | 'phone' | 'email' | 'name'

const marksOf = ({ code, phone, email, folded }: ContactEntry): Mark<Likeness>[] => [
  ...(code.length >= 4 ? [['code', code] as const] : []),
  ...(isPhone(phone) ? [['phone', phone] as const] : []),
  ...(email !== '' ? [['email', email.toLowerCase()] as const] : []),
  // A first name alone is everybody's.
  ...(folded.includes(' ') ? [['name', folded] as const] : []),
]

/** Clients who look alike. Two people of one name have different phones or codes. */
export const { likenessOf, doubledIds } = alikeBy(marksOf, (why, one, other) => {
  const differ = (a: string, b: string) => a !== '' && b !== '' && a !== b
  return why === 'name' && (differ(one.phone, other.phone) || differ(one.code, other.code))
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
