/** For how many years invoices and the documents behind them are kept; the shop chooses. */
export const INVOICE_YEARS = { least: 5, most: 10 } as const

/**
 * The first day on which an invoice need not be kept any more. The years count from 1 July of the year after the one in
 * which it was issued (Legea contabilității 82/1991, art. 25). `day` as `YYYY-MM-DD`.
 */
export const invoiceKeptUntil = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) + 1 + years}-07-01`
