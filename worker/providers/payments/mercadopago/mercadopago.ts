import * as v from 'valibot'
import { AppError } from '#domain/kernel/errors.ts'
import { priceOf } from '#domain/plans/catalogue.ts'
import { periodBefore } from '#domain/plans/subscription.ts'
import type { Checkout, Payments, SubscriptionChange } from '../port.ts'
import {
  ask,
  type Charge,
  doneSchema,
  listOf,
  type MercadoPagoAccount,
  type Preapproval,
  pageSchema,
  paymentSchema,
  preapprovalSchema,
} from './client.ts'
import { readCall } from './reports.ts'
import {
  amountOf,
  customerOf,
  paidOf,
  paymentOf,
  reasonOf,
  soldIn,
  subscriptionOf,
  tenantOf,
} from './state.ts'

/** The page on which people who pay by MercadoPago change the card: it has none for a single seller. */
const CARD_PAGE = 'https://www.mercadopago.com/subscriptions'

const money = (bani: number): number => bani / 100

const need = <T>(found: T | null): T => {
  if (found === null) throw new AppError('not_found')
  return found
}

/** The subscriptions of a shop. The search does not always obey its reference. */
const preapprovalsOf = async (account: MercadoPagoAccount, tenantId: string): Promise<Preapproval[]> => {
  const found = await ask(
    account,
    `/preapproval/search?external_reference=${tenantId}&limit=100`,
    listOf(preapprovalSchema),
  )
  return (found?.results ?? []).filter(({ external_reference }) => external_reference === tenantId)
}

const chargesBy = async (account: MercadoPagoAccount, query: string): Promise<Charge[]> =>
  (await ask(account, `/v1/payments/search?${query}&limit=100`, listOf(paymentSchema)))?.results ?? []

const chargesOf = async (account: MercadoPagoAccount, tenantId: string): Promise<Charge[]> =>
  (await chargesBy(account, `external_reference=${tenantId}`)).filter(
    ({ external_reference }) => external_reference === tenantId,
  )

const put = (account: MercadoPagoAccount, id: string, body: object) =>
  ask(account, `/preapproval/${id}`, doneSchema, { method: 'PUT', body })

/** A page on which something is paid once. */
const payOnce = async (
  account: MercadoPagoAccount,
  page: { key: string; tenantId: string; title: string; amount: number; metadata?: object; back?: object },
): Promise<{ url: string }> => {
  const { key, tenantId, title, amount, metadata = {}, back } = page
  const item = { title, quantity: 1, unit_price: money(amount), currency_id: account.currency }
  const body = {
    items: [item],
    external_reference: tenantId,
    metadata,
    ...(back && { back_urls: back }),
  }
  const made = await ask(account, '/checkout/preferences', pageSchema, { method: 'POST', body, key })
  return { url: need(made).init_point }
}

/** A visit for a plan: one that is open for the same is gone on with, and others are withdrawn. */
const subscribe = async (
  account: MercadoPagoAccount,
  { tenantId, purchase, successUrl, email }: Checkout,
): Promise<{ url: string }> => {
  if (purchase.kind !== 'plan') throw new Error('no plan')
  if (email === '') throw new AppError('billing_data_missing')
  const reason = reasonOf(purchase)
  const open = (await preapprovalsOf(account, tenantId)).filter(({ status }) => status === 'pending')
  const same = open.find((one) => one.reason === reason)
  for (const { id } of open) if (id !== same?.id) await put(account, id, { status: 'cancelled' })
  if (same) return { url: same.init_point }
  const made = await ask(account, '/preapproval', preapprovalSchema, {
    method: 'POST',
    body: {
      reason,
      external_reference: tenantId,
      payer_email: email,
      back_url: successUrl,
      status: 'pending',
      auto_recurring: {
        frequency: purchase.interval === 'year' ? 12 : 1,
        frequency_type: 'months',
        transaction_amount: money(amountOf(purchase)),
        currency_id: account.currency,
        ...(purchase.paidFrom !== null && { start_date: purchase.paidFrom }),
      },
    },
  })
  return { url: need(made).init_point }
}

/**
 * Another plan: the subscription charges it from the next period. A larger one applies once the difference is paid on a
 * page of its own. Another interval needs another subscription here.
 */
const switchPlan = async (
  account: MercadoPagoAccount,
  one: Preapproval,
  { plan, interval, atOnce }: Extract<SubscriptionChange, { kind: 'switch' }>,
  key: string,
): Promise<{ url: string | null }> => {
  const tenantId = one.external_reference ?? ''
  const charges = await chargesOf(account, tenantId)
  const present = need(subscriptionOf(one, charges))
  if (present.interval !== interval) throw new AppError('payments_unavailable')
  const asked = { kind: 'plan', plan, interval } as const
  await put(account, one.id, {
    status: 'authorized',
    reason: reasonOf(asked),
    auto_recurring: { transaction_amount: money(amountOf(asked)), currency_id: account.currency },
  })
  const until = Date.parse(present.until)
  const left = (until - account.clock()) / (until - Date.parse(periodBefore(present.until, present.interval)))
  if (!atOnce || left <= 0) return { url: null }
  const paid = paidOf(one.id, charges).length > 0 ? priceOf(present.plan, interval) : 0
  return payOnce(account, {
    key,
    tenantId,
    title: reasonOf(asked),
    amount: Math.round(priceOf(plan, interval) * left) - Math.round(paid * left),
    metadata: { subscription: one.id, until: present.until },
  })
}

/** A subscription and charges name their shop; what has no reference of ours means nothing here. */
const named = v.object({ external_reference: v.nullish(v.string(), '') })

/** Where the thing of a report is read, by the report's type. */
const PATHS: Readonly<Record<string, string>> = {
  payment: '/v1/payments/',
  subscription_preapproval: '/preapproval/',
  subscription_authorized_payment: '/authorized_payments/',
}

/** MercadoPago by its API: subscriptions are preapprovals, packs are preferences of its checkout. */
export const mercadoPagoPayments = (account: MercadoPagoAccount): Payments => ({
  customer: async ({ tenantId }) => customerOf(tenantId),
  checkout: (checkout) => {
    const { key, tenantId, purchase, successUrl, cancelUrl } = checkout
    if (purchase.kind === 'plan') return subscribe(account, checkout)
    return payOnce(account, {
      key: `${tenantId}/${key}`,
      tenantId,
      title: reasonOf(purchase),
      amount: amountOf(purchase),
      back: { success: successUrl, failure: cancelUrl, pending: successUrl },
    })
  },
  portal: async () => ({ url: CARD_PAGE }),
  async account(customer) {
    const tenantId = tenantOf(customer)
    const [preapprovals, charges] = [
      await preapprovalsOf(account, tenantId),
      await chargesOf(account, tenantId),
    ]
    return {
      customer,
      tenantId,
      subscriptions: preapprovals.map((one) => subscriptionOf(one, charges)).filter((one) => one !== null),
      card: null,
    }
  },
  async payment(id) {
    const charge = await ask(account, `/v1/payments/${id}`, paymentSchema)
    return charge && paymentOf(charge)
  },
  async change(id, change, key) {
    const one = need(await ask(account, `/preapproval/${id}`, preapprovalSchema))
    if (change.kind === 'switch') return switchPlan(account, one, change, key)
    if (change.kind === 'cancel') {
      await put(account, id, { status: 'paused' })
      return { url: null }
    }
    const present = need(subscriptionOf(one, await chargesOf(account, one.external_reference ?? '')))
    const kept = { kind: 'plan', plan: present.plan, interval: present.interval } as const
    await put(account, id, {
      status: 'authorized',
      reason: reasonOf(kept),
      auto_recurring: { transaction_amount: money(amountOf(kept)), currency_id: account.currency },
    })
    return { url: null }
  },
  async end(id, { isRefunded }) {
    const one = await ask(account, `/preapproval/${id}`, preapprovalSchema)
    if (!one) return
    // First the money: a subscription that has ended is not looked at again.
    const last = isRefunded
      ? paidOf(id, await chargesOf(account, one.external_reference ?? '')).at(-1)
      : undefined
    if (last)
      await ask(account, `/v1/payments/${last.id}/refunds`, doneSchema, {
        method: 'POST',
        body: {},
        key: `refund/${last.id}`,
      })
    if (one.status !== 'cancelled') await put(account, id, { status: 'cancelled' })
  },
  async readEvent(call) {
    const now = account.clock()
    const { id, type, dataId } = readCall(account.webhookSecret, call, now)
    const path = PATHS[type]
    const thing =
      path === undefined ? null : await ask(account, `${path}${encodeURIComponent(dataId)}`, named)
    const tenantId = thing?.external_reference ?? ''
    if (tenantId === '') return null
    const at = new Date(now).toISOString()
    return { id, type, customer: customerOf(tenantId), payment: type === 'payment' ? dataId : null, at }
  },
  /** MercadoPago keeps no events: its charges that have changed stand for them. */
  async eventsSince(from) {
    const range = `range=date_last_updated&begin_date=${from}&end_date=${new Date(account.clock()).toISOString()}`
    return (await chargesBy(account, range))
      .filter(({ external_reference, description }) => external_reference && soldIn(description ?? ''))
      .map(({ id, status, external_reference, date_last_updated }) => ({
        id: `mp_seen_${id}_${status}`,
        type: 'payment',
        customer: customerOf(external_reference ?? ''),
        payment: String(id),
        at: date_last_updated,
      }))
  },
})
