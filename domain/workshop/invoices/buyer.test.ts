import { describe, expect, it } from 'vitest'
import { buyerOf, missingOf, newsOf } from './buyer.ts'
import { invoiceName, stateOf } from './state.ts'

const car = (known: Partial<Parameters<typeof newsOf>[1]>) => ({ ...buyerOf(null, ''), ...known })

describe('the buyer', () => {
  it.each([
    ['Transport Mureșul SRL', '', 'firma'],
    ['Construct S.A.', '', 'firma'],
    ['Popa Ion P.F.A.', '', 'firma'],
    ['Salvatore Anastasia', '', 'persoana'],
    ['Iulia', '14399840', 'firma'],
    ['Iulia', '2900101123456', 'persoana'],
  ])('%s with %s is a %s', (client_nume, client_cod_fiscal, kind) => {
    expect(buyerOf(car({ client_nume, client_cod_fiscal }), '').client_tip).toBe(kind)
  })

  it('of an order without a car is the name on the order', () => {
    expect(buyerOf(null, 'Ștefan').client_nume).toBe('Ștefan')
  })

  it('lists missing fields, for a company its code too', () => {
    const person = { ...buyerOf(car({ client_nume: 'Ana', client_adresa: 'Str. 1' }), '') }
    expect(missingOf(person)).toEqual(['client_localitate', 'client_judet'])
    expect(missingOf({ ...person, client_tip: 'firma' })).toContain('client_cod_fiscal')
  })

  it('abroad is recognised by the TVA code, has no county, and keeps the country in the car’s row', () => {
    const known = car({ client_nume: 'Muster GmbH', client_cod_fiscal: 'DE 123456789', client_judet: 'CT' })
    const buyer = { ...buyerOf(known, ''), client_adresa: 'Hauptstr. 1', client_localitate: 'München' }
    expect(buyer).toMatchObject({
      client_tip: 'firma',
      client_tara: 'DE',
      client_cod_fiscal: 'DE123456789',
      client_judet: '',
    })
    expect(missingOf(buyer)).toEqual([])
    expect(newsOf({ ...buyer, client_judet: 'Bayern' }, known)).toMatchObject({
      client_tara: 'DE',
      client_judet: '',
    })
    expect(buyerOf({ ...known, client_tara: 'AT', client_cod_fiscal: '' }, '').client_tara).toBe('AT')
  })

  it('fills only the gaps of the car’s row', () => {
    const known = car({ client_nume: 'Ana', client_adresa: 'Str. 1' })
    const buyer = { ...buyerOf(known, ''), client_localitate: 'Constanța', client_adresa: '' }
    expect(newsOf(buyer, known)).toEqual({ client_localitate: 'Constanța' })
  })
})

describe('the state of an invoice', () => {
  const standing = (values: object) =>
    stateOf(
      {
        tip: 'factura',
        total_general: 100,
        rest: 100,
        incasat: 0,
        stornat: 0,
        data_scadenta: '2026-11-21',
        ...values,
      },
      '2026-11-21',
    )
  it.each([
    [{}, 'neincasata'],
    [{ data_scadenta: '2026-11-20' }, 'restanta'],
    [{ rest: 40, incasat: 60 }, 'partial'],
    [{ rest: 0, incasat: 100 }, 'achitata'],
    [{ rest: 0, stornat: 100 }, 'stornata'],
    [{ rest: -100, incasat: 100, stornat: 100 }, 'de_restituit'],
    [{ tip: 'storno', total_general: -100, rest: 0 }, 'storno'],
    [{ total_general: 0, rest: 0 }, 'achitata'],
  ])('%o is %s', (values, state) => {
    expect(standing(values)).toBe(state)
  })

  it('has series and number as its name, or the series until the number is assigned', () => {
    expect(invoiceName({ serie_factura: 'ROA', nr_factura: 42 })).toBe('ROA 42')
    expect(invoiceName({ serie_factura: 'ROA', nr_factura: 0 })).toBe('ROA')
  })
})
