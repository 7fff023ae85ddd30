import type * as v from 'valibot'
import { invoiceFileName } from '#domain/documents/subscription-invoice.ts'
import { invoiceMail } from '#domain/mail/invoice-mail.ts'
import { UPGRADE_PATH } from '#domain/plans/catalogue.ts'
import type { mailInvoice } from '#domain/plans/jobs.ts'
import { planPayments } from '#domain/plans/schema.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { visibleRow } from '#worker/db/visibility.ts'
import { publicOrigin } from '#worker/http/public-origin.ts'
import { subscriptionInvoicePath } from '#worker/modules/payments/invoice-path.ts'
import { filesIn } from '#worker/providers/files.ts'
import type { JobHandler } from './job-handler.ts'
import { mailOwners } from './mail-owners.ts'

/** Sends the owners the invoice of a payment. */
export const handle: JobHandler<v.InferOutput<typeof mailInvoice.schema>> = async ({
  env,
  db,
  tenantId,
  key,
  payload: { id },
}) => {
  const payment = await visibleRow(db, systemActor({ tenantId }, 'billing'), planPayments, id)
  const pdf = payment && (await filesIn(env.FILES).read(subscriptionInvoicePath(tenantId, id)))
  if (!payment || !pdf) return
  const { invoice, amount } = payment
  const url = `${publicOrigin(env)}${UPGRADE_PATH}`
  await mailOwners(env, tenantId, key, (language) => invoiceMail({ language, invoice, amount, url }), [
    { name: invoiceFileName(invoice), type: 'application/pdf', bytes: pdf },
  ])
}
