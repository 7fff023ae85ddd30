import { daysBetween } from '#domain/kernel/days.ts'
import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { inLei } from '#domain/workshop/invoices/totals.ts'

/** Sums that clients owe, by age. */

/** Days past due, in accounting groups; `due` is not late yet. */
export const AGES = ['due', 'd30', 'd60', 'older'] as const
export type Age = (typeof AGES)[number]

type Open = Pick<Invoice, 'id' | 'rest' | 'curs' | 'data_factura' | 'data_scadenta' | 'client_nume'>

/** Days past the due date; an invoice without a due date was due when issued. */
export const daysLate = (invoice: Pick<Open, 'data_factura' | 'data_scadenta'>, today: string): number =>
  Math.max(0, daysBetween(invoice.data_scadenta ?? invoice.data_factura, today))

export const ageOf = (invoice: Pick<Open, 'data_factura' | 'data_scadenta'>, today: string): Age => {
  const late = daysLate(invoice, today)
  if (late === 0) return 'due'
  return late <= 30 ? 'd30' : late <= 60 ? 'd60' : 'older'
}

/** Sums owed by age, in bani of lei. */
export const owedByAge = (invoices: readonly Open[], today: string): Record<Age, number> => {
  const sums: Record<Age, number> = { due: 0, d30: 0, d60: 0, older: 0 }
  for (const invoice of invoices) {
    if (invoice.rest > 0) sums[ageOf(invoice, today)] += inLei(invoice.rest, invoice.curs)
  }
  return sums
}

export type Debtor = { name: string; invoices: number; owed: number; daysLate: number }

/** The clients with the highest debts, by the name on the invoices. */
export const debtors = (invoices: readonly Open[], today: string): Debtor[] => {
  const rows = new Map<string, Debtor>()
  for (const invoice of invoices) {
    if (invoice.rest <= 0) continue
    const name = invoice.client_nume
    const row = rows.get(name) ?? { name, invoices: 0, owed: 0, daysLate: 0 }
    rows.set(name, {
      name,
      invoices: row.invoices + 1,
      owed: row.owed + inLei(invoice.rest, invoice.curs),
      daysLate: Math.max(row.daysLate, daysLate(invoice, today)),
    })
  }
  return [...rows.values()].sort((a, b) => b.owed - a.owed)
}
