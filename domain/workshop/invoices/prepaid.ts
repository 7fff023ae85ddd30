import { shareOf, sum } from '#domain/kernel/money.ts'
import type { View } from '#domain/sync/collection.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { type Buyer, pay, type Written } from './draft.ts'
import { type VatGroup, vatGroupsOf } from './frozen.ts'
import { type Invoice, type InvoiceLine, type InvoiceSeries, invoices, payments } from './schema.ts'
import { vatGroups } from './totals.ts'

/**
 * An invoice without an order, of what was paid beforehand at a price with TVA in it. The server issues it in our own
 * shop, for the subscription of another.
 */

/** Whether an invoice is one of these; their stornos have no order either. */
export const isPrepaid = ({ order_id }: Pick<Invoice, 'order_id'>): boolean => order_id === null

/** What was bought: bani with TVA, hundredths of a percent, and days. */
export type Prepaid = {
  name: string
  amount: number
  vatRate: number
  paidOn: string
  issuedOn: string
  mentions: string
}

/** The part of a price that is without TVA, by the rate over a hundred and the rate (procedeul sutei mărite). */
export const withoutVat = (price: number, rate: number): number => shareOf(price, 10_000, 10_000 + rate)

/** The act that issues the invoice, in a series of the whole shop. `id` names its rows. */
export const issuePrepaid = (
  { name, amount, vatRate, paidOn, issuedOn, mentions }: Prepaid,
  {
    shop,
    series,
    buyer,
  }: { shop: Pick<Shop, 'platitor_tva'>; series: Pick<InvoiceSeries, 'id'>; buyer: Buyer },
  id: (row: 'invoice' | 'line' | 'payment') => string,
): Written[] => {
  const rate = shop.platitor_tva === 1 ? vatRate : 0
  const invoice = id('invoice')
  return [
    {
      op: 'insert',
      collection: 'invoices',
      id: invoice,
      data: {
        ...buyer,
        tip: 'factura',
        serie_id: series.id,
        data_factura: issuedOn,
        data_livrare: paidOn,
        data_scadenta: issuedOn,
        modalitate_plata: 'card',
        mentiuni: mentions,
      },
    },
    {
      op: 'insert',
      collection: 'invoice_lines',
      id: id('line'),
      data: {
        invoice_id: invoice,
        tip: 'manopera',
        descriere: name,
        um: 'buc',
        cantitate: 1000,
        pret_unitar: withoutVat(amount, rate),
        categorie_tva: shop.platitor_tva === 1 ? 'S' : 'O',
        cota_tva: rate,
      },
    },
    pay(invoice, paidOn, { suma: amount, metoda: 'card' }, () => id('payment')),
  ]
}

/**
 * The TVA of a prepaid invoice: what its base leaves of the sum that its own act pays. Some sums are no base with its
 * TVA (49,00 lei at 21 % lies between 40,49 and 40,50), and the buyer has paid the sum.
 */
export const prepaidGroups = (invoice: Invoice, lines: readonly InvoiceLine[], view: View): VatGroup[] => {
  if (!view.isNew(invoices, invoice.id)) return vatGroupsOf(invoice)
  const [group, ...others] = vatGroups(lines, invoice.discount)
  const paid = sum(view.children(payments, 'invoice_id', invoice.id).map(({ suma }) => suma))
  if (!group || others.length > 0 || group.baza !== withoutVat(paid, group.cota))
    return view.reject('invoice_differs')
  return [{ ...group, tva: paid - group.baza }]
}
