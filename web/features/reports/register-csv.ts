import { spreadsheetCsv } from '#domain/csv/csv.ts'
import { compare } from '#domain/kernel/compare.ts'
import type { Invoice } from '#domain/workshop/invoices/schema.ts'
import { invoiceName, stateOf } from '#domain/workshop/invoices/state.ts'
import { inLei } from '#domain/workshop/invoices/totals.ts'
import { formatDayShort } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { plainMoney } from './report-table.tsx'

/** The register of a month's invoices for the accountant's spreadsheet: one row per document, ordered by number. */
export const registerCsv = (invoices: readonly Invoice[], today: string): string => {
  const t = m.reports.register
  const sorted = invoices.toSorted(
    (a, b) => compare(a.serie_factura, b.serie_factura) || a.nr_factura - b.nr_factura,
  )
  return spreadsheetCsv([
    [
      t.number,
      t.date,
      t.kind,
      t.client,
      t.code,
      t.plate,
      t.base,
      t.vat,
      t.total,
      t.currency,
      t.totalLei,
      t.paid,
      t.rest,
      t.state,
    ],
    ...sorted.map((invoice) => [
      invoiceName(invoice),
      formatDayShort(invoice.data_factura),
      m.invoices.kind[invoice.tip],
      invoice.client_nume,
      invoice.client_cod_fiscal,
      invoice.nr_auto,
      plainMoney(invoice.total_fara_tva),
      plainMoney(invoice.tva),
      plainMoney(invoice.total_general),
      invoice.moneda,
      plainMoney(inLei(invoice.total_fara_tva, invoice.curs) + invoice.tva_lei),
      plainMoney(invoice.incasat),
      plainMoney(invoice.rest),
      m.invoices.states[stateOf(invoice, today)],
    ]),
  ])
}
