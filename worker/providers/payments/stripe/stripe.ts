import type { Stripe } from 'stripe'
import { AppError } from '#domain/kernel/errors.ts'
import type { Payment, PaymentEvent } from '#domain/plans/payment.ts'
import type { Checkout, Payments } from '../port.ts'
import { changeStripe } from './changes.ts'
import {
  answered,
  loadStripe,
  openStripe,
  orMissing,
  type StripeAccount,
  stripeCode,
  stripeType,
} from './client.ts'
import { readStripeEvent, STRIPE_EVENTS } from './events.ts'
import { priceIdOf } from './prices.ts'
import { cardOf, idOf, mainLineOf, packPaymentOf, planPaymentOf, subscriptionOf } from './state.ts'

/** Most that one answer of Stripe lists: of subscriptions a customer has one, and those that ended. */
const MOST = 100

const refundsOf = async (stripe: Stripe, intents: readonly string[]): Promise<number> => {
  let refunds = 0
  for (const payment_intent of intents)
    refunds += (await stripe.refunds.list({ payment_intent, limit: 1 })).data.length
  return refunds
}

/** The payments by which an invoice was paid; an invoice that is read with `expand: ['payments']`. */
const intentsOf = ({ payments }: Stripe.Invoice): string[] =>
  (payments?.data ?? []).map(({ payment }) => idOf(payment.payment_intent)).filter(Boolean)

const paymentOfVisit = async (stripe: Stripe, id: string): Promise<Payment | null> => {
  const session = await orMissing(stripe.checkout.sessions.retrieve(id))
  if (!session) return null
  const intent = idOf(session.payment_intent)
  return packPaymentOf(session, intent !== '' && (await refundsOf(stripe, [intent])) > 0)
}

const paymentOfInvoice = async (stripe: Stripe, id: string): Promise<Payment | null> => {
  const invoice = await orMissing(stripe.invoices.retrieve(id, { expand: ['payments'] }))
  const priceId = invoice && idOf(mainLineOf(invoice)?.pricing?.price_details?.price)
  if (!invoice || !priceId) return null
  const price = await orMissing(stripe.prices.retrieve(priceId))
  return planPaymentOf(invoice, price, (await refundsOf(stripe, intentsOf(invoice))) > 0)
}

/** The payment of an intent: of a visit for a pack, or of an invoice. */
const paymentOfIntent = async (stripe: Stripe, payment_intent: string): Promise<Payment | null> => {
  const visits = await stripe.checkout.sessions.list({ payment_intent, limit: 1 })
  const [visit] = visits.data
  if (visit?.mode === 'payment') return paymentOfVisit(stripe, visit.id)
  const paid = await stripe.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent },
    limit: 1,
  })
  const invoice = idOf(paid.data[0]?.invoice)
  return invoice === '' ? null : paymentOfInvoice(stripe, invoice)
}

const readPayment = (stripe: Stripe, id: string): Promise<Payment | null> => {
  if (id.startsWith('cs_')) return paymentOfVisit(stripe, id)
  return id.startsWith('pi_') ? paymentOfIntent(stripe, id) : paymentOfInvoice(stripe, id)
}

/** The metadata of a visit: which press opened it, and for what. */
const visitOf = ({ key, purchase }: Checkout): Record<string, string> =>
  purchase.kind === 'pack'
    ? { visit: key, kind: 'pack', pack: purchase.pack }
    : { visit: key, kind: 'plan', plan: purchase.plan, interval: purchase.interval }

/** Ends earlier visits for the same thing: a plan, or the same pack. One that was paid meanwhile cannot be ended. */
const withdrawOthers = async (stripe: Stripe, checkout: Checkout): Promise<void> => {
  const { data } = await stripe.checkout.sessions.list({
    customer: checkout.customer,
    status: 'open',
    limit: MOST,
  })
  const own = visitOf(checkout)
  for (const { id, metadata } of data)
    if (metadata?.visit !== own.visit && metadata?.kind === own.kind && metadata?.pack === own.pack)
      await stripe.checkout.sessions.expire(id).catch((error: unknown) => {
        if (stripeType(error) !== 'StripeInvalidRequestError') throw error
      })
}

/** Gives back what was paid for the present period. A repeat gives back nothing more. */
const refundLast = async (stripe: Stripe, { latest_invoice }: Stripe.Subscription): Promise<void> => {
  const id = idOf(latest_invoice)
  const invoice = id === '' ? null : await stripe.invoices.retrieve(id, { expand: ['payments'] })
  if (invoice?.status !== 'paid') return
  for (const payment_intent of intentsOf(invoice)) {
    if ((await refundsOf(stripe, [payment_intent])) > 0) continue
    await stripe.refunds.create({ payment_intent }, { idempotencyKey: `refund/${payment_intent}` })
  }
}

/** Stripe, by its SDK on `fetch`. The worker writes no state of its own: a shop's row follows what Stripe has. */
export const stripePayments = (account: StripeAccount): Payments => {
  let opened: Promise<Stripe> | undefined
  const through = async <T>(work: (stripe: Stripe) => Promise<T>): Promise<T> => {
    opened ??= openStripe(account)
    return answered(work(await opened))
  }
  return {
    customer: ({ tenantId, known, buyer }) =>
      through(async (stripe) => {
        // A repeat under the same key has to send the same, so the buyer's data follow by themselves.
        const id =
          known ||
          (
            await stripe.customers.create(
              { metadata: { tenant: tenantId } },
              { idempotencyKey: `customer/${tenantId}` },
            )
          ).id
        await stripe.customers.update(id, {
          name: buyer.nume,
          email: buyer.email,
          preferred_locales: ['ro'],
          address: {
            line1: buyer.adresa,
            city: buyer.localitate,
            state: buyer.judet,
            postal_code: buyer.cod_postal,
            country: 'RO',
          },
        })
        return id
      }),
    checkout: (checkout) =>
      through(async (stripe) => {
        const { key, tenantId, customer, purchase, successUrl, cancelUrl } = checkout
        await withdrawOthers(stripe, checkout)
        const price = await priceIdOf(stripe, purchase)
        const { url } = await stripe.checkout.sessions.create(
          {
            mode: purchase.kind === 'plan' ? 'subscription' : 'payment',
            customer,
            client_reference_id: tenantId,
            line_items: [{ price, quantity: 1 }],
            metadata: visitOf(checkout),
            locale: 'ro',
            success_url: successUrl,
            cancel_url: cancelUrl,
            ...(purchase.kind === 'plan' && {
              allow_promotion_codes: true,
              subscription_data: {
                metadata: { tenant: tenantId },
                ...(purchase.paidFrom !== null && {
                  trial_end: Math.floor(Date.parse(purchase.paidFrom) / 1000),
                }),
              },
            }),
          },
          { idempotencyKey: `checkout/${tenantId}/${key}` },
        )
        if (url === null) throw new Error('a visit without an address')
        return { url }
      }),
    portal: (customer, returnUrl) =>
      through(async (stripe) => {
        const { url } = await stripe.billingPortal.sessions.create({
          customer,
          return_url: returnUrl,
          locale: 'ro',
        })
        return { url }
      }),
    account: (customer) =>
      through(async (stripe) => {
        const found = await orMissing(
          stripe.customers.retrieve(customer, { expand: ['invoice_settings.default_payment_method'] }),
        )
        if (!found || found.deleted) return null
        const { data } = await stripe.subscriptions.list({
          customer,
          status: 'all',
          limit: MOST,
          expand: ['data.schedule', 'data.latest_invoice', 'data.default_payment_method'],
        })
        const cards = [
          ...data.filter(({ status }) => status !== 'canceled').map((one) => one.default_payment_method),
          found.invoice_settings.default_payment_method,
        ].map(cardOf)
        return {
          customer,
          tenantId: found.metadata.tenant ?? '',
          subscriptions: data.map(subscriptionOf).filter((one) => one !== null),
          card: cards.find((card) => card !== null) ?? null,
        }
      }),
    payment: (id) => through((stripe) => readPayment(stripe, id)),
    change: (id, change, key) => through((stripe) => changeStripe(stripe, id, change, key)),
    end: (id, { isRefunded }) =>
      through(async (stripe) => {
        const subscription = await orMissing(stripe.subscriptions.retrieve(id))
        if (!subscription) return
        // First the money: a subscription that has ended is not looked at again.
        if (isRefunded) await refundLast(stripe, subscription)
        if (subscription.status !== 'canceled')
          await orMissing(stripe.subscriptions.cancel(id, {}, { idempotencyKey: `end/${id}` }))
      }),
    eventsSince: (from) =>
      through(async (stripe) => {
        const created = { gte: Math.floor(Date.parse(from) / 1000) }
        const events: PaymentEvent[] = []
        for await (const event of stripe.events.list({ created, types: STRIPE_EVENTS, limit: MOST })) {
          const read = readStripeEvent(event)
          if (read) events.push(read)
        }
        return events
      }),
    readEvent: async ({ body, header }) => {
      const Sdk = await loadStripe()
      const signature = header('stripe-signature')
      try {
        const sdk = new Sdk(account.key)
        return readStripeEvent(
          await sdk.webhooks.constructEventAsync(
            body,
            signature,
            account.webhookSecret,
            undefined,
            Sdk.createSubtleCryptoProvider(),
            account.clock(),
          ),
        )
      } catch (error) {
        // A wrong signature, and a body that is not Stripe's, get the same answer.
        throw new AppError('not_found', { cause: new Error(stripeCode(error) || 'no event of Stripe') })
      }
    },
  }
}
