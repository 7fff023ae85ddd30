import { filesOf } from '#worker/providers/files.ts'

/** Where the PDF of our invoice of a payment is kept. */
export const subscriptionInvoicePath = (tenantId: string, paymentId: string): string =>
  `${filesOf(tenantId)}subscription-invoices/${paymentId}.pdf`
