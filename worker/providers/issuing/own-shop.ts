import { createHash } from 'node:crypto'
import { invoiceNumber } from '#domain/documents/invoice.ts'
import type { SubscriptionInvoice } from '#domain/documents/subscription-invoice.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { buyerOf } from '#domain/workshop/invoices/buyer.ts'
import type { Buyer } from '#domain/workshop/invoices/draft.ts'
import { issuePrepaid } from '#domain/workshop/invoices/prepaid.ts'
import { type InvoiceSeries, invoiceSeries } from '#domain/workshop/invoices/schema.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { tryAct } from '#worker/acts.ts'
import { findTenantDb } from '#worker/db/directory.ts'
import { readInvoiceDocumentRows } from '#worker/db/invoice-document-rows.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { visibleRow, visibleRows } from '#worker/db/visibility.ts'
import type { Env } from '#worker/env.ts'
import { invoicePrintable, printed } from '#worker/modules/documents/printed.ts'
import { IssueRefused, type Issuer } from './port.ts'

/** A shop of ours in this deployment, and its series for what other shops pay: the shop's id, the series' name. */
export type OwnShop = { shop: string; series: string }

/** The ids of an invoice's rows follow from its key, so that it is written once. */
const idsOf =
  ({ key, paidOn }: SubscriptionInvoice) =>
  (row: string): string =>
    uuidv7(Date.parse(paidOn), createHash('sha256').update(`${key}/${row}`).digest())

const buyerFrom = ({ buyer }: SubscriptionInvoice): Buyer =>
  buyerOf(
    {
      client_nume: buyer.nume,
      client_telefon: '',
      client_email: buyer.email,
      client_cod_fiscal: buyer.cui,
      client_adresa: buyer.adresa,
      client_localitate: buyer.localitate,
      client_judet: buyer.judet,
      client_cod_postal: buyer.cod_postal,
      client_reg_com: buyer.reg_com,
      client_platitor_tva: buyer.paysVat ? 1 : 0,
      client_tara: 'RO',
    },
    buyer.nume,
  )

const system = (tenantId: string) => systemActor({ tenantId }, 'billing')

/** The act in our shop. One whose answer was lost has written the rows. */
const written = async (env: Env, db: TenantDb, { shop, series }: OwnShop, invoice: SubscriptionInvoice) => {
  const actor = system(shop)
  const [row, found] = await Promise.all([
    visibleRow(db, actor, tenants, shop),
    visibleRows(
      db,
      actor,
      invoiceSeries,
      "t.serie = ?2 AND t.dispozitiv_id = '' AND t.activ = 1 AND t.deleted_at IS NULL",
      series,
    ).first<InvoiceSeries>(),
  ])
  if (!row) throw new IssueRefused('issuer_missing')
  if (!found) throw new IssueRefused('series_missing')
  const { name, amount, vatRate } = invoice.line
  const { day: issuedOn, paidOn, mentions } = invoice
  const ops = issuePrepaid(
    { name, amount, vatRate, paidOn, issuedOn, mentions },
    { shop: row, series: found, buyer: buyerFrom(invoice) },
    idsOf(invoice),
  )
  // A refusal is remembered under its key, so each try has another; the ids of the rows keep the invoice one.
  const act = {
    key: `subscription-invoice/${crypto.randomUUID()}`,
    ops: ops.map((op) => ({ base: 0, ...op })),
  }
  const { refusal } = await tryAct(env, actor, act)
  if (refusal && refusal.code !== 'row_exists') throw new IssueRefused(refusal.code)
}

/**
 * Our invoices in a shop of ours that this deployment serves, as documents of that shop: it numbers them, has them in
 * its books and sends them to e-Factura.
 */
export const ownShop = (env: Env, own: OwnShop): Issuer => ({
  async issue(invoice) {
    const db = await findTenantDb(env, own.shop)
    if (!db) throw new IssueRefused('issuer_missing')
    const read = () => readInvoiceDocumentRows(db, system(own.shop), idsOf(invoice)('invoice'))
    let rows = await read()
    if (!rows) {
      await written(env, db, own, invoice)
      rows = await read()
    }
    if (!rows) throw new IssueRefused('invoice_missing')
    const { bytes } = await printed(env, own.shop, invoicePrintable(rows), (_, work) => work())
    return { number: invoiceNumber(rows.invoice), pdf: bytes }
  },
})
