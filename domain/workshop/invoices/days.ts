import { addDays } from '#domain/kernel/days.ts'
import type { ErrorCode } from '#domain/kernel/errors.ts'

/**
 * The day of an invoice or a storno, compared with today, the last document of its series, and the invoice that it
 * reverses. Days are `YYYY-MM-DD`; null where there is no such document.
 */

export type Documents = {
  /** Day of the series' last document. */
  series: string | null
  /** Day of the invoice that a storno reverses. */
  invoice: string | null
}

/**
 * Why a day is doubtful: it precedes the invoice, precedes the last document of the series, or is later than tomorrow.
 */
export const DAY_DOUBTS = ['inainte_de_factura', 'inainte_de_serie', 'in_viitor'] as const
export type DayDoubt = (typeof DAY_DOUBTS)[number]

/** The error code that refuses a doubtful day. */
export const DAY_REFUSALS = {
  inainte_de_factura: 'storno_day_before_invoice',
  inainte_de_serie: 'invoice_day_before_series',
  in_viitor: 'invoice_day_ahead',
} as const satisfies Record<DayDoubt, ErrorCode>

const latest = (today: string): string => addDays(today, 1)

/** A stored day beyond tomorrow comes from a wrong clock and sets no lower bound, so today stays possible. */
const heldTo = (day: string | null, today: string): string => (day === null || day > latest(today) ? '' : day)

/** Why a day is doubtful, or null. */
export const doubtOfDay = (day: string, today: string, { series, invoice }: Documents): DayDoubt | null => {
  if (day > latest(today)) return 'in_viitor'
  if (invoice !== null && day < heldTo(invoice, today)) return 'inainte_de_factura'
  return series !== null && day < heldTo(series, today) ? 'inainte_de_serie' : null
}

/** The proposed day: today, or tomorrow where an existing document already has that day. It is never doubtful. */
export const offeredDay = (today: string, { series, invoice }: Documents): string =>
  [today, heldTo(series, today), heldTo(invoice, today)].reduce((a, b) => (a > b ? a : b))
