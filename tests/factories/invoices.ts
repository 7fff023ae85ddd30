import {
  type Buyer,
  type InvoiceDraft,
  type InvoiceFacts,
  issueInvoice,
  issueStorno,
  type Written,
} from '#domain/workshop/invoices/draft.ts'
import type { Invoice, InvoiceLine, InvoiceSeries, PaymentMethod } from '#domain/workshop/invoices/schema.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { nextId, type ShopInMemory } from './shop-in-memory.ts'

/** Invoices for tests, in a shop in memory. */

export const A_PERSON: Buyer = {
  client_tip: 'persoana',
  client_nume: 'Ștefan Țurcanu',
  client_cod_fiscal: '',
  client_platitor_tva: 0,
  client_reg_com: '',
  client_adresa: 'Str. Mării nr. 3',
  client_localitate: 'Constanța',
  client_judet: 'CT',
  client_tara: 'RO',
  client_cod_postal: '',
  client_telefon: '',
  client_email: '',
}

export const FACTS: InvoiceFacts = {
  data_factura: '2026-11-21',
  data_livrare: null,
  data_scadenta: null,
  modalitate_plata: 'numerar',
  moneda: 'RON',
  curs: null,
  mentiuni: '',
}

/** The act that creates a series. */
export const seriesOps = (id: string, data: Partial<InvoiceSeries> & { serie: string }): Written[] => [
  { op: 'insert', collection: 'invoice_series', id, data: { prim_numar: 1, ...data } },
]

/**
 * The acts that create and validate an order of one hour of labour and two parts: 150,00 + 2 × 123,45 lei. Its car has
 * the same id.
 */
export const validatedOrder = (orderId: string): Written[][] => [
  [
    { op: 'insert', collection: 'vehicles', id: orderId, data: {} },
    {
      op: 'insert',
      collection: 'orders',
      id: orderId,
      data: { data_comanda: '2026-11-20', vehicle_id: orderId },
    },
    line(orderId, { tip: 'manopera', descriere: 'Înlocuit plăcuțe', ore: 1000, pret_ora: 15_000, ordine: 1 }),
    line(orderId, {
      tip: 'material',
      descriere: 'Plăcuțe frână',
      um: 'set',
      cantitate: 2000,
      pret_unitar: 12_345,
      ordine: 2,
    }),
  ],
  [{ op: 'patch', collection: 'orders', id: orderId, data: { status: 'VALIDAT' } }],
]

const line = (order_id: string, data: Record<string, string | number>): Written => ({
  op: 'insert',
  collection: 'order_lines',
  id: nextId(),
  data: { order_id, ...data },
})

type Issue = {
  facts?: Partial<InvoiceFacts>
  buyer?: Partial<Buyer>
  discount?: number
  lineRates?: InvoiceDraft['lineRates']
  payment?: { suma: number; metoda: PaymentMethod }
}

/** The act that issues an invoice of an order, from the shop's current rows. */
export const invoiceOps = (
  shop: ShopInMemory,
  orderId: string,
  series: Pick<InvoiceSeries, 'id' | 'dispozitiv_id' | 'ultimul_numar'>,
  { facts, buyer, payment, ...rest }: Issue = {},
): { id: string; ops: Written[] } =>
  issueInvoice(
    {
      order: shop.row<Order>('orders', orderId),
      lines: shop.all<OrderLine>('order_lines').filter((one) => one.order_id === orderId),
      shop: shop.row<Shop>('tenants', shop.tenantId),
      facts: { ...FACTS, ...facts },
      discount: 0,
      ...rest,
    },
    { series, buyer: { ...A_PERSON, ...buyer }, payment },
    nextId,
  )

/** The act that takes back the rest of an invoice, or some of its lines (thousandths by the line's position). */
export const stornoOps = (
  shop: ShopInMemory,
  invoiceId: string,
  seriesId: string,
  quantities?: readonly number[],
  data_factura = FACTS.data_factura,
): { id: string; ops: Written[] } => {
  const lines = shop
    .all<InvoiceLine>('invoice_lines')
    .filter((one) => one.invoice_id === invoiceId)
    .sort((a, b) => a.ordine - b.ordine)
  const wanted = lines.map((one, index): [string, number] => [
    one.id,
    quantities ? (quantities[index] ?? 0) : one.cantitate,
  ])
  return issueStorno(
    {
      invoice: shop.row<Invoice>('invoices', invoiceId),
      quantities: new Map(wanted.filter(([, quantity]) => quantity > 0)),
      isWhole: quantities === undefined,
      freesOrder: quantities === undefined,
      seriesId,
      data_factura,
      mentiuni: 'Retur',
    },
    nextId,
  )
}
