import { sum } from '#domain/kernel/money.ts'
import { type VatGroup, vatGroupsOf } from '#domain/workshop/invoices/frozen.ts'
import type { Invoice, InvoiceLine, Payment, PaymentMethod } from '#domain/workshop/invoices/schema.ts'
import { inLei, vatInLei } from '#domain/workshop/invoices/totals.ts'

/**
 * The figures of a month, from the invoices and payments of that month. All in bani of lei; other currencies at the
 * rate of their invoice. A storno counts negatively in the month of its own day.
 */

type Counted = Pick<
  Invoice,
  'tip' | 'curs' | 'total_fara_tva' | 'tva' | 'tva_lei' | 'total_general' | 'tva_pe_cote'
>

export type MonthSummary = {
  /** Documents issued: invoices, and stornos. */
  invoices: number
  stornos: number
  base: number
  vat: number
  total: number
  /** The part of `total` that stornos reversed, positive. */
  storned: number
}

/** The invoiced sums, minus stornos. */
export const summaryOf = (invoices: readonly Counted[]): MonthSummary => {
  const stornos = invoices.filter(({ tip }) => tip === 'storno')
  const base = sum(invoices.map((one) => inLei(one.total_fara_tva, one.curs)))
  const vat = sum(invoices.map((one) => one.tva_lei))
  return {
    invoices: invoices.length - stornos.length,
    stornos: stornos.length,
    base,
    vat,
    total: base + vat,
    storned: -sum(stornos.map((one) => inLei(one.total_fara_tva, one.curs) + one.tva_lei)) || 0,
  }
}

export type VatRow = Pick<VatGroup, 'categorie' | 'cota'> & { base: number; vat: number }

/** TVA by category and rate, highest rate first: the figures of the TVA return. */
export const vatByRate = (invoices: readonly Counted[]): VatRow[] => {
  const rows = new Map<string, VatRow>()
  for (const invoice of invoices) {
    const groups = vatGroupsOf(invoice)
    const inLeiByRate = vatInLei(groups, invoice.curs)
    for (const [index, { categorie, cota, baza }] of groups.entries()) {
      const vat = inLeiByRate[index] ?? 0
      const key = `${categorie} ${cota}`
      const row = rows.get(key) ?? { categorie, cota, base: 0, vat: 0 }
      rows.set(key, { ...row, base: row.base + inLei(baza, invoice.curs), vat: row.vat + vat })
    }
  }
  return [...rows.values()].sort((a, b) => b.cota - a.cota || (a.categorie < b.categorie ? -1 : 1))
}

/** Money received in the month by method, minus refunds. */
export const receivedByMethod = (
  payments: readonly (Pick<Payment, 'suma' | 'metoda'> & { curs: number | null })[],
): Map<PaymentMethod, number> => {
  const sums = new Map<PaymentMethod, number>()
  for (const { suma, metoda, curs } of payments) sums.set(metoda, (sums.get(metoda) ?? 0) + inLei(suma, curs))
  return sums
}

type CountedLine = Pick<InvoiceLine, 'tip' | 'cantitate' | 'total' | 'mecanic_id'> & { curs: number | null }

export type MechanicRow = { mechanicId: string | null; hours: number; value: number; lines: number }

/** Labour invoiced by mechanic: hours in thousandths, value in bani after the lines' discounts. Highest value first. */
export const labourByMechanic = (lines: readonly CountedLine[]): MechanicRow[] => {
  const rows = new Map<string | null, MechanicRow>()
  for (const { tip, cantitate, total, mecanic_id, curs } of lines) {
    if (tip !== 'manopera') continue
    const row = rows.get(mecanic_id) ?? { mechanicId: mecanic_id, hours: 0, value: 0, lines: 0 }
    rows.set(mecanic_id, {
      ...row,
      hours: row.hours + cantitate,
      value: row.value + inLei(total, curs),
      lines: row.lines + Math.sign(cantitate),
    })
  }
  return [...rows.values()].sort((a, b) => b.value - a.value)
}

/** Value of labour and of parts, before the documents' discounts. */
export const valueByKind = (lines: readonly CountedLine[]): { labour: number; parts: number } => {
  const of = (kind: InvoiceLine['tip']) =>
    sum(lines.filter(({ tip }) => tip === kind).map((line) => inLei(line.total, line.curs)))
  return { labour: of('manopera'), parts: of('material') }
}

export type TypeRow = { typeId: string | null; documents: number; base: number }

/** Base invoiced by kind of estimate; `typeOf` returns the kind of an order. */
export const baseByType = (
  invoices: readonly (Counted & Pick<Invoice, 'order_id'>)[],
  typeOf: (orderId: string | null) => string | null,
): TypeRow[] => {
  const rows = new Map<string | null, TypeRow>()
  for (const invoice of invoices) {
    const typeId = typeOf(invoice.order_id)
    const row = rows.get(typeId) ?? { typeId, documents: 0, base: 0 }
    rows.set(typeId, {
      typeId,
      documents: row.documents + (invoice.tip === 'factura' ? 1 : 0),
      base: row.base + inLei(invoice.total_fara_tva, invoice.curs),
    })
  }
  return [...rows.values()].sort((a, b) => b.base - a.base)
}

/** Totals with TVA by month, `YYYY-MM`, of invoices in any order. */
export const totalsByMonth = (
  invoices: readonly (Counted & Pick<Invoice, 'data_factura'>)[],
): Map<string, number> => {
  const months = new Map<string, number>()
  for (const invoice of invoices) {
    const month = invoice.data_factura.slice(0, 7)
    const total = inLei(invoice.total_fara_tva, invoice.curs) + invoice.tva_lei
    months.set(month, (months.get(month) ?? 0) + total)
  }
  return months
}
