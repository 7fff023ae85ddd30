import type { Rules } from '#domain/sync/collection.ts'
import { invoices, payments } from './schema.ts'

/**
 * A payment is a fact: two devices may each have received money for the same invoice; then both payments stand, and the
 * invoice shows what to refund. Only impossible payments are refused; the invoice checks the sums when it settles.
 */
export const paymentRules: Rules<typeof payments> = {
  change({ kind, after }, view) {
    if (kind !== 'insert') return view.reject('invoice_issued')
    const invoice = view.get(invoices, after.invoice_id)
    if (invoice?.tip !== 'factura' || after.suma === 0) return view.reject('payment_invalid')
    const others = view.children(payments, 'invoice_id', invoice.id)
    if (after.anuleaza_id !== null) {
      const wrong = others.find(({ id }) => id === after.anuleaza_id)
      if (!wrong || wrong.anuleaza_id !== null || after.suma !== -wrong.suma) view.reject('payment_invalid')
      if (others.some((one) => one.anuleaza_id === after.anuleaza_id)) view.reject('payment_reversed')
    }
    after.created_by = view.actor.userId
    view.touch(invoices, invoice.id)
  },
}
