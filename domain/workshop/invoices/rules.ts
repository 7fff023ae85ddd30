import { MAX_TOTAL, sum } from '#domain/kernel/money.ts'
import { vatRatesOn } from '#domain/romania/tva.ts'
import type { Rules, View } from '#domain/sync/collection.ts'
import { MAX_LINES, orderLines, orders } from '#domain/workshop/orders/schema.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { hasActiveInvoice } from './active.ts'
import { freezeSeller, regimeOf, sellerOf, type VatGroup, vatGroupsOf } from './frozen.ts'
import { sameAsOrder } from './order-copy.ts'
import { isPrepaid, prepaidGroups } from './prepaid.ts'
import { type Invoice, type InvoiceLine, invoiceLines, invoices, payments } from './schema.ts'
import { takeNumber } from './series-rules.ts'
import { returnedOf, stornoGroups, stornoLine } from './storno.ts'
import { grossOf, invoiceLineTotal, totalsOf, vatGroups, vatInLei } from './totals.ts'

/** The day that decides the TVA rate. */
const vatDay = (invoice: Pick<Invoice, 'data_factura' | 'data_livrare'>): string =>
  invoice.data_livrare ?? invoice.data_factura

export const invoiceRules: Rules<typeof invoices> = {
  change({ kind, after }, view) {
    if (kind !== 'insert') return view.reject('invoice_issued')
    const shop = view.get(tenants, view.actor.tenantId)
    after.created_by = view.actor.userId
    // A document that a device numbered is printed: the shop's data may have changed before it arrived.
    const isPrinted = after.dispozitiv_id !== '' && after.furnizor !== ''
    if (shop && !isPrinted) after.regim_tva = regimeOf(shop)
    // A seller without a name counts as missing.
    if (shop && (!isPrinted || sellerOf(after).nume === '')) after.furnizor = freezeSeller(shop)
    if (after.tip === 'factura') {
      after.storno_of = null
      after.storno_integral = 0
      checkInvoice(after, view)
    } else fillStorno(after, view)
    takeNumber(after, view)
  },

  settle(invoice, view) {
    const lines = view.children(invoiceLines, 'invoice_id', invoice.id)
    if (lines.length === 0) view.reject('invoice_without_lines')
    if (lines.length > MAX_LINES) view.reject('too_many_lines', { params: { max: MAX_LINES } })
    if (invoice.tip === 'storno') settleStorno(invoice, lines, view)
    else settleInvoice(invoice, lines, view)
  },
}

const checkInvoice = (invoice: Invoice, view: View): void => {
  if (invoice.client_nume === '') view.reject('invoice_without_buyer')
  if (invoice.data_scadenta !== null && invoice.data_scadenta < invoice.data_factura)
    view.reject('invoice_dates')
  if ((invoice.moneda === 'RON') !== (invoice.curs === null)) view.reject('exchange_rate_missing')
  if (invoice.discount < 0) view.reject('discount_too_large')
  if (isPrepaid(invoice) && view.actor.kind === 'system' && view.actor.source === 'billing') return
  const order = invoice.order_id === null ? null : view.get(orders, invoice.order_id)
  if (!order) view.reject('order_not_invoiceable')
  // The invoice is printed already, so later changes of the order cannot undo it.
  if (invoice.dispozitiv_id !== '') return
  const isOpen = order.status === 'VALIDAT' || order.status === 'FACTURAT'
  if (!isOpen || hasActiveInvoice(order, view)) view.reject('order_not_invoiceable')
}

/** A storno copies the order, buyer, currency and TVA regime of its invoice, whatever they are today. */
const COPIED = [
  'order_id',
  'moneda',
  'curs',
  'client_tip',
  'client_nume',
  'client_cod_fiscal',
  'client_platitor_tva',
  'client_reg_com',
  'client_adresa',
  'client_localitate',
  'client_judet',
  'client_tara',
  'client_cod_postal',
  'client_telefon',
  'client_email',
  'nr_auto',
  'marca_model',
  'km_intrare',
  'regim_tva',
] as const

const fillStorno = (storno: Invoice, view: View): void => {
  const original = storno.storno_of === null ? null : view.get(invoices, storno.storno_of)
  if (original?.tip !== 'factura') view.reject('storno_too_much')
  for (const name of COPIED) Object.assign(storno, { [name]: original[name] })
  storno.data_livrare = vatDay(original)
  storno.data_scadenta = null
  storno.discount = 0
  view.touch(invoices, original.id)
}

const settleInvoice = (invoice: Invoice, lines: readonly InvoiceLine[], view: View): void => {
  if (view.isNew(invoices, invoice.id) && !isPrepaid(invoice)) checkAgainstOrder(invoice, lines, view)
  const groups = isPrepaid(invoice) ? prepaidGroups(invoice, lines, view) : vatGroups(lines, invoice.discount)
  putTotals(invoice, groups)
  if (invoice.total_fara_tva < 0) view.reject('discount_too_large')
  if (Math.max(invoice.total_linii, invoice.total_general, invoice.tva_lei) > MAX_TOTAL)
    view.reject('total_too_large')
  const stornos = view.children(invoices, 'storno_of', invoice.id)
  const paid = view.children(payments, 'invoice_id', invoice.id)
  invoice.stornat = -sum(stornos.map((one) => one.total_general)) || 0
  invoice.incasat = sum(paid.map((one) => one.suma))
  if (invoice.incasat < 0 || invoice.incasat > MAX_TOTAL) view.reject('payment_invalid')
  invoice.rest = invoice.total_general - invoice.stornat - invoice.incasat
}

/**
 * The same act sets the order to FACTURAT. Another device may have changed the order after this one invoiced it: an
 * invoice that the server still has to number is then refused; one that was numbered offline is printed and stands.
 */
const checkAgainstOrder = (invoice: Invoice, lines: readonly InvoiceLine[], view: View): void => {
  const order = view.get(orders, invoice.order_id ?? '')
  if (order?.status !== 'FACTURAT') view.reject('order_not_invoiceable')
  if (invoice.dispozitiv_id !== '') return
  const own = view.children(orderLines, 'order_id', invoice.order_id ?? '')
  if (!sameAsOrder(lines, own, invoice.curs)) view.reject('invoice_differs')
}

const settleStorno = (storno: Invoice, lines: readonly InvoiceLine[], view: View): void => {
  // Only at its creation: later stornos change nothing in this one.
  if (!view.isNew(invoices, storno.id)) return
  const original = view.get(invoices, storno.storno_of ?? '')
  if (!original) view.reject('row_missing')
  // Stornos of one act build on each other in order: they share the running totals.
  const made = view.made(invoices).map(({ id }) => id)
  const isEarlier = ({ id }: Invoice) => !made.slice(made.indexOf(storno.id)).includes(id)
  const earlier = view
    .children(invoices, 'storno_of', original.id)
    .filter(isEarlier)
    .flatMap(({ id }) => view.children(invoiceLines, 'invoice_id', id))
  const groups = stornoGroups(vatGroupsOf(original), earlier, lines)
  putTotals(storno, groups)
  storno.discount = sum(groups.map((group) => group.discount))
  const isWhole = original.total_linii + sum([...earlier, ...lines].map((line) => line.total)) === 0
  if (storno.storno_integral === 1 && !isWhole) view.reject('storno_too_much')
  storno.rest = 0
}

const putTotals = (invoice: Invoice, groups: readonly VatGroup[]): void => {
  const { discount: _, ...totals } = totalsOf(groups)
  Object.assign(invoice, totals, {
    tva_lei: sum(vatInLei(groups, invoice.curs)),
    tva_pe_cote: JSON.stringify(groups),
  })
}

export const invoiceLineRules: Rules<typeof invoiceLines> = {
  change({ kind, after }, view) {
    const invoice = view.get(invoices, after.invoice_id)
    if (kind !== 'insert' || !invoice || !view.isNew(invoices, invoice.id))
      return view.reject('invoice_issued')
    if (invoice.tip === 'storno') return copyOriginal(after, invoice, view)
    after.storno_line_id = null
    const gross = grossOf(after)
    if (after.cantitate <= 0) view.reject('invoice_without_lines')
    if (after.discount < 0 || after.discount > gross) view.reject('discount_too_large')
    if (!isRateRight(after, invoice)) view.reject('invoice_rate')
    after.total = invoiceLineTotal(after)
  },
}

/** Rated lines have a rate of the day of supply; a shop without TVA registration has no TVA at all. */
const isRateRight = ({ categorie_tva, cota_tva }: InvoiceLine, invoice: Invoice): boolean => {
  if (invoice.regim_tva === 'neplatitor') return categorie_tva === 'O' && cota_tva === 0
  if (categorie_tva === 'O') return false
  return categorie_tva === 'S' ? vatRatesOn(vatDay(invoice)).includes(cota_tva) : cota_tva === 0
}

const copyOriginal = (line: InvoiceLine, storno: Invoice, view: View): void => {
  const original = line.storno_line_id === null ? null : view.get(invoiceLines, line.storno_line_id)
  if (!original || original.invoice_id !== storno.storno_of) view.reject('storno_too_much')
  const returned = returnedOf(view.children(invoiceLines, 'storno_line_id', original.id))
  const quantity = -line.cantitate
  if (quantity <= 0 || quantity > original.cantitate - returned) view.reject('storno_too_much')
  const { tip, descriere, um, pret_unitar, categorie_tva, cota_tva, mecanic_id, order_line_id } = original
  Object.assign(
    line,
    { tip, descriere, um, pret_unitar, categorie_tva, cota_tva, mecanic_id, order_line_id },
    stornoLine(original, returned, quantity),
  )
}
