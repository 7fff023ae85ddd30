import { describe, expect, it } from 'vitest'
import { fold } from '#domain/romania/search.ts'
import type { Contact } from '#domain/workshop/contacts/schema.ts'
import type { ContactEntry } from '#web/data/workshop/contact-index.ts'
import { likenessOf, mergeContacts } from './duplicates.ts'

const entry = (id: string, changes: Partial<ContactEntry>): ContactEntry => ({
  id,
  text: '',
  kind: 'person',
  name: '',
  folded: '',
  phone: '',
  email: '',
  fiscal_code: '',
  city: '',
  ...changes,
})

describe('two rows of one client', () => {
  it('have the same code, phone, e-mail or whole name', () => {
    const one = entry('a', { fiscal_code: '14399840', email: 'ana@x.ro', folded: 'ana tuta' })
    expect(likenessOf(one, entry('b', { fiscal_code: '14399840', folded: 'alta' }))).toBe('code')
    expect(likenessOf(one, entry('b', { email: 'ANA@x.ro' }))).toBe('email')
    expect(likenessOf(one, entry('b', { folded: 'ana tuta' }))).toBe('name')
    expect(likenessOf(entry('a', { folded: 'ana' }), entry('b', { folded: 'ana' }))).toBe(null)
    const [short, long] = ['Țuțea', 'Tutea'].map((name, at) => entry(`${at}`, { name, folded: fold(name) }))
    expect(short && long && likenessOf(short, long)).toBe('name')
  })

  it('are two people where the name is the same and the phones differ', () => {
    const one = entry('a', { folded: 'ion popescu', phone: '+40722000111' })
    expect(likenessOf(one, entry('b', { folded: 'ion popescu', phone: '+40722000222' }))).toBe(null)
    expect(likenessOf(one, entry('b', { folded: 'ion popescu' }))).toBe('name')
  })
})

it('two firms of one phone are two', () => {
  const one = entry('a', { phone: '+40722000111', fiscal_code: '14399840' })
  expect(likenessOf(one, entry('b', { phone: '+40722000111', fiscal_code: '22641090' }))).toBe(null)
  expect(likenessOf(one, entry('b', { phone: '+40722000111' }))).toBe('phone')
})

describe('merging clients', () => {
  const contact = (id: string, changes: Partial<Contact>): Contact =>
    ({
      id,
      name: '',
      phone: '',
      email: '',
      fiscal_code: '',
      registration: '',
      notes: '',
      address: '',
      city: '',
      county: '',
      postal_code: '',
      ...changes,
    }) as Contact

  it('fills blanks, and takes an address whole or not at all', () => {
    const other = contact('other', { phone: '+40722000111', address: 'Str. Mării 1', city: 'Mangalia' })
    const { ops, undo } = mergeContacts(contact('kept', { name: 'Ana' }), other)
    expect(ops[1]).toMatchObject({
      id: 'kept',
      data: { phone: '+40722000111', address: 'Str. Mării 1', city: 'Mangalia' },
    })
    expect(undo[1]).toMatchObject({ id: 'kept', data: { phone: '', address: '', city: '' } })
    const lives = contact('kept', { name: 'Ana', city: 'Constanța' })
    expect(mergeContacts(lives, other).ops[1]).toMatchObject({ data: { phone: '+40722000111' } })
    expect(mergeContacts(lives, other).ops[1]).not.toHaveProperty('data.address')
  })
})
