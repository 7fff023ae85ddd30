import type { Rows } from '#domain/modules.ts'
import type { Collection } from '#domain/sync/collection.ts'
import { invoiceLines, invoices } from '#domain/workshop/invoices/schema.ts'
import type { AppDatabase } from './database.ts'
import type { DraftOp } from './mutate.ts'

type Values = Record<string, string | number | null>

/** What an adoption needs: the database of the free tier, that of the account, and a way to write a row again. */
export type AdoptingHands = {
  local: AppDatabase
  account: AppDatabase
  deviceId: string
  act(drafts: readonly DraftOp[]): Promise<void>
  linked(collection: Collection, row: object): Promise<Values>
}

/**
 * Moves the invoices of the free tier into an account. Their numbers are already printed, so each series arrives as a
 * series of this device, and every document is issued again under its own number, in the order of issue. Then the
 * series becomes the shop's and continues from there.
 */
export const adoptInvoices = async (hands: AdoptingHands): Promise<void> => {
  const series = await hands.local.rows('invoice_series').toArray()
  for (const one of series) await adoptSeries(hands, one)
  const issued = await inOrderOfIssue(hands.local)
  for (const invoice of issued) await adoptInvoice(hands, invoice)
  for (const orderId of new Set(issued.map(({ order_id }) => order_id)))
    if (orderId !== null) await settleOrder(hands, orderId)
}

/** Runs when a whole series has arrived: from then on no number of this device is pending. */
export const openToShop = async ({ local, account, act }: AdoptingHands): Promise<void> => {
  for (const { id, activ } of await local.rows('invoice_series').toArray()) {
    const there = await account.rows('invoice_series').get(id)
    if (there && there.dispozitiv_id !== '')
      await act([{ op: 'patch', collection: 'invoice_series', id, data: { dispozitiv_id: '', activ } }])
  }
}

/** The order comes from the history, not from a clock (S2.2). */
const inOrderOfIssue = async (local: AppDatabase): Promise<Rows['invoices'][]> => {
  const found = await local.rows('invoices').toArray()
  const issued = await Promise.all(
    found.map(async (invoice) => {
      const first = await local.log.where('rowId').equals(invoice.id).first()
      return { invoice, rev: first?.rev ?? invoice.rev }
    }),
  )
  return issued.sort((a, b) => a.rev - b.rev).map(({ invoice }) => invoice)
}

const adoptSeries = async (
  { account, deviceId, act }: AdoptingHands,
  series: Rows['invoice_series'],
): Promise<void> => {
  if (await account.rows('invoice_series').get(series.id)) return
  const { id, serie, prim_numar } = series
  const data = { serie, prim_numar, dispozitiv_id: deviceId }
  await act([{ op: 'insert', collection: 'invoice_series', id, data }])
}

const adoptInvoice = async (hands: AdoptingHands, invoice: Rows['invoices']): Promise<void> => {
  const { local, account, deviceId, act, linked } = hands
  if (await account.rows('invoices').get(invoice.id)) return
  const { id, serie_id, nr_factura, order_id } = invoice
  const lines = await local.rows('invoice_lines').where('invoice_id').equals(id).toArray()
  const status = invoice.tip === 'factura' ? 'FACTURAT' : 'VALIDAT'
  const drafts: DraftOp[] = [
    {
      op: 'patch',
      collection: 'invoice_series',
      id: serie_id ?? '',
      data: { ultimul_numar: nr_factura, ultima_factura_id: id },
    },
    {
      op: 'insert',
      collection: 'invoices',
      id,
      data: { ...(await linked(invoices, invoice)), dispozitiv_id: deviceId },
    },
  ]
  for (const line of lines) {
    const data = { ...(await linked(invoiceLines, line)), invoice_id: id }
    drafts.push({ op: 'insert', collection: 'invoice_lines', id: line.id, data })
  }
  if (order_id !== null && (invoice.tip === 'factura' || invoice.storno_integral === 1))
    drafts.push({ op: 'patch', collection: 'orders', id: order_id, data: { status } })
  await act(drafts)
}

/** An order whose invoice has a storno may have been reopened or cancelled since. */
const settleOrder = async ({ local, account, act }: AdoptingHands, id: string): Promise<void> => {
  const here = await local.rows('orders').get(id)
  const there = await account.rows('orders').get(id)
  if (!here || !there || here.status === there.status || there.status !== 'VALIDAT') return
  await act([{ op: 'patch', collection: 'orders', id, data: { status: here.status } }])
}
