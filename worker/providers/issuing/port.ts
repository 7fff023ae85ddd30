import type { SubscriptionInvoice } from '#domain/documents/subscription-invoice.ts'

/** An invoice that was issued: its series and number as people read them, and its PDF. */
export type Issued = { number: string; pdf: Uint8Array<ArrayBuffer> }

/** Who issues our invoices to shops. */
export type Issuer = {
  /**
   * Issues an invoice; a repeat of its key is the same invoice. @throws AppError `unavailable` where there is no answer;
   * `IssueRefused` where the invoice is refused
   */
  issue(invoice: SubscriptionInvoice): Promise<Issued>
}

/** The issuer does not take the invoice as it is: only we can mend that. The effect keeps the code. */
export class IssueRefused extends Error {
  readonly code: string
  constructor(code: string, detail = code) {
    super(detail)
    this.code = code
  }
}
