import { type Coupon, takenOff } from './discounts.ts'
import { type Form, listOf, partOf, textOf } from './form.ts'
import {
  CARD,
  type Event,
  type FakeCustomer,
  type FakeInvoice,
  type FakeSubscription,
  type Item,
  later,
  type Portal,
  type Price,
  type Schedule,
  type Session,
  type Thing,
} from './things.ts'

/** What an account at Stripe has, and what becomes of it when people pay, banks refuse and time passes. */
export class StripeLife {
  /** Seconds. */
  now: number
  /** Whether the bank takes the next charges. */
  isCardGood = true
  readonly events: Event[] = []
  readonly refunds: { id: string; payment_intent: string; amount: number }[] = []
  readonly customers = new Map<string, FakeCustomer>()
  readonly prices = new Map<string, Price>()
  readonly sessions = new Map<string, Session>()
  readonly subscriptions = new Map<string, FakeSubscription>()
  readonly invoices = new Map<string, FakeInvoice>()
  readonly schedules = new Map<string, Schedule>()
  readonly portals = new Map<string, Portal>()
  /** Coupons by their promotion codes. */
  readonly promotionCodes = new Map<string, Coupon>()
  /** Where Stripe's own pages are. */
  page = (kind: 'checkout' | 'billing' | 'invoice'): string => `https://${kind}.stripe.test`
  #count = 0

  constructor(now: number) {
    this.now = Math.floor(now / 1000)
  }

  id(prefix: string): string {
    return `${prefix}_${String(++this.#count).padStart(4, '0')}`
  }

  happened(type: string, object: Thing): void {
    const data = { object: structuredClone(object) }
    this.events.push({ id: this.id('evt'), type, created: this.now, data })
  }

  #couponOf(session: Session, code: string): Coupon | null {
    if (code === '') return null
    const coupon = this.promotionCodes.get(code)
    if (!coupon || session.form.allow_promotion_codes !== 'true')
      throw new Error('the page takes no such code')
    return coupon
  }

  /** The person pays a visit, with a promotion code where there is one. */
  pay(url: string, code = ''): void {
    const session = this.sessions.get(url.split('/').at(-1) ?? '')
    const [line] = session ? listOf(session.form, 'line_items') : []
    const price = line && this.prices.get(textOf(line, 'price'))
    if (!session || !price) throw new Error('no such visit')
    if (session.payment_status === 'paid') return
    if (session.status !== 'open') throw new Error('the visit is over')
    const coupon = this.#couponOf(session, code)
    const total = price.unit_amount - takenOff(coupon, price.unit_amount)
    Object.assign(session, { status: 'complete', payment_status: 'paid', amount_total: total })
    if (session.mode === 'payment') {
      session.payment_intent = this.id('pi')
      this.happened('checkout.session.completed', session)
      return
    }
    const data = partOf(session.form, 'subscription_data')
    const trialEnd = data.trial_end === undefined ? null : Number(data.trial_end)
    const interval = price.recurring?.interval ?? 'month'
    const end = trialEnd ?? later(this.now, interval)
    const id = this.id('sub')
    const item: Item = {
      id: this.id('si'),
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
      coupon,
      default_payment_method: CARD,
      items: { data: [item] },
    }
    this.subscriptions.set(id, subscription)
    this.happened('customer.subscription.created', subscription)
    const amount = trialEnd === null ? price.unit_amount : 0
    this.charge(this.invoice(subscription, [{ price, amount, start: this.now, end }]), subscription)
    this.happened('checkout.session.completed', session)
  }

  /** The person gives another card on the customer's page; returns where the page leads back to. */
  changeCard(url: string, last4: string): string {
    const portal = this.portals.get(url.split('/').at(-1) ?? '')
    const customer = portal && this.customers.get(portal.customer)
    if (!customer) throw new Error('no such page')
    const card = { ...CARD, card: { ...CARD.card, last4 } }
    for (const subscription of this.subscriptions.values()) {
      if (subscription.customer !== customer.id || subscription.status === 'canceled') continue
      subscription.default_payment_method = card
      this.happened('customer.subscription.updated', subscription)
    }
    customer.invoice_settings.default_payment_method = card
    this.happened('customer.updated', customer)
    return portal.returnUrl
  }

  /** Gives a payment back, as somebody may on Stripe's own page. */
  refund(intent: string) {
    const invoice = [...this.invoices.values()].find((one) => one.intent === intent)
    const session = [...this.sessions.values()].find((one) => one.payment_intent === intent)
    const amount = invoice?.amount_paid ?? Number(session?.amount_total ?? 0)
    const refund = { id: this.id('re'), payment_intent: intent, amount }
    this.refunds.push(refund)
    const customer = invoice?.customer ?? session?.customer
    this.happened('charge.refunded', { id: this.id('ch'), customer, payment_intent: intent })
    return refund
  }

  /** Ends a subscription at once. */
  cancel(subscription: FakeSubscription): void {
    subscription.status = 'canceled'
    subscription.ended_at = this.now
    this.happened('customer.subscription.deleted', subscription)
  }

  /** Another price at once: the difference for the time that is left, or a new period where the interval is another. */
  changePrice(subscription: FakeSubscription, priceId: string, form: Form): void {
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
    const invoice = this.invoice(subscription, [
      { price, amount: Math.round(price.unit_amount * share), start: this.now, end },
      ...(left > 0
        ? [{ price: item.price, amount: -Math.round(item.price.unit_amount * left), start: this.now, end }]
        : []),
    ])
    if (!this.isCardGood) {
      subscription.pending_update = { price: priceId }
      this.happened('invoice.payment_failed', invoice)
      return
    }
    subscription.items.data = [{ ...item, price, current_period_start: start, current_period_end: end }]
    if (subscription.status === 'trialing') {
      subscription.status = 'active'
      subscription.trial_end = null
    }
    this.charge(invoice, subscription)
  }

  invoice(
    subscription: FakeSubscription,
    lines: { price: Price; amount: number; start: number; end: number }[],
  ): FakeInvoice {
    const id = this.id('in')
    const sum = lines.reduce((sum, { amount }) => sum + amount, 0)
    const off = takenOff(subscription.coupon, sum)
    if (off > 0 && subscription.coupon?.duration === 'once') subscription.coupon = null
    const invoice: FakeInvoice = {
      id,
      customer: subscription.customer,
      subscription: subscription.id,
      status: 'open',
      amount_due: Math.max(0, sum - off),
      total_discount_amounts: off > 0 ? [{ amount: off }] : [],
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
      intent: this.id('pi'),
      hosted_invoice_url: `${this.page('invoice')}/${id}`,
    }
    this.invoices.set(id, invoice)
    subscription.latest_invoice = id
    return invoice
  }

  /** Charges an invoice; returns whether it is paid. */
  charge(invoice: FakeInvoice, subscription: FakeSubscription): boolean {
    if (invoice.amount_due > 0 && !this.isCardGood) {
      subscription.status = 'past_due'
      this.happened('invoice.payment_failed', invoice)
      this.happened('customer.subscription.updated', subscription)
      return false
    }
    invoice.status = 'paid'
    invoice.amount_paid = invoice.amount_due
    invoice.status_transitions.paid_at = this.now
    this.happened('invoice.paid', invoice)
    return true
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
      this.cancel(subscription)
      return
    }
    const [item] = subscription.items.data
    const schedule = this.schedules.get(subscription.schedule ?? '')
    const price = this.prices.get(schedule?.next ?? '') ?? item.price
    const start = item.current_period_end
    const end = later(start, price.recurring?.interval ?? 'month')
    Object.assign(subscription, { status: 'active', trial_end: null })
    subscription.items.data = [{ ...item, price, current_period_start: start, current_period_end: end }]
    this.happened('customer.subscription.updated', subscription)
    this.charge(this.invoice(subscription, [{ price, amount: price.unit_amount, start, end }]), subscription)
  }

  /** The last unpaid invoice of a subscription is charged again. */
  retry(id: string): void {
    const subscription = this.subscriptions.get(id)
    const invoice = this.invoices.get(subscription?.latest_invoice ?? '')
    if (!subscription || invoice?.status !== 'open' || !this.charge(invoice, subscription)) return
    subscription.status = 'active'
    this.happened('customer.subscription.updated', subscription)
  }

  /** Stripe gives an unpaid subscription up. */
  giveUp(id: string): void {
    const subscription = this.subscriptions.get(id)
    if (subscription) this.cancel(subscription)
  }
}
