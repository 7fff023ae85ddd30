import { sum } from '#domain/kernel/money.ts'
import { fold } from '#domain/romania/search.ts'
import type { Invoice, Payment } from './schema.ts'
import { inLei } from './totals.ts'

/** The cash of one client against the limits of Legea 70/2015. A doubt is a warning and never blocks a payment. */

type Client = Pick<Invoice, 'client_tip' | 'client_cod_fiscal' | 'client_nume'>

/** Two invoices belong to one client when the codes match, or the names where there is no code. */
export const isSameClient = (one: Client, other: Client): boolean => {
  if (one.client_tip !== other.client_tip) return false
  const code = (of: Client) => of.client_cod_fiscal.replace(/^0+$/, '')
  if (code(one) !== '' || code(other) !== '') return code(one) === code(other)
  return fold(one.client_nume) === fold(other.client_nume)
}

type Paid = Pick<Payment, 'data' | 'suma' | 'metoda'>

/** The cash among the payments of a day, in bani of lei, minus refunds. */
export const cashOfDay = (payments: readonly (Paid & { curs: number | null })[], day: string): number =>
  sum(
    payments
      .filter(({ data, metoda }) => metoda === 'numerar' && data === day)
      .map(({ suma, curs }) => inLei(suma, curs)),
  )

/**
 * `day`: with this amount the client's cash of that day exceeds the limit. `split`: a company pays an invoice above the
 * limit in several amounts of cash, which is forbidden as well. Amounts are bani of lei.
 */
export type CashDoubt = { kind: 'day'; limit: number; total: number } | { kind: 'split'; limit: number }

export const cashDoubt = (payment: {
  amount: number
  limit: number
  isCompany: boolean
  /** Earlier cash of the client on that day. */
  takenThatDay: number
  /** The invoice's total, and the part already paid in cash. */
  invoiceTotal: number
  takenOfInvoice: number
}): CashDoubt | null => {
  const { amount, limit, isCompany, takenThatDay, invoiceTotal, takenOfInvoice } = payment
  if (amount <= 0) return null
  const total = takenThatDay + amount
  if (total > limit) return { kind: 'day', limit, total }
  return isCompany && invoiceTotal > limit && takenOfInvoice > 0 ? { kind: 'split', limit } : null
}
