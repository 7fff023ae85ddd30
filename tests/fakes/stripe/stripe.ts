import { createHmac } from 'node:crypto'
import { silence } from '../silence.ts'
import { type Form, formOf, listOf, partOf, textOf } from './form.ts'
import {
  CARD,
  type Event,
  type FakeInvoice,
  type FakeSubscription,
  type Item,
  json,
  later,
  type Metadata,
  type Price,
  refused,
  type Thing,
} from './things.ts'

/**
 * Stripe as its documentation describes it, as far as subscriptions go: it keeps the state, charges when time passes,
 * reports by signed events, and remembers idempotency keys. Tests decide what fails, in which order events come, and how
 * often.
 */

/** What happens to the answer of a request: the work is done, and the answer never comes; nothing is done at all. */
export type StripeFault = 'done, no answer' | 'done, 500' | 'not done, no answer' | 'not done, 503'

export class StripeFake {
  readonly key = 'sk_test_fake'
  readonly webhookSecret = 'whsec_fake'
  /** Seconds. */
  now: number
  /** Whether the bank takes the next charges. */
  isCardGood = true
  readonly events: Event[] = []
  /** Faults of the next requests, by method and path (`POST /v1/checkout/sessions`), the first one first. */
  readonly faults = new Map<string, StripeFault[]>()
  /** Requests by method and path, as they came. */
  readonly requests: string[] = []
  readonly refunds: { id: string; payment_intent: string; amount: number }[] = []
  readonly customers = new Map<string, Thing & { metadata: Metadata }>()
  readonly prices = new Map<string, Price>()
  readonly sessions = new Map<string, Thing & { form: Form }>()
  readonly subscriptions = new Map<string, FakeSubscription>()
  readonly invoices = new Map<string, FakeInvoice>()
  readonly #schedules = new Map<string, Thing & { status: string; metadata: Metadata; next: string }>()
  readonly #answers = new Map<string, { body: string; answer: unknown; status: number }>()
  #count = 0

  constructor(now: number) {
    this.now = Math.floor(now / 1000)
  }

  #id = (prefix: string): string => `${prefix}_${String(++this.#count).padStart(4, '0')}`

  readonly fetch: typeof fetch = async (input, init) => this.answer(new Request(input, init))

  readonly answer = async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url)
    const name = `${request.method} ${pathname}`
    this.requests.push(name)
    if (request.headers.get('authorization') !== `Bearer ${this.key}`)
      return refused(401, 'invalid_api_key', 'authentication_error')
    const body = request.method === 'GET' ? searchParams.toString() : await request.text()
    const fault = this.faults.get(name)?.shift()
    if (fault === 'not done, no answer') return silence(request)
    if (fault === 'not done, 503') return refused(503, 'api_error', 'api_error')
    const response = await this.#once(request, name, body)
    if (fault === 'done, no answer') throw new TypeError('the connection was lost')
    // A 500 is remembered by a key like any answer, so that a repeat does nothing.
    return fault === 'done, 500' ? refused(500, 'api_error', 'api_error') : response
  }

  /** A request under a key that was used gets the answer of the first; another body under it is an error. */
  async #once(request: Request, name: string, body: string): Promise<Response> {
    const key = request.method === 'POST' ? request.headers.get('idempotency-key') : null
    const known = key === null ? undefined : this.#answers.get(key)
    if (known && known.body !== `${name} ${body}`)
      return refused(400, 'idempotency_key_in_use', 'idempotency_error')
    if (known) return json(known.answer, known.status)
    const response = this.#route(request.method, new URL(request.url).pathname, formOf(body))
    if (key !== null) {
      const answer: unknown = await response.clone().json()
      this.#answers.set(key, { body: `${name} ${body}`, answer, status: response.status })
    }
    return response
  }

  #route(method: string, path: string, form: Form): Response {
    const [, , first = '', second = '', third = ''] = path.split('/')
    if (method === 'GET') return this.#read(first, second, third, form)
    if (first === 'customers') return this.#customer(second, form)
    if (first === 'prices') return json(this.#price(form))
    if (first === 'checkout') return path.endsWith('/expire') ? this.#expire(third) : this.#session(form)
    if (first === 'billing_portal')
      return json({ id: this.#id('bps'), url: `https://billing.stripe.test/${textOf(form, 'customer')}` })
    if (first === 'refunds') return this.#refund(textOf(form, 'payment_intent'))
    if (first === 'subscription_schedules') return this.#schedule(second, third, form)
    const subscription = this.subscriptions.get(second)
    if (first !== 'subscriptions' || !subscription) return refused(404, 'resource_missing')
    return method === 'DELETE' ? this.#cancel(subscription) : this.#update(subscription, form)
  }

  #read(first: string, second: string, third: string, form: Form): Response {
    const list = (data: unknown[]) => json({ object: 'list', data, has_more: false })
    if (first === 'events') {
      const from = Number(textOf(partOf(form, 'created'), 'gte'))
      const types: unknown[] = Object.values(partOf(form, 'types'))
      return list(this.events.filter((one) => one.created >= from && types.includes(one.type)))
    }
    if (first === 'prices' && second === '') {
      const keys: unknown[] = Object.values(partOf(form, 'lookup_keys'))
      return list([...this.prices.values()].filter(({ lookup_key }) => keys.includes(lookup_key)))
    }
    if (first === 'checkout' && third === '')
      return list(
        [...this.sessions.values()].filter(({ customer, status, payment_intent }) =>
          form.payment_intent !== undefined
            ? payment_intent === textOf(form, 'payment_intent')
            : customer === textOf(form, 'customer') && status === textOf(form, 'status'),
        ),
      )
    if (first === 'subscriptions' && second === '')
      return list(
        [...this.subscriptions.values()]
          .filter(({ customer }) => customer === textOf(form, 'customer'))
          .map((one) => this.#whole(one)),
      )
    if (first === 'invoice_payments')
      return list(
        [...this.invoices.values()]
          .filter(({ intent }) => intent === textOf(partOf(form, 'payment'), 'payment_intent'))
          .map(({ id: invoice }) => ({ id: `inpay_${invoice}`, invoice })),
      )
    if (first === 'refunds')
      return list(
        this.refunds.filter(({ payment_intent }) => payment_intent === textOf(form, 'payment_intent')),
      )
    const found =
      first === 'customers'
        ? this.customers.get(second)
        : first === 'prices'
          ? this.prices.get(second)
          : first === 'checkout'
            ? this.sessions.get(third)
            : first === 'subscriptions'
              ? this.subscriptions.get(second)
              : first === 'invoices'
                ? this.#wholeInvoice(second)
                : undefined
    return found ? json(found) : refused(404, 'resource_missing')
  }

  #wholeInvoice(id: string): object | undefined {
    const invoice = this.invoices.get(id)
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
  #whole(one: FakeSubscription): object {
    const invoice = one.latest_invoice && this.invoices.get(one.latest_invoice)
    return {
      ...one,
      latest_invoice: invoice || null,
      schedule: this.#schedules.get(one.schedule ?? '') ?? null,
    }
  }

  #customer(id: string, form: Form): Response {
    const known = this.customers.get(id)
    if (id !== '' && !known) return refused(404, 'resource_missing')
    const customer = {
      invoice_settings: { default_payment_method: null },
      metadata: {},
      ...known,
      ...form,
      id: known?.id ?? this.#id('cus'),
    } as Thing & { metadata: Metadata }
    this.customers.set(customer.id, customer)
    return json(customer)
  }

  #price(form: Form): Price {
    const interval = textOf(partOf(form, 'recurring'), 'interval')
    const price: Price = {
      id: this.#id('price'),
      lookup_key: textOf(form, 'lookup_key'),
      unit_amount: Number(form.unit_amount),
      metadata: partOf(form, 'metadata') as Metadata,
      recurring: interval === 'month' || interval === 'year' ? { interval } : null,
    }
    this.prices.set(price.id, price)
    return price
  }

  #session(form: Form): Response {
    const id = this.#id('cs')
    const mode = textOf(form, 'mode')
    this.sessions.set(id, {
      id,
      mode,
      customer: textOf(form, 'customer'),
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      amount_total: 0,
      metadata: partOf(form, 'metadata'),
      created: this.now,
      form,
      url: `https://checkout.stripe.test/${id}`,
    })
    return json(this.sessions.get(id))
  }

  #expire(id: string): Response {
    const session = this.sessions.get(id)
    if (session?.status !== 'open') return refused(400, 'session_not_open')
    session.status = 'expired'
    return json(session)
  }

  #happened(type: string, object: Thing): void {
    this.events.push({
      id: this.#id('evt'),
      type,
      created: this.now,
      data: { object: structuredClone(object) },
    })
  }

  #refund(intent: string): Response {
    const isKnown = this.refunds.some(({ payment_intent }) => payment_intent === intent)
    return isKnown ? refused(400, 'charge_already_refunded') : json(this.refund(intent))
  }

  /** Gives a payment back, as somebody may on Stripe's own page. */
  refund(intent: string) {
    const invoice = [...this.invoices.values()].find((one) => one.intent === intent)
    const session = [...this.sessions.values()].find((one) => one.payment_intent === intent)
    const amount = invoice?.amount_paid ?? Number(session?.amount_total ?? 0)
    const refund = { id: this.#id('re'), payment_intent: intent, amount }
    this.refunds.push(refund)
    const customer = invoice?.customer ?? session?.customer
    this.#happened('charge.refunded', { id: this.#id('ch'), customer, payment_intent: intent })
    return refund
  }

  #cancel(subscription: FakeSubscription): Response {
    if (subscription.status === 'canceled') return refused(404, 'resource_missing')
    subscription.status = 'canceled'
    subscription.ended_at = this.now
    this.#happened('customer.subscription.deleted', subscription)
    return json(subscription)
  }

  #schedule(id: string, verb: string, form: Form): Response {
    const of = textOf(form, 'from_subscription')
    const known = this.#schedules.get(id)
    const subscription = [...this.subscriptions.values()].find((one) => one.id === of || one.schedule === id)
    if (!subscription) return refused(404, 'resource_missing')
    if (verb === 'release') {
      if (known?.status !== 'active') return refused(400, 'schedule_not_active')
      known.status = 'released'
      subscription.schedule = null
    } else if (of !== '') {
      if (subscription.schedule) return refused(400, 'subscription_has_schedule')
      subscription.schedule = this.#id('sub_sched')
      this.#schedules.set(subscription.schedule, {
        id: subscription.schedule,
        status: 'active',
        metadata: {},
        next: '',
      })
    } else if (known) {
      const [, next] = listOf(form, 'phases')
      const [item] = next ? listOf(next, 'items') : []
      known.metadata = partOf(form, 'metadata') as Metadata
      known.next = item ? textOf(item, 'price') : ''
    }
    this.#happened('customer.subscription.updated', subscription)
    return json(this.#schedules.get(subscription.schedule ?? id))
  }

  #update(subscription: FakeSubscription, form: Form): Response {
    const [changed] = listOf(form, 'items')
    if (form.cancel_at_period_end !== undefined) {
      subscription.cancel_at_period_end = form.cancel_at_period_end === 'true'
      subscription.cancellation_details = {
        comment: textOf(partOf(form, 'cancellation_details'), 'comment'),
      }
    }
    if (changed) this.#changePrice(subscription, textOf(changed, 'price'), form)
    this.#happened('customer.subscription.updated', subscription)
    const invoice = this.invoices.get(subscription.latest_invoice ?? '')
    return json({ ...subscription, latest_invoice: invoice ?? null })
  }

  /** Another price at once: the difference for the time that is left, or a new period where the interval is another. */
  #changePrice(subscription: FakeSubscription, priceId: string, form: Form): void {
    const price = this.prices.get(priceId)
    const [item] = subscription.items.data
    if (!price || form.payment_behavior !== 'pending_if_incomplete') throw new Error('not faked')
    const whole = item.current_period_end - item.current_period_start
    const left = subscription.status === 'trialing' ? 0 : (item.current_period_end - this.now) / whole
    const isNew =
      subscription.status === 'trialing' || price.recurring?.interval !== item.price.recurring?.interval
    const start = isNew ? this.now : item.current_period_start
    const end = isNew ? later(this.now, price.recurring?.interval ?? 'month') : item.current_period_end
    const share = isNew ? 1 : left
    const invoice = this.#invoice(subscription, [
      { price, amount: Math.round(price.unit_amount * share), start: this.now, end },
      ...(left > 0
        ? [{ price: item.price, amount: -Math.round(item.price.unit_amount * left), start: this.now, end }]
        : []),
    ])
    if (!this.isCardGood) {
      subscription.pending_update = { price: priceId }
      this.#happened('invoice.payment_failed', invoice)
      return
    }
    subscription.items.data = [{ ...item, price, current_period_start: start, current_period_end: end }]
    if (subscription.status === 'trialing') {
      subscription.status = 'active'
      subscription.trial_end = null
    }
    this.#charge(invoice, subscription)
  }

  #invoice(
    subscription: FakeSubscription,
    lines: { price: Price; amount: number; start: number; end: number }[],
  ): FakeInvoice {
    const id = this.#id('in')
    const due = Math.max(
      0,
      lines.reduce((sum, { amount }) => sum + amount, 0),
    )
    const invoice: FakeInvoice = {
      id,
      customer: subscription.customer,
      subscription: subscription.id,
      status: 'open',
      amount_due: due,
      amount_paid: 0,
      created: this.now,
      status_transitions: { paid_at: null },
      lines: {
        data: lines.map(({ price, amount, start, end }) => ({
          amount,
          period: { start, end },
          pricing: { price_details: { price: price.id } },
        })),
      },
      intent: this.#id('pi'),
      hosted_invoice_url: `https://invoice.stripe.test/${id}`,
    }
    this.invoices.set(id, invoice)
    subscription.latest_invoice = id
    return invoice
  }

  /** Charges an invoice; returns whether it is paid. */
  #charge(invoice: FakeInvoice, subscription: FakeSubscription): boolean {
    if (invoice.amount_due > 0 && !this.isCardGood) {
      subscription.status = 'past_due'
      this.#happened('invoice.payment_failed', invoice)
      this.#happened('customer.subscription.updated', subscription)
      return false
    }
    invoice.status = 'paid'
    invoice.amount_paid = invoice.amount_due
    invoice.status_transitions.paid_at = this.now
    this.#happened('invoice.paid', invoice)
    return true
  }

  /** The person pays a visit. */
  pay(url: string): void {
    const session = this.sessions.get(url.split('/').at(-1) ?? '')
    const [line] = session ? listOf(session.form, 'line_items') : []
    const price = line && this.prices.get(textOf(line, 'price'))
    if (!session || !price) throw new Error('no such visit')
    if (session.payment_status === 'paid') return
    if (session.status !== 'open') throw new Error('the visit is over')
    Object.assign(session, { status: 'complete', payment_status: 'paid', amount_total: price.unit_amount })
    if (session.mode === 'payment') {
      session.payment_intent = this.#id('pi')
      this.#happened('checkout.session.completed', session)
      return
    }
    const data = partOf(session.form, 'subscription_data')
    const trialEnd = data.trial_end === undefined ? null : Number(data.trial_end)
    const interval = price.recurring?.interval ?? 'month'
    const end = trialEnd ?? later(this.now, interval)
    const id = this.#id('sub')
    const item: Item = {
      id: this.#id('si'),
      price,
      current_period_start: this.now,
      current_period_end: end,
    }
    const subscription: FakeSubscription = {
      id,
      customer: String(session.customer),
      status: trialEnd === null ? 'active' : 'trialing',
      created: this.now,
      ended_at: null,
      cancel_at: null,
      cancel_at_period_end: false,
      cancellation_details: { comment: '' },
      trial_end: trialEnd,
      latest_invoice: null,
      schedule: null,
      pending_update: null,
      default_payment_method: CARD,
      items: { data: [item] },
    }
    this.subscriptions.set(id, subscription)
    this.#happened('customer.subscription.created', subscription)
    const amount = trialEnd === null ? price.unit_amount : 0
    this.#charge(this.#invoice(subscription, [{ price, amount, start: this.now, end }]), subscription)
    this.#happened('checkout.session.completed', session)
  }

  /** Time passes; periods that end are renewed, charged, or over. */
  advance(to: number): void {
    const until = Math.floor(to / 1000)
    for (;;) {
      const due = [...this.subscriptions.values()]
        .filter((one) => ['active', 'trialing'].includes(one.status))
        .find(({ items: { data } }) => data[0].current_period_end <= until)
      if (!due) break
      this.now = Math.max(this.now, due.items.data[0].current_period_end)
      this.#renew(due)
    }
    this.now = Math.max(this.now, until)
  }

  #renew(subscription: FakeSubscription): void {
    if (subscription.cancel_at_period_end) {
      this.#cancel(subscription)
      return
    }
    const [item] = subscription.items.data
    const schedule = this.#schedules.get(subscription.schedule ?? '')
    const price = this.prices.get(schedule?.next ?? '') ?? item.price
    const start = item.current_period_end
    const end = later(start, price.recurring?.interval ?? 'month')
    Object.assign(subscription, { status: 'active', trial_end: null })
    subscription.items.data = [{ ...item, price, current_period_start: start, current_period_end: end }]
    this.#happened('customer.subscription.updated', subscription)
    this.#charge(
      this.#invoice(subscription, [{ price, amount: price.unit_amount, start, end }]),
      subscription,
    )
  }

  /** The last unpaid invoice of a subscription is charged again. */
  retry(id: string): void {
    const subscription = this.subscriptions.get(id)
    const invoice = this.invoices.get(subscription?.latest_invoice ?? '')
    if (!subscription || invoice?.status !== 'open' || !this.#charge(invoice, subscription)) return
    subscription.status = 'active'
    this.#happened('customer.subscription.updated', subscription)
  }

  /** Stripe gives an unpaid subscription up. */
  giveUp(id: string): void {
    const subscription = this.subscriptions.get(id)
    if (subscription) this.#cancel(subscription)
  }

  /** The call that reports an event; `at` is when it is signed, in seconds, by a clock that may be wrong. */
  call(event: Event, { at = this.now, secret = this.webhookSecret } = {}) {
    const body = JSON.stringify({ object: 'event', api_version: null, livemode: false, ...event })
    const digest = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
    return {
      body,
      header: (name: string) => (name === 'stripe-signature' ? `t=${at},v1=${digest}` : ''),
    }
  }
}
