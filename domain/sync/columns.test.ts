import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { cleanText, fits } from '#domain/kernel/text.ts'
import { COLLECTIONS } from '#domain/modules.ts'
import { dialDigits } from '#domain/romania/phone.ts'
import { matchesSearch, searchText } from '#domain/romania/search.ts'
import { invoices } from '#domain/workshop/invoices/schema.ts'
import { vehicles } from '#domain/workshop/vehicles/schema.ts'
import { readTable } from '../csv/table.ts'
import { PRIVACY_VERSION, TERMS_VERSION } from '../legal/versions.ts'
import { registerSchema } from '../team/sign-up.ts'
import { type Column, text } from './columns.ts'
import { readMutation } from './read-mutation.ts'

const textColumns = Object.values(COLLECTIONS).flatMap(({ name, columns }) =>
  Object.entries<Column>(columns)
    .filter(([, column]) => column.type === 'text')
    .map(([column, { schema }]) => ({ place: `${name}.${column}`, schema })),
)

/** What people paste. */
const pasted = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'aș \n\t', '0722', '+', 'ş', 's\u0327', '\uFB2C', '😀', '\u0000', '\uD800', '\uFFFE'),
    fc.constantFrom('\u200B', '\u202A', '\u202C', '\u2060', '\u2069', '\uFEFF', '\u0344'),
  ),
  maxLength: 40,
})

describe('a column of text', () => {
  it('stores clean text that stays the same when it is sent back or restored', () => {
    for (const { place, schema } of textColumns) {
      fc.assert(
        fc.property(pasted, (typed) => {
          const first = v.safeParse(schema, typed)
          if (!first.success) return
          expect(cleanText(String(first.output)), place).toBe(first.output)
          expect(v.safeParse(schema, first.output), place).toMatchObject({
            success: true,
            output: first.output,
          })
        }),
        { numRuns: 30 },
      )
    }
  })

  it('is measured after NFC: a name of 200 letters that become 600 is refused', () => {
    const name = (typed: string) => v.safeParse(invoices.columns.client_nume.schema, typed)
    expect(name('\uFB2C'.repeat(200)).success).toBe(false)
    expect(name('a\u0306'.repeat(200))).toMatchObject({ success: true, output: 'ă'.repeat(200) })
    expect(name(`${'a'.repeat(200)}\u200B`)).toMatchObject({ success: true, output: 'a'.repeat(200) })
    expect(name('a'.repeat(201)).success).toBe(false)
  })

  it('of a limited length takes exactly that many letters, whatever blanks and marks surround them', () => {
    const { schema } = text(10)
    fc.assert(
      fc.property(pasted, (typed) => {
        expect(v.safeParse(schema, typed).success).toBe(fits(cleanText(typed), 10))
      }),
    )
  })

  it('with a standard form is measured in that form', () => {
    expect(v.safeParse(vehicles.columns.client_judet.schema, 'Județul Constanţa')).toMatchObject({
      output: 'CT',
    })
  })
})

describe('a column of JSON', () => {
  const { schema } = invoices.columns.tva_pe_cote
  const group = { categorie: 'S', cota: 2100, total_linii: 100, discount: 0, baza: 100, tva: 21 }

  it('stores only JSON of its shape', () => {
    const good = JSON.stringify([group])
    expect(v.parse(schema, good)).toBe(good)
    expect(v.parse(schema, ` [${JSON.stringify({ ...group, x: 1 })}] `)).toBe(good)
    expect(v.parse(schema, '')).toBe('')
  })

  it.each([
    '{',
    'null',
    '{}',
    '[1]',
    JSON.stringify([{ ...group, cota: '21' }]),
    JSON.stringify([{ ...group, baza: 1e300 }]),
    JSON.stringify([{ ...group, categorie: 'X' }]),
  ])('refuses %s', (value) => {
    expect(v.safeParse(schema, value).success).toBe(false)
  })
})

describe('the country of a buyer', () => {
  const { schema } = invoices.columns.client_tara

  it.each([
    ['ro', 'RO'],
    ['EL', 'GR'],
    ['UK', 'GB'],
    ['DE', 'DE'],
  ])('%s is stored as the ISO code %s', (typed, kept) => {
    expect(v.parse(schema, typed)).toBe(kept)
  })

  it.each(['', 'XX', 'R', 'ROM', '12', '\u200B'])('%j is refused', (typed) => {
    expect(v.safeParse(schema, typed).success).toBe(false)
  })
})

describe('a phone number pasted with direction marks', () => {
  const kept = v.parse(vehicles.columns.client_telefon.schema, '\u202A+40 722 123 456\u202C')
  it('can be searched and called', () => {
    expect(kept).toBe('+40722123456')
    expect(matchesSearch(searchText({ phones: [kept] }), '0722123456')).toBe(true)
    expect(matchesSearch(searchText({ phones: [kept] }), '\u202A0722 123 456\u202C')).toBe(true)
    expect(dialDigits('\u202A+40 722 123 456\u202C')).toBe('40722123456')
  })
})

describe('the other inputs', () => {
  it('clean the label of an act before they measure it', () => {
    const act = (label: string) =>
      readMutation({
        at: '2026-11-21T08:00:00.000Z',
        label,
        ops: [{ op: 'delete', collection: 'orders', id: '00000000-0000-7000-9000-000000000001', base: 0 }],
      })
    expect(act('\u202EComandă\u0000 nouă\uD800')).toMatchObject({ mutation: { label: 'Comandă  nouă' } })
    expect(act('\uFB2C'.repeat(200)).mutation).toBeNull()
    expect(act('😀'.repeat(200)).mutation).not.toBeNull()
  })

  it('clean a cell of a file and convert the cedillas of old programs', () => {
    const { rows } = readTable('Nume;Oraș\nŢăndărică\u200B Ştefan;\u202AIaşi\u202C', [
      { key: 'name', names: ['Nume'] },
      { key: 'town', names: ['Oraș'] },
    ])
    expect(rows[0]?.cells).toEqual({ name: 'Țăndărică Ștefan', town: 'Iași' })
  })

  it('clean the form of a registration', () => {
    const typed = {
      company: 'Auto\u200B Ştefan',
      name: 'Ion\u0000',
      email: '\u200BIon@Service.ro\u2060',
      password: 'parolă cu ş și ţ',
      registered: false,
      termsVersion: TERMS_VERSION,
      privacyVersion: PRIVACY_VERSION,
    } as const
    expect(v.parse(registerSchema, typed)).toMatchObject({
      company: 'Auto Ștefan',
      cui: '',
      name: 'Ion',
      email: 'ion@service.ro',
      password: 'parolă cu ș și ț',
    })
  })
})
