import { monthsFrom } from '#domain/reports/months.ts'

/**
 * For how many years invoices and the documents behind them are kept; the shop chooses. Legea contabilității 82/1991,
 * art. 25, and Ordinul 2634/2015 name 10 years and, for some documents, 5. To be confirmed: which of them an invoice of a
 * workshop falls under, and that the years count from 1 July.
 */
export const INVOICE_YEARS = { least: 5, most: 10 } as const

/**
 * The first day on which an invoice need not be kept any more. The years count from 1 July of the year after the one in
 * which it was issued (Legea contabilității 82/1991, art. 25). `day` as `YYYY-MM-DD`.
 */
export const invoiceKeptUntil = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) + 1 + years}-07-01`

/** Months after which something may go by itself; 0 stands for always kept. */
export const RETENTION_MONTHS = [0, 6, 12, 24, 36, 60] as const

/**
 * The first day that is kept for a number of months, on a day (`YYYY-MM-DD`). It may be one that its month does not have:
 * days and instants compare with it as texts.
 */
export const keptSince = (day: string, months: number): string =>
  `${monthsFrom(day.slice(0, 7), -months)}${day.slice(7)}`
