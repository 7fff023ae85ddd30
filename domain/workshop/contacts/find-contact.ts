import { vatCountry } from '#domain/companies/vat-id.ts'
import { compare } from '#domain/kernel/compare.ts'
import { isValidCnp } from '#domain/romania/cnp.ts'
import { isValidCui } from '#domain/romania/cui.ts'
import { isPhone } from '#domain/romania/phone.ts'
import { compact, fold } from '#domain/romania/search.ts'
import type { Contact } from './schema.ts'

/** What tells whether two rows are one client. */
export type Identity = Pick<Contact, 'name' | 'phone' | 'fiscal_code'>

/** The values by which a client is found; '' where there is none, as in „fără telefon”, or in a code of zeros. */
export type ContactKeys = { phone: string; fiscal_code: string }

export const keysOf = ({ phone, fiscal_code }: Omit<Identity, 'name'>): ContactKeys => ({
  phone: isPhone(phone) ? phone : '',
  fiscal_code:
    isValidCui(fiscal_code) || isValidCnp(fiscal_code) || vatCountry(fiscal_code) !== null ? fiscal_code : '',
})

export const hasKeys = ({ phone, fiscal_code }: ContactKeys): boolean => phone !== '' || fiscal_code !== ''

/** Characters of a word that two names may share by chance, such as initials and „SA”. */
const TELLING_WORD = 3
const LEGAL_FORMS = new Set(['srl', 'pfa', 'snc', 'ong'])

/** Whether two names may be one client's: one is empty, or they share a word: „Pop Ana” and „Ana Popescu”. */
export const isAlike = (one: string, other: string): boolean => {
  if (one === '' || other === '' || compact(one) === compact(other)) return true
  const words = new Set(fold(one).split(/[^\p{L}\p{N}]+/u))
  return fold(other)
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => word.length >= TELLING_WORD && !LEGAL_FORMS.has(word) && words.has(word))
}

/**
 * The one rule that says which contact a client is: the one with his fiscal code, otherwise the one with his phone. One
 * phone may answer for two firms, and for a person and his firm: then code and name tell them apart. Among several the
 * one of his name, then the first one made: ids grow with time.
 */
export const findContact = <Known extends Identity & { id: string }>(
  wanted: Identity,
  known: readonly Known[],
): Known | null => {
  const { phone, fiscal_code } = keysOf(wanted)
  const same = known.filter((one) => fiscal_code !== '' && keysOf(one).fiscal_code === fiscal_code)
  const reached = known.filter((one) => {
    const keys = keysOf(one)
    if (phone === '' || keys.phone !== phone) return false
    return fiscal_code === '' || (keys.fiscal_code === '' && isAlike(one.name, wanted.name))
  })
  const found = same.length > 0 ? same : reached
  const isNamed = (one: Known) => compact(one.name) === compact(wanted.name)
  return [...found].sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)) || compare(a.id, b.id))[0] ?? null
}
