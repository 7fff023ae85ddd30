import type * as v from 'valibot'
import { invoiceOf } from '#domain/documents/subscription-invoice.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { billingDataOf } from '#domain/plans/billing-data.ts'
import type { issueInvoice } from '#domain/plans/jobs.ts'
import { planPayments } from '#domain/plans/schema.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { subscriptionInvoicePath } from '#worker/modules/payments/invoice-path.ts'
import { filesIn } from '#worker/providers/files.ts'
import { issuerOf } from '#worker/providers/issuing/chosen.ts'
import { IssueRefused } from '#worker/providers/issuing/port.ts'
import { Final } from './failures.ts'
import type { Carried, JobHandler } from './job-handler.ts'

type Payload = v.InferOutput<typeof issueInvoice.schema>

const patch = ({ act, payload: { id } }: Carried<Payload>, part: string, data: Record<string, string>) =>
  act(part, [{ op: 'patch', collection: 'plan_payments', id, base: 0, data }])

/** Issues the invoice of a payment. A try after a lost answer gets the same invoice, by the payment's id. */
export const handle: JobHandler<Payload> = async (carried) => {
  const { env, db, tenantId, payload } = carried
  const system = systemActor({ tenantId }, 'billing')
  const [payment, shop] = await Promise.all([
    visibleRow(db, system, planPayments, payload.id),
    visibleRow(db, system, tenants, tenantId),
  ])
  if (!payment || !shop || payment.invoice_state === 'issued') return
  const issuer = issuerOf(env)
  if (!issuer) throw new Final('no_provider')
  const buyer = { ...billingDataOf(shop), paysVat: shop.platitor_tva === 1 }
  const invoice = invoiceOf(payment, buyer, dayInRomania(Date.now()))
  const { number, pdf } = await issuer.issue(invoice).catch((error: unknown) => {
    throw error instanceof IssueRefused ? new Final(error.code, { cause: error }) : error
  })
  await filesIn(env.FILES).write(subscriptionInvoicePath(tenantId, payment.id), pdf, 'application/pdf')
  await patch(carried, 'issued', { invoice_state: 'issued', invoice: number })
}

/** The page says so, and we find it among what is dead. */
export const died = async (carried: Carried<Payload>): Promise<void> => {
  await patch(carried, 'failed', { invoice_state: 'failed' })
}
