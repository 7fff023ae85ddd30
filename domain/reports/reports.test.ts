import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sum } from '#domain/kernel/money.ts'
import { inLei, totalsOf, vatGroups, vatInLei } from '#domain/workshop/invoices/totals.ts'
import {
  baseByType,
  labourByMechanic,
  receivedByMethod,
  summaryOf,
  totalsByMonth,
  valueByKind,
  vatByRate,
} from './month.ts'
import { boundsOf, isMonth, monthsFrom, monthsUpTo } from './months.ts'
import { ageOf, debtors, owedByAge } from './unpaid.ts'

/** An invoice with one line per rate, with the sums that the commit would compute. */
const invoice = (bases: readonly [cota: number, base: number][], curs: number | null = null) => {
  const lines = bases.map(([cota_tva, total]) => ({ cota_tva, total, categorie_tva: 'S' as const }))
  const groups = vatGroups(lines, 0)
  const { total_fara_tva, tva, total_general } = totalsOf(groups)
  return {
    tip: total_general < 0 ? ('storno' as const) : ('factura' as const),
    curs,
    total_fara_tva,
    tva,
    tva_lei: sum(vatInLei(groups, curs)),
    total_general,
    tva_pe_cote: JSON.stringify(groups),
  }
}

const someInvoices = fc.array(
  fc.tuple(
    fc.array(fc.tuple(fc.constantFrom(2100, 1100, 1900), fc.integer({ min: -1_000_000, max: 10_000_000 })), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.option(fc.integer({ min: 40_000, max: 60_000 })),
  ),
)

describe('the month', () => {
  it('subtracts stornos and counts them', () => {
    expect(
      summaryOf([invoice([[2100, 10_000]]), invoice([[2100, 5_000]]), invoice([[2100, -5_000]])]),
    ).toEqual({
      invoices: 2,
      stornos: 1,
      base: 10_000,
      vat: 2_100,
      total: 12_100,
      storned: 6_050,
    })
  })

  it('splits TVA by rate to the ban, also of invoices in euro', () => {
    fc.assert(
      fc.property(someInvoices, (made) => {
        const invoices = made.map(([bases, curs]) => invoice(bases, curs))
        const rows = vatByRate(invoices)
        const { vat } = summaryOf(invoices)
        expect(rows.reduce((sum, row) => sum + row.vat, 0)).toBe(vat)
        expect(rows.map(({ cota }) => cota)).toEqual(
          [...new Set(rows.map(({ cota }) => cota))].sort((a, b) => b - a),
        )
      }),
    )
  })

  it('counts money received by method, in lei, minus refunds', () => {
    const payments = [
      { suma: 10_000, metoda: 'numerar' as const, curs: null },
      { suma: -2_000, metoda: 'numerar' as const, curs: null },
      { suma: 100, metoda: 'card' as const, curs: 50_000 },
    ]
    expect([...receivedByMethod(payments)]).toEqual([
      ['numerar', 8_000],
      ['card', 500],
    ])
  })

  it('gives each mechanic their hours and value, minus stornos', () => {
    const line = (
      tip: 'manopera' | 'material',
      mecanic_id: string | null,
      cantitate: number,
      total: number,
    ) => ({
      tip,
      mecanic_id,
      cantitate,
      total,
      curs: null,
    })
    const lines = [
      line('manopera', 'nicu', 1500, 22_500),
      line('manopera', 'nicu', -500, -7_500),
      line('manopera', null, 1000, 15_000),
      line('material', 'nicu', 1000, 99_999),
    ]
    expect(labourByMechanic(lines)).toEqual([
      { mechanicId: 'nicu', hours: 1000, value: 15_000, lines: 0 },
      { mechanicId: null, hours: 1000, value: 15_000, lines: 1 },
    ])
    expect(valueByKind(lines)).toEqual({ labour: 30_000, parts: 99_999 })
  })

  it('sums the base by kind of estimate and the totals by month', () => {
    const made = [
      { ...invoice([[2100, 10_000]]), order_id: 'a', data_factura: '2026-10-31' },
      { ...invoice([[2100, 20_000]]), order_id: 'b', data_factura: '2026-11-01' },
      { ...invoice([[2100, -5_000]]), order_id: 'b', data_factura: '2026-11-30' },
    ]
    expect(baseByType(made, (order) => (order === 'b' ? 'revizie' : null))).toEqual([
      { typeId: 'revizie', documents: 1, base: 15_000 },
      { typeId: null, documents: 1, base: 10_000 },
    ])
    expect([...totalsByMonth(made)]).toEqual([
      ['2026-10', 12_100],
      ['2026-11', 18_150],
    ])
  })
})

describe('the tables of a report', () => {
  const add = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0)
  const curs = fc.option(fc.integer({ min: 40_000, max: 60_000 }))
  const someLines = fc.array(
    fc.record({
      tip: fc.constantFrom('manopera' as const, 'material' as const),
      mecanic_id: fc.constantFrom('nicu', 'sorin', null),
      cantitate: fc.integer({ min: -10_000, max: 10_000 }),
      total: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      curs,
    }),
  )
  const dated = someInvoices.map((made) =>
    made.map(([bases, rate], index) => ({
      ...invoice(bases, rate),
      order_id: `order ${index % 5}`,
      data_factura: `2026-${String((index % 12) + 1).padStart(2, '0')}-15`,
    })),
  )

  it('add up to their total, to the ban', () => {
    fc.assert(
      fc.property(dated, someLines, (invoices, lines) => {
        const { base, total } = summaryOf(invoices)
        expect(add(vatByRate(invoices).map((row) => row.vat))).toBe(summaryOf(invoices).vat)
        expect(add(baseByType(invoices, (order) => order).map((row) => row.base))).toBe(base)
        expect(add(totalsByMonth(invoices).values())).toBe(total)
        expect(add(labourByMechanic(lines).map((row) => row.value))).toBe(valueByKind(lines).labour)
      }),
    )
  })

  it('of two halves of the documents add up to those of all documents, in any order', () => {
    fc.assert(
      fc.property(dated, dated, (one, other) => {
        const [a, b, all] = [summaryOf(one), summaryOf(other), summaryOf([...other, ...one])]
        for (const name of ['invoices', 'stornos', 'base', 'vat', 'total', 'storned'] as const)
          expect(all[name]).toBe(a[name] + b[name])
      }),
    )
  })

  it('assign every leu received to one method', () => {
    const payment = fc.record({
      suma: fc.integer({ min: -100_000, max: 100_000 }),
      metoda: fc.constantFrom('numerar' as const, 'card' as const, 'transfer' as const),
      curs,
    })
    fc.assert(
      fc.property(fc.array(payment), (payments) => {
        const each = payments.map(({ suma, curs: rate }) => inLei(suma, rate))
        expect(add(receivedByMethod(payments).values())).toBe(add(each))
      }),
    )
  })
})

describe('sums owed', () => {
  const open = (rest: number, data_scadenta: string | null, client_nume = 'Ana') => ({
    id: '',
    rest,
    curs: null,
    data_factura: '2026-11-01',
    data_scadenta,
    client_nume,
  })
  it.each([
    ['2026-11-21', 'due'],
    ['2026-12-01', 'due'],
    ['2026-11-20', 'd30'],
    ['2026-10-22', 'd30'],
    ['2026-10-21', 'd60'],
    ['2026-09-21', 'older'],
    [null, 'd30'],
  ])('due on %s is %s', (day, age) => {
    expect(ageOf(open(1, day), '2026-11-21')).toBe(age)
  })

  it('add up by age and by client, without refunds that the shop owes', () => {
    const invoices = [
      open(100, '2026-12-01'),
      open(50, '2026-11-20'),
      open(-30, null),
      open(200, null, 'Ion'),
    ]
    expect(owedByAge(invoices, '2026-11-21')).toEqual({ due: 100, d30: 250, d60: 0, older: 0 })
    expect(debtors(invoices, '2026-11-21')).toEqual([
      { name: 'Ion', invoices: 1, owed: 200, daysLate: 20 },
      { name: 'Ana', invoices: 2, owed: 150, daysLate: 1 },
    ])
  })
})

describe('sums owed on any invoices', () => {
  const day = fc.constantFrom('2026-01-31', '2026-09-21', '2026-10-22', '2026-11-20', '2026-12-01')
  const some = fc.array(
    fc.record({
      id: fc.constant(''),
      rest: fc.integer({ min: -100_000, max: 1_000_000 }),
      curs: fc.option(fc.integer({ min: 40_000, max: 60_000 })),
      data_factura: day,
      data_scadenta: fc.option(day),
      client_nume: fc.constantFrom('Ana', 'Ion', 'Țuța'),
    }),
  )

  it('are equal by age and by client, and each invoice counts once', () => {
    fc.assert(
      fc.property(some, (invoices) => {
        const open = invoices.filter(({ rest }) => rest > 0)
        const owed = sum(open.map(({ rest, curs }) => inLei(rest, curs)))
        const rows = debtors(invoices, '2026-11-21')
        expect(Object.values(owedByAge(invoices, '2026-11-21')).reduce((a, b) => a + b)).toBe(owed)
        expect(rows.reduce((sum, row) => sum + row.owed, 0)).toBe(owed)
        expect(rows.reduce((sum, row) => sum + row.invoices, 0)).toBe(open.length)
        expect(rows.map((row) => row.owed)).toEqual(rows.map((row) => row.owed).sort((a, b) => b - a))
      }),
    )
  })
})

describe('months', () => {
  it('cross the year boundary', () => {
    expect(monthsFrom('2026-01', -1)).toBe('2025-12')
    expect(monthsFrom('2026-12', 1)).toBe('2027-01')
    expect(monthsUpTo('2026-02', 3)).toEqual(['2025-12', '2026-01', '2026-02'])
  })
  it('contain only their own days', () => {
    const [first, after] = boundsOf('2026-02')
    expect(['2026-02-01', '2026-02-28'].every((day) => day >= first && day < after)).toBe(true)
    expect('2026-03-01' >= after).toBe(true)
  })
  it('are validated on reading', () => {
    expect(isMonth('2026-11')).toBe(true)
    expect(isMonth('2026-13')).toBe(false)
    expect(isMonth('../x')).toBe(false)
  })
})
