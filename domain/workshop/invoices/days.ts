import { addDays } from '#domain/kernel/days.ts'
import type { ErrorCode } from '#domain/kernel/errors.ts'

/**
 * The day of an invoice or a storno, against today, the last document of its series, and the invoice that it takes back.
 * Days are `YYYY-MM-DD`; null where there is no such document.
 */

export type Documents = {
  /** Day of the last document of the series. */
  series: string | null
  /** Day of the invoice that a storno takes back. */
  invoice: string | null
}

/** What is doubtful about a day: before the invoice, before the last of the series, or further ahead than tomorrow. */
export const DAY_DOUBTS = ['inainte_de_factura', 'inainte_de_serie', 'in_viitor'] as const
export type DayDoubt = (typeof DAY_DOUBTS)[number]

/** The code by which a doubtful day is refused. */
export const DAY_REFUSALS = {
  inainte_de_factura: 'storno_day_before_invoice',
  inainte_de_serie: 'invoice_day_before_series',
  in_viitor: 'invoice_day_ahead',
} as const satisfies Record<DayDoubt, ErrorCode>

const latest = (today: string): string => addDays(today, 1)

/** A day so far ahead that nothing may bear it yet holds nobody to it: a clock was wrong, and today will do. */
const heldTo = (day: string | null, today: string): string => (day === null || day > latest(today) ? '' : day)

/** What is doubtful about a day, or null. */
export const doubtOfDay = (day: string, today: string, { series, invoice }: Documents): DayDoubt | null => {
  if (day > latest(today)) return 'in_viitor'
  if (invoice !== null && day < heldTo(invoice, today)) return 'inainte_de_factura'
  return series !== null && day < heldTo(series, today) ? 'inainte_de_serie' : null
}

/** The day that is offered: today, or that of a document of tomorrow which it may not precede. Nothing is doubtful about it. */
export const offeredDay = (today: string, { series, invoice }: Documents): string =>
  [today, heldTo(series, today), heldTo(invoice, today)].reduce((a, b) => (a > b ? a : b))
