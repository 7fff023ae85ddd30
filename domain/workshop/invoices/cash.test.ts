import { describe, expect, it } from 'vitest'
import { cashLimit } from '#domain/romania/cash.ts'
import { cashDoubt, cashOfDay, isSameClient } from './cash.ts'

const NONE = { plafon_firma: null, plafon_persoana: null, plafon_din: null }

describe('the limit of cash', () => {
  it('is the legal one, until the shop sets its own from a day on', () => {
    expect([cashLimit('2026-11-29', true, NONE), cashLimit('2026-11-29', false, NONE)]).toEqual([
      500_000, 1_000_000,
    ])
    const own = { plafon_firma: 100_000, plafon_persoana: null, plafon_din: '2027-01-01' }
    expect(cashLimit('2026-12-31', true, own)).toBe(500_000)
    expect(cashLimit('2027-01-01', true, own)).toBe(100_000)
    expect(cashLimit('2027-01-01', false, own)).toBe(1_000_000)
    expect(cashLimit('2020-01-01', true, { ...own, plafon_din: null })).toBe(100_000)
  })
})

describe('a payment in cash', () => {
  const payment = (over: Partial<Parameters<typeof cashDoubt>[0]>) =>
    cashDoubt({
      amount: 500_000,
      limit: 500_000,
      isCompany: true,
      takenThatDay: 0,
      invoiceTotal: 500_000,
      takenOfInvoice: 0,
      ...over,
    })

  it('raises a doubt above the limit, alone or with other payments of the day', () => {
    expect(payment({})).toBeNull()
    expect(payment({ amount: 500_001 })).toEqual({ kind: 'day', limit: 500_000, total: 500_001 })
    expect(payment({ amount: 100, takenThatDay: 499_901 })).toEqual({
      kind: 'day',
      limit: 500_000,
      total: 500_001,
    })
    expect(payment({ amount: -900_000 })).toBeNull()
  })

  it('raises a doubt as a part of a company’s invoice above the limit, but not of a person’s', () => {
    const part = { amount: 100_000, invoiceTotal: 700_000, takenOfInvoice: 400_000 }
    expect(payment(part)).toEqual({ kind: 'split', limit: 500_000 })
    expect(payment({ ...part, takenOfInvoice: 0 })).toBeNull()
    expect(payment({ ...part, isCompany: false })).toBeNull()
  })

  it('is added to the same client’s other payments of the day, in lei', () => {
    const one = { data: '2026-11-29', suma: 10_000, metoda: 'numerar' as const, curs: null }
    expect(
      cashOfDay(
        [
          one,
          { ...one, suma: 2_000, curs: 50_000 },
          { ...one, metoda: 'card' },
          { ...one, data: '2026-11-28' },
          { ...one, suma: -500 },
        ],
        '2026-11-29',
      ),
    ).toBe(19_500)
    const client = { client_tip: 'persoana' as const, client_cod_fiscal: '', client_nume: 'Ștefan Țăranu' }
    expect(
      isSameClient(client, { ...client, client_nume: 'STEFAN TARANU', client_cod_fiscal: '0000000000000' }),
    ).toBe(true)
    expect(isSameClient(client, { ...client, client_cod_fiscal: '1900101123456' })).toBe(false)
    expect(isSameClient(client, { ...client, client_tip: 'firma' })).toBe(false)
  })
})
