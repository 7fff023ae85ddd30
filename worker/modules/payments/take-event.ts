import { DAY, shiftMonths } from '#domain/kernel/days.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { PACKS } from '#domain/plans/catalogue.ts'
import type { Payment, PaymentEvent } from '#domain/plans/payment.ts'
import type { INVOICE_STATES } from '#domain/plans/schema.ts'
import { type Account, choose, columnsOf, isCovered } from '#domain/plans/subscription.ts'
import type { Values } from '#domain/sync/log.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { newId } from '#worker/pages/new-id.ts'
import type { Payments } from '#worker/providers/payments/port.ts'

/** Times that an account is read again because it had changed while it was written. */
const READS = 3

/** What following a provider needs. */
export type Books = {
  payments: Payments
  /** An act of `billing` on a shop; a repeat of its key is the same act. @throws AppError with the refusal */
  act(tenantId: string, key: string, ops: Op[]): Promise<void>
  /** The id of the row of a payment; null where it has none. */
  rowOf(tenantId: string, payment: string): Promise<string | null>
  /** Whether a paid row waits for an invoice, or none is issued here. */
  invoiceState: (typeof INVOICE_STATES)[number]
  /** In milliseconds. */
  now(): number
}

const iso = (ms: number): string => new Date(ms).toISOString()

/** Writes columns of the shop's row. */
export const writePlan = ({ act }: Pick<Books, 'act'>, tenantId: string, key: string, data: Values) =>
  act(tenantId, key, [{ op: 'patch', collection: 'tenants', id: tenantId, base: 0, data }])

/**
 * Brings a shop's row to the present state of its account, and ends subscriptions beside the one that counts: what was
 * paid for the same days goes back. Calls that cross each other end with the same row: each reads once more after it has
 * written. `key` names the occasion. @throws AppError `not_found` for an unknown customer
 */
export const followAccount = async (
  books: Books,
  customer: string,
  key: string,
  more: Values = {},
): Promise<Account> => {
  const { payments, now } = books
  let written = ''
  for (let read = 1; ; read++) {
    const account = await payments.account(customer)
    if (!account) throw new AppError('not_found')
    const { kept, extra } = choose(account.subscriptions, iso(now()))
    for (const one of extra) await payments.end(one.id, { isRefunded: isCovered(one, iso(now())) })
    const columns = kept ? columnsOf(kept, account) : { customer }
    if (JSON.stringify(columns) === written || read > READS) return account
    written = JSON.stringify(columns)
    await writePlan(books, account.tenantId, `${key}/${read}`, { ...columns, ...more })
  }
}

/** The rows that a payment makes. */
const opsOf = ({ id, amount, paidAt, isRefunded, bought }: Payment, invoiceState: Books['invoiceState']) => {
  const isPlan = bought.kind === 'plan'
  const ops: Op[] = [
    {
      op: 'insert',
      collection: 'plan_payments',
      id: newId(),
      data: {
        payment: id,
        amount,
        paid_at: paidAt,
        state: isRefunded ? 'refunded' : 'paid',
        plan: isPlan ? bought.plan : null,
        plan_interval: isPlan ? bought.interval : null,
        starts_at: isPlan ? bought.from : null,
        ends_at: isPlan ? bought.until : null,
        pack: isPlan ? '' : bought.pack,
        invoice_state: isRefunded ? 'none' : invoiceState,
      },
    },
  ]
  const pack = isPlan ? undefined : PACKS.find((one) => one.id === bought.pack)
  if (!pack || isRefunded) return ops
  const data = {
    feature: pack.feature,
    units: pack.units,
    bought_at: paidAt,
    // The whole last day.
    expires_at: iso(Date.parse(shiftMonths(paidAt, pack.months)) + DAY),
    source: id,
  }
  return [...ops, { op: 'insert', collection: 'usage_packs', id: newId(), data } satisfies Op]
}

/** Notes in the ledger that the money of a payment went back, also long after it was paid. */
const noteRefund = async ({ act, rowOf }: Books, tenantId: string, payment: string): Promise<void> => {
  const id = await rowOf(tenantId, payment)
  if (id === null) return
  const data = { state: 'refunded' }
  await act(tenantId, `refund/${payment}`, [{ op: 'patch', collection: 'plan_payments', id, base: 0, data }])
}

/**
 * Does what an event of the provider asks for; again and again it does the same once. The account comes first: a payment
 * that goes back at once is written as such. `occasion` names the handling: under the same one nothing is written again,
 * under another one the shop's row is brought to the present state, and a payment is still one row. Returns whose event
 * it was.
 */
export const takeEvent = async (
  books: Books,
  { id, customer, payment }: PaymentEvent,
  occasion = id,
): Promise<{ tenantId: string }> => {
  const { tenantId } = await followAccount(books, customer, occasion)
  const paid = payment === null ? null : await books.payments.payment(payment)
  if (paid) await books.act(tenantId, `payment/${paid.id}`, opsOf(paid, books.invoiceState))
  if (paid?.isRefunded) await noteRefund(books, tenantId, paid.id)
  return { tenantId }
}
