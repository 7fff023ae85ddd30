import { notify } from '#domain/notifications/notify.ts'
import type { Rules } from '#domain/sync/collection.ts'
import { issueInvoice, mailInvoice } from './jobs.ts'
import { paidTwice } from './notifications.ts'
import type { planPayments } from './schema.ts'

/** What follows from a payment. */
export const paymentRules: Rules<typeof planPayments> = {
  change({ before, after }, view) {
    const { id, state, invoice_state, payment, amount } = after
    const isNew = (name: 'requested' | 'issued') =>
      invoice_state === name && before?.invoice_state !== invoice_state
    if (isNew('requested')) view.emit(issueInvoice, `${issueInvoice.id}/${id}`, { id })
    if (isNew('issued')) view.emit(mailInvoice, `${mailInvoice.id}/${id}`, { id })
    if (!before && state === 'refunded')
      notify(view, paidTwice, {
        occasion: payment,
        params: { amount },
        target: { collection: 'plan_payments', id },
      })
  },
}
