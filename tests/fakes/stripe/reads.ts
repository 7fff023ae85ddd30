import { type Form, partOf, textOf } from './form.ts'
import type { StripeLife } from './life.ts'
import { type FakeSubscription, json, refused } from './things.ts'

/** What the fake of Stripe tells of its state. */

/** An invoice with its payments. */
const wholeInvoice = (stripe: StripeLife, id: string): object | undefined => {
  const invoice = stripe.invoices.get(id)
  return (
    invoice && {
      ...invoice,
      payments: {
        data: invoice.status === 'paid' ? [{ payment: { payment_intent: invoice.intent } }] : [],
      },
    }
  )
}

/** A subscription with what lists expand. */
const whole = (stripe: StripeLife, one: FakeSubscription): object => {
  const invoice = one.latest_invoice && stripe.invoices.get(one.latest_invoice)
  return {
    ...one,
    latest_invoice: invoice || null,
    schedule: stripe.schedules.get(one.schedule ?? '') ?? null,
  }
}

/** The answer to a GET; `path` is what follows the version. */
export const readFrom = (stripe: StripeLife, path: readonly string[], form: Form): Response => {
  const [first = '', second = '', third = ''] = path
  const list = (data: unknown[]) => json({ object: 'list', data, has_more: false })
  if (first === 'events') {
    const from = Number(textOf(partOf(form, 'created'), 'gte'))
    const types: unknown[] = Object.values(partOf(form, 'types'))
    return list(stripe.events.filter((one) => one.created >= from && types.includes(one.type)))
  }
  if (first === 'prices' && second === '') {
    const keys: unknown[] = Object.values(partOf(form, 'lookup_keys'))
    return list([...stripe.prices.values()].filter(({ lookup_key }) => keys.includes(lookup_key)))
  }
  if (first === 'checkout' && third === '')
    return list(
      [...stripe.sessions.values()].filter(({ customer, status, payment_intent }) =>
        form.payment_intent !== undefined
          ? payment_intent === textOf(form, 'payment_intent')
          : customer === textOf(form, 'customer') && status === textOf(form, 'status'),
      ),
    )
  if (first === 'subscriptions' && second === '')
    return list(
      [...stripe.subscriptions.values()]
        .filter(({ customer }) => customer === textOf(form, 'customer'))
        .map((one) => whole(stripe, one)),
    )
  if (first === 'invoice_payments')
    return list(
      [...stripe.invoices.values()]
        .filter(({ intent }) => intent === textOf(partOf(form, 'payment'), 'payment_intent'))
        .map(({ id: invoice }) => ({ id: `inpay_${invoice}`, invoice })),
    )
  if (first === 'refunds')
    return list(
      stripe.refunds.filter(({ payment_intent }) => payment_intent === textOf(form, 'payment_intent')),
    )
  const found: Readonly<Record<string, () => object | undefined>> = {
    customers: () => stripe.customers.get(second),
    prices: () => stripe.prices.get(second),
    checkout: () => stripe.sessions.get(third),
    subscriptions: () => stripe.subscriptions.get(second),
    invoices: () => wholeInvoice(stripe, second),
  }
  const one = found[first]?.()
  return one ? json(one) : refused(404, 'resource_missing')
}
