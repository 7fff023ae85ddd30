import { dayInRomania } from '#domain/kernel/dates.ts'
import type { Rules, View } from '#domain/sync/collection.ts'
import { isPermitted } from '#domain/team/permissions.ts'
import { DAY_REFUSALS, type DayDoubt, doubtOfDay } from './days.ts'
import { type Invoice, type InvoiceSeries, invoiceSeries, invoices } from './schema.ts'

/**
 * Numbers of invoices, gapless within a series. The commit, which only one object runs, numbers the shop's own series.
 * A device numbers its own series: the same act writes the number into the series' row, one above the last, and names
 * the invoice that gets it; the commit refuses any other number.
 */

/** The last number of a series. */
export const LAST_NUMBER = 999_999_999

const NUMBERING = ['ultimul_numar', 'ultima_factura_id']

export const invoiceSeriesRules: Rules<typeof invoiceSeries> = {
  change({ kind, before, after, patched }, view) {
    if (kind === 'delete') view.reject('series_retired')
    if (kind === 'insert' || !before) return begin(after, view)
    const isNumbered = NUMBERING.some((name) => patched.has(name))
    if (isNumbered) checkNext(before, after, view)
    // A retired series stays retired. A device's series can become the shop's, but never another device's.
    if (before.activ === 0 && after.activ === 1) view.reject('series_retired')
    if (before.dispozitiv_id !== after.dispozitiv_id && after.dispozitiv_id !== '')
      view.reject('series_of_device')
  },

  settle(series, view) {
    if (series.ultima_factura_id === '') return
    const last = view.get(invoices, series.ultima_factura_id)
    if (last?.serie_id !== series.id || (view.isAuthority && last.nr_factura !== series.ultimul_numar))
      return view.reject('series_out_of_order')
    series.ultima_data = last.data_factura
  },

  /** Gapless: each number that the act takes belongs to one invoice of the act, and each invoice has its number. */
  whole({ before, after }, view) {
    // On a device the numbers of the shop's series stay empty.
    if (!view.isAuthority && after.dispozitiv_id === '') return
    const first = (before?.ultimul_numar ?? after.prim_numar - 1) + 1
    const numbers = view
      .made(invoices)
      .filter((one) => one.serie_id === after.id)
      .map((one) => one.nr_factura)
      .sort((a, b) => a - b)
    const isGapless = numbers.every((number, index) => number === first + index)
    if (!isGapless || after.ultimul_numar !== first + numbers.length - 1) view.reject('series_out_of_order')
  },
}

const begin = (series: InvoiceSeries, view: View): void => {
  if (series.serie === '') view.reject('series_missing')
  // Reception may assign numbers on its own device; the office manages series of the whole shop.
  if (series.dispozitiv_id === '' && !isPermitted(view.actor, 'shopSeries')) view.reject('forbidden')
  const uses = view.nextNumber(`serie ${series.serie}`)
  if (uses !== null && uses > 1) view.reject('series_taken')
  Object.assign(series, {
    ultimul_numar: series.prim_numar - 1,
    ultima_factura_id: '',
    ultima_data: null,
    activ: 1,
  })
}

const checkNext = (before: InvoiceSeries, after: InvoiceSeries, view: View): void => {
  if (before.dispozitiv_id === '' || before.dispozitiv_id !== after.dispozitiv_id)
    view.reject('series_of_device')
  if (after.ultimul_numar !== before.ultimul_numar + 1) view.reject('series_out_of_order')
}

/**
 * Assigns the number of an invoice at its issue, or checks the number from its device; also the day. A document that a
 * device numbered is printed: the device judges the day beforehand, the server only marks a doubtful day for the owner.
 */
export const takeNumber = (invoice: Invoice, view: View): void => {
  const series = invoice.serie_id === null ? null : view.get(invoiceSeries, invoice.serie_id)
  if (!series || series.deleted_at !== null) view.reject('series_missing')
  invoice.serie_factura = series.serie
  invoice.data_indoielnica = judgeDay(invoice, series, view)
  if (series.dispozitiv_id !== invoice.dispozitiv_id) view.reject('series_of_device')
  if (invoice.dispozitiv_id !== '') {
    // The act writes the series' row first. A series that was retired in the meantime still accepts documents issued
    // before.
    if (series.ultima_factura_id !== invoice.id || series.ultimul_numar !== invoice.nr_factura)
      view.reject('series_out_of_order')
    if (series.activ === 0 && !view.isAuthority) view.reject('series_retired')
    return
  }
  if (series.activ === 0) view.reject('series_retired')
  if (series.ultimul_numar >= LAST_NUMBER) view.reject('series_full')
  invoice.nr_factura = 0
  if (!view.isAuthority) return
  invoice.nr_factura = series.ultimul_numar + 1
  view.derive(invoiceSeries, series.id, {
    ultimul_numar: invoice.nr_factura,
    ultima_factura_id: invoice.id,
    ultima_data: invoice.data_factura,
  })
}

const judgeDay = (invoice: Invoice, series: InvoiceSeries, view: View): DayDoubt | '' => {
  const original = invoice.storno_of === null ? null : view.get(invoices, invoice.storno_of)
  const documents = { series: series.ultima_data, invoice: original?.data_factura ?? null }
  const doubt = doubtOfDay(invoice.data_factura, dayInRomania(Date.parse(view.now)), documents)
  if (doubt === null) return ''
  // The system acts here for a free device whose data moves into an account.
  const isIssued = view.isAuthority || view.actor.kind === 'system'
  if (invoice.dispozitiv_id !== '' && isIssued) return doubt
  const code = DAY_REFUSALS[doubt]
  return view.reject(code, { issues: [{ path: 'data_factura', code }] })
}
