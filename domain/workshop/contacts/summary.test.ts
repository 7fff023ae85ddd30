import { expect, it } from 'vitest'
import { lastVisitOf, owedOf } from './summary.ts'

it('the last visit is the day of the latest order, and a cancelled order is no visit', () => {
  expect(
    lastVisitOf([
      { data_comanda: '2026-10-02', status: 'FACTURAT' },
      { data_comanda: '2026-11-20', status: 'ANULAT' },
      { data_comanda: '2026-03-01', status: 'DRAFT' },
    ]),
  ).toBe('2026-10-02')
  expect(lastVisitOf([])).toBe(null)
})

it('what a client owes is in lei, and a refund due on one invoice pays no other', () => {
  expect(
    owedOf([
      { rest: 10_000, curs: null },
      { rest: -4_000, curs: null },
      { rest: 1_000, curs: 50_000 },
      { rest: 0, curs: null },
    ]),
  ).toBe(15_000)
})
