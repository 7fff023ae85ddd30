import { describe, expect, it } from 'vitest'
import { valuesOfInvoice, valuesOfOrder, valuesOfReminder } from './values.ts'

const SHOP = { nume: 'Auto Turcu', telefon: '+40722123456' }
const CAR = { plate: 'CT12MRS', make: 'Dacia', model: 'Logan' }

it('an order names its car and the sum to pay', () => {
  const order = {
    nr_comanda: 7,
    total_general: 123_450,
    client_nume: 'Dan Turcu',
    nr_auto: 'CT12MRS',
    marca_denumire: 'Dacia',
    model_denumire: '',
  }
  expect(valuesOfOrder(order, SHOP)).toEqual({
    client: 'Dan Turcu',
    masina: 'Dacia',
    numar: 'CT 12 MRS',
    atelier: 'Auto Turcu',
    telefon: '0722 123 456',
    comanda: '7',
    total: '1.234,50\u00a0lei',
  })
})

it('an invoice says what is left to pay, in its own currency, and nothing where all is paid', () => {
  const invoice = {
    serie_factura: 'AT',
    nr_factura: 12,
    total_general: 10_000,
    rest: -500,
    moneda: 'EUR',
    client_nume: 'Dan Turcu',
    nr_auto: 'CT12MRS',
  } as const
  expect(valuesOfInvoice(invoice, CAR, { ...SHOP, telefon: '' })).toMatchObject({
    factura: 'AT 12',
    total: '100,00 EUR',
    rest: null,
    telefon: '',
  })
  expect(valuesOfInvoice({ ...invoice, rest: 500 }, CAR, SHOP).rest).toBe('5,00 EUR')
})

describe('a reminder', () => {
  const of = (some: Partial<Parameters<typeof valuesOfReminder>[0]>, language: 'ro' | 'en' = 'ro') => {
    const reminder = { kind: 'itp', due_date: '2026-12-01', due_km: null, note: '', ...some } as const
    const { eveniment, termen } = valuesOfReminder(reminder, 'Ana', CAR, SHOP, {
      today: '2026-11-29',
      booking: null,
      language,
    })
    return `${eveniment}: ${termen}`
  }

  it('says whether the day is ahead or has passed', () => {
    expect(of({})).toBe('ITP: expiră la 01.12.2026')
    expect(of({ kind: 'rca', due_date: '2026-11-01' })).toBe('RCA: a expirat la 01.11.2026')
    expect(of({}, 'en')).toBe('ITP inspection: expires on 01.12.2026')
  })

  it('names kilometres with the day, or alone', () => {
    expect(of({ kind: 'ulei', due_km: 110_000 })).toBe(
      'Schimb de ulei: are termen la 01.12.2026 sau la 110.000 km',
    )
    expect(of({ kind: 'ulei', due_date: null, due_km: 110_000 })).toBe(
      'Schimb de ulei: are termen la 110.000 km',
    )
  })

  it('calls anything else what the shop called it', () => {
    expect(of({ kind: 'alta', note: 'Verificat frâne' })).toBe('Verificat frâne: are termen la 01.12.2026')
    expect(of({ kind: 'alta' })).toBe('Verificare: are termen la 01.12.2026')
  })
})
