import { vatRate } from '#domain/romania/tva.ts'
import type { Order, OrderLine } from '#domain/workshop/orders/schema.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { freezeSeller, regimeOf, type Seller, type VatGroup } from './frozen.ts'
import { copyOfLines } from './order-copy.ts'
import type { Invoice, InvoiceLine, InvoiceSeries, Payment } from './schema.ts'
import { type InvoiceTotals, invoiceLineTotal, totalsOf, vatGroups } from './totals.ts'

/** An invoice in preparation, its preview, and the act that issues it. */

type Values = Record<string, string | number | null>
/** An op without `base`; the sender adds it. */
export type Written = { op: 'insert' | 'patch'; collection: string; id: string; data: Values }

export type Buyer = Pick<
  Invoice,
  | 'client_tip'
  | 'client_nume'
  | 'client_cod_fiscal'
  | 'client_platitor_tva'
  | 'client_reg_com'
  | 'client_adresa'
  | 'client_localitate'
  | 'client_judet'
  | 'client_tara'
  | 'client_cod_postal'
  | 'client_telefon'
  | 'client_email'
>

export type InvoiceFacts = Pick<
  Invoice,
  'data_factura' | 'data_livrare' | 'data_scadenta' | 'modalitate_plata' | 'moneda' | 'curs' | 'mentiuni'
>

export type InvoiceDraft = {
  order: Pick<Order, 'id' | 'nr_auto' | 'marca_denumire' | 'model_denumire' | 'km_intrare'>
  lines: readonly OrderLine[]
  shop: Pick<Shop, 'platitor_tva' | 'tva_la_incasare'> & Partial<Seller>
  facts: InvoiceFacts
  /** Rates other than the standard one, in hundredths of a percent, by the id of the order line. */
  lineRates?: ReadonlyMap<string, number> | undefined
  /** Discount on the whole document, on the base. */
  discount: number
}

export type PreviewLine = Pick<
  InvoiceLine,
  | 'order_line_id'
  | 'tip'
  | 'descriere'
  | 'um'
  | 'cantitate'
  | 'pret_unitar'
  | 'discount'
  | 'total'
  | 'categorie_tva'
  | 'cota_tva'
  | 'mecanic_id'
  | 'ordine'
>
export type InvoicePreview = { lines: PreviewLine[]; groups: VatGroup[]; totals: InvoiceTotals }

/** The totals of a draft, by the same sums that the commit uses. */
export const previewInvoice = (draft: InvoiceDraft): InvoicePreview => {
  const { facts, lineRates } = draft
  const isPayer = draft.shop.platitor_tva === 1
  const standard = vatRate(facts.data_livrare ?? facts.data_factura)
  const lines = copyOfLines(draft.lines, facts.curs).map((copy): PreviewLine => {
    const rate = lineRates?.get(copy.order_line_id ?? '') ?? standard
    return {
      ...copy,
      total: invoiceLineTotal(copy),
      categorie_tva: isPayer ? 'S' : 'O',
      cota_tva: isPayer ? rate : 0,
    }
  })
  const groups = vatGroups(lines, draft.discount)
  return { lines, groups, totals: totalsOf(groups) }
}

/**
 * The difference between an invoice's total, before its own discount, and its order's, in bani of lei, where their TVA
 * rates differ; 0 where they agree. In another currency the result is 0, because rounding alone makes a difference.
 */
export const differsFromDeviz = (draft: InvoiceDraft, deviz: Pick<Order, 'total_general'>): number =>
  draft.facts.moneda === 'RON'
    ? previewInvoice({ ...draft, discount: 0 }).totals.total_general - deviz.total_general
    : 0

type Numbering = Pick<InvoiceSeries, 'id' | 'dispozitiv_id' | 'ultimul_numar'>
type PaymentNow = Pick<Payment, 'suma' | 'metoda'>

/**
 * The act that issues an invoice: the number where the series belongs to this device, the invoice with its lines, the
 * order's step to FACTURAT, and an immediate payment.
 */
export const issueInvoice = (
  draft: InvoiceDraft,
  { series, buyer, payment }: { series: Numbering; buyer: Buyer; payment?: PaymentNow | undefined },
  newId: () => string,
): { id: string; ops: Written[] } => {
  const id = newId()
  const { order, facts } = draft
  const isOwn = series.dispozitiv_id !== ''
  const number = series.ultimul_numar + 1
  const ops: Written[] = [
    ...(isOwn ? [takeOwnNumber(series, number, id)] : []),
    {
      op: 'insert',
      collection: 'invoices',
      id,
      data: {
        ...facts,
        ...buyer,
        order_id: order.id,
        tip: 'factura',
        serie_id: series.id,
        dispozitiv_id: series.dispozitiv_id,
        nr_factura: isOwn ? number : 0,
        ...(isOwn && { furnizor: freezeSeller(draft.shop), regim_tva: regimeOf(draft.shop) }),
        nr_auto: order.nr_auto,
        marca_model: `${order.marca_denumire} ${order.model_denumire}`.trim(),
        km_intrare: order.km_intrare,
        discount: draft.discount,
      },
    },
    ...previewInvoice(draft).lines.map(
      ({ total: _, ...line }): Written => ({
        op: 'insert',
        collection: 'invoice_lines',
        id: newId(),
        data: { ...line, invoice_id: id },
      }),
    ),
    { op: 'patch', collection: 'orders', id: order.id, data: { status: 'FACTURAT' } },
  ]
  if (payment && payment.suma !== 0) ops.push(pay(id, facts.data_factura, payment, newId))
  return { id, ops }
}

const takeOwnNumber = (series: Numbering, number: number, invoiceId: string): Written => ({
  op: 'patch',
  collection: 'invoice_series',
  id: series.id,
  data: { ultimul_numar: number, ultima_factura_id: invoiceId },
})

/** The op of a payment on a day. */
export const pay = (
  invoiceId: string,
  data: string,
  payment: PaymentNow & Partial<Pick<Payment, 'nota' | 'anuleaza_id'>>,
  newId: () => string,
): Written => ({
  op: 'insert',
  collection: 'payments',
  id: newId(),
  data: { ...payment, invoice_id: invoiceId, data },
})

/** The lines that a storno reverses: thousandths by the id of the line. */
export type StornoDraft = {
  invoice: Pick<Invoice, 'id' | 'order_id'>
  quantities: ReadonlyMap<string, number>
  /** The storno reverses everything that is left of the invoice. */
  isWhole: boolean
  /** The order has no other active invoice, so it returns to VALIDAT. */
  freesOrder: boolean
  seriesId: string
  data_factura: string
  mentiuni: string
}

/** The act that issues a storno; the commit assigns the number and computes the amounts from the original. */
export const issueStorno = (draft: StornoDraft, newId: () => string): { id: string; ops: Written[] } => {
  const id = newId()
  const { invoice, data_factura, mentiuni } = draft
  const ops: Written[] = [
    {
      op: 'insert',
      collection: 'invoices',
      id,
      data: {
        tip: 'storno',
        storno_of: invoice.id,
        storno_integral: draft.isWhole ? 1 : 0,
        order_id: invoice.order_id,
        serie_id: draft.seriesId,
        data_factura,
        mentiuni,
      },
    },
    ...[...draft.quantities].map(
      ([storno_line_id, quantity], ordine): Written => ({
        op: 'insert',
        collection: 'invoice_lines',
        id: newId(),
        data: { invoice_id: id, storno_line_id, cantitate: -quantity, ordine },
      }),
    ),
  ]
  if (draft.isWhole && draft.freesOrder && invoice.order_id !== null)
    ops.push({ op: 'patch', collection: 'orders', id: invoice.order_id, data: { status: 'VALIDAT' } })
  return { id, ops }
}
