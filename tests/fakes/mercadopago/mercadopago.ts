import { createHmac } from 'node:crypto'
import type { Interval } from '#domain/plans/catalogue.ts'
import { periodAfter } from '#domain/plans/subscription.ts'
import { silence } from '../silence.ts'

/**
 * MercadoPago as its documentation describes it, as far as subscriptions and single payments go: it keeps the state,
 * charges when time passes, and reports by signed calls. Tests decide what fails and when calls come.
 */

type Fault = 'done, no answer' | 'done, 500' | 'not done, no answer' | 'not done, 503'

type Recurring = {
  frequency: number
  transaction_amount: number
  currency_id: string
  start_date?: string
}

type Preapproval = {
  id: string
  reason: string
  external_reference: string
  payer_email: string
  status: string
  init_point: string
  date_created: string
  last_modified: string
  next_payment_date: string | null
  auto_recurring: Recurring
}

type Charge = {
  id: number
  status: string
  external_reference: string
  description: string
  transaction_amount: number
  date_approved: string | null
  date_last_updated: string
  metadata: object
  point_of_interaction?: object
}

type Preference = {
  id: string
  init_point: string
  external_reference: string
  items: { title: string; unit_price: number }[]
  metadata: object
  isPaid: boolean
}

export type Notice = { id: number; type: string; data: { id: string } }

const json = (content: unknown, status = 200) =>
  new Response(JSON.stringify(content), { status, headers: { 'content-type': 'application/json' } })

export class MercadoPagoFake {
  readonly token = 'APP_USR-fake'
  readonly webhookSecret = 'a secret of the endpoint'
  /** Milliseconds. */
  now: number
  isCardGood = true
  readonly notices: Notice[] = []
  /** Faults of the next requests, by method and path, the first one first. */
  readonly faults = new Map<string, Fault[]>()
  readonly preapprovals = new Map<string, Preapproval>()
  readonly charges = new Map<string, Charge>()
  readonly #preferences = new Map<string, Preference>()
  readonly #answers = new Map<string, unknown>()
  #count = 0

  constructor(now: number) {
    this.now = now
  }

  #iso = (): string => new Date(this.now).toISOString()

  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const { pathname } = new URL(request.url)
    const name = `${request.method} ${pathname}`
    if (request.headers.get('authorization') !== `Bearer ${this.token}`) return json({}, 401)
    const fault = this.faults.get(name)?.shift()
    if (fault === 'not done, no answer') return silence(request)
    if (fault === 'not done, 503') return json({}, 503)
    const response = await this.#once(request)
    if (fault === 'done, no answer') throw new TypeError('the connection was lost')
    return fault === 'done, 500' ? json({}, 500) : response
  }

  async #once(request: Request): Promise<Response> {
    const key = request.headers.get('x-idempotency-key')
    if (key !== null && this.#answers.has(key)) return json(this.#answers.get(key))
    const body = request.method === 'GET' ? {} : ((await request.json()) as Record<string, unknown>)
    const answer = this.#route(request.method, new URL(request.url), body)
    if (answer === null) return json({ message: 'not found' }, 404)
    if (key !== null) this.#answers.set(key, structuredClone(answer))
    return json(answer)
  }

  #route(method: string, { pathname, searchParams }: URL, body: Record<string, unknown>): unknown {
    const [, first = '', second = '', third = '', fourth = ''] = pathname.split('/')
    const reference = searchParams.get('external_reference')
    if (pathname === '/checkout/preferences') return this.#prefer(body)
    if (pathname === '/v1/payments/search') {
      const from = searchParams.get('begin_date') ?? ''
      return {
        results: [...this.charges.values()].filter(
          (one) =>
            (reference === null || one.external_reference === reference) && one.date_last_updated >= from,
        ),
      }
    }
    if (first === 'v1' && fourth === 'refunds') return this.#refund(third)
    if (first === 'v1') return this.charges.get(third) ?? null
    // Its search is known to overlook the reference.
    if (pathname === '/preapproval/search') return { results: [...this.preapprovals.values()] }
    if (method === 'POST') return this.#subscribe(body)
    const known = this.preapprovals.get(second)
    if (!known || method === 'GET') return known ?? null
    const { auto_recurring, ...rest } = body as Partial<Preapproval>
    if (known.status === 'cancelled') return null
    Object.assign(known, rest, { last_modified: this.#iso() })
    Object.assign(known.auto_recurring, auto_recurring)
    this.#happened('subscription_preapproval', known.id)
    return known
  }

  #happened(type: string, id: string | number): void {
    this.notices.push({ id: ++this.#count, type, data: { id: String(id) } })
  }

  #subscribe(body: Record<string, unknown>): Preapproval {
    const id = `pre${++this.#count}`
    const made = {
      ...(body as Pick<Preapproval, 'reason' | 'external_reference' | 'payer_email' | 'auto_recurring'>),
      id,
      status: 'pending',
      init_point: `https://mercadopago.test/preapproval/${id}`,
      date_created: this.#iso(),
      last_modified: this.#iso(),
      next_payment_date: null,
    }
    this.preapprovals.set(id, made)
    return made
  }

  #prefer(body: Record<string, unknown>): Preference {
    const id = `pref${++this.#count}`
    const made = {
      ...(body as Pick<Preference, 'items' | 'external_reference' | 'metadata'>),
      id,
      init_point: `https://mercadopago.test/preference/${id}`,
      isPaid: false,
    }
    this.#preferences.set(id, made)
    return made
  }

  #refund(id: string): object | null {
    const charge = this.charges.get(id)
    if (!charge) return null
    Object.assign(charge, { status: 'refunded', date_last_updated: this.#iso() })
    this.#happened('payment', id)
    return { id: ++this.#count }
  }

  #charge(
    what: Pick<
      Charge,
      'external_reference' | 'description' | 'transaction_amount' | 'metadata' | 'point_of_interaction'
    >,
  ) {
    const id = ++this.#count
    this.charges.set(String(id), {
      ...what,
      id,
      status: this.isCardGood ? 'approved' : 'rejected',
      date_approved: this.isCardGood ? this.#iso() : null,
      date_last_updated: this.#iso(),
    })
    this.#happened('payment', id)
    return this.isCardGood
  }

  #chargePeriod(one: Preapproval): boolean {
    return this.#charge({
      external_reference: one.external_reference,
      description: one.reason,
      transaction_amount: one.auto_recurring.transaction_amount,
      metadata: {},
      point_of_interaction: { transaction_data: { subscription_id: one.id } },
    })
  }

  /** The person pays a visit, or authorises a subscription. */
  pay(url: string): void {
    const id = url.split('/').at(-1) ?? ''
    const preference = this.#preferences.get(id)
    const [item] = preference?.items ?? []
    if (preference && item && !preference.isPaid) {
      preference.isPaid = true
      this.#charge({
        external_reference: preference.external_reference,
        description: item.title,
        transaction_amount: item.unit_price,
        metadata: preference.metadata,
      })
    }
    const one = this.preapprovals.get(id)
    if (one?.status === 'cancelled') throw new Error('the visit is over')
    if (one?.status !== 'pending') return
    one.status = 'authorized'
    const start = one.auto_recurring.start_date
    one.next_payment_date = start ?? periodAfter(this.#iso(), intervalOf(one))
    this.#happened('subscription_preapproval', id)
    if (!start) this.#chargePeriod(one)
  }

  /** Time passes; subscriptions that are due are charged, once. */
  advance(to: number): void {
    for (;;) {
      const due = [...this.preapprovals.values()].find(
        ({ status, next_payment_date }) =>
          status === 'authorized' && next_payment_date && Date.parse(next_payment_date) <= to,
      )
      if (!due?.next_payment_date) break
      this.now = Math.max(this.now, Date.parse(due.next_payment_date))
      due.next_payment_date = periodAfter(due.next_payment_date, intervalOf(due))
      this.#chargePeriod(due)
    }
    this.now = Math.max(this.now, to)
  }

  /** The call that reports; `at` is when it is signed, in milliseconds, by a clock that may be wrong. */
  call(notice: Notice, { at = this.now, secret = this.webhookSecret, requestId = 'req-1' } = {}) {
    const manifest = `id:${notice.data.id.toLowerCase()};request-id:${requestId};ts:${at};`
    const v1 = createHmac('sha256', secret).update(manifest).digest('hex')
    const headers = new Map([
      ['x-signature', `ts=${at},v1=${v1}`],
      ['x-request-id', requestId],
    ])
    return {
      body: JSON.stringify({ action: 'updated', live_mode: true, ...notice }),
      header: (name: string) => headers.get(name) ?? '',
    }
  }
}

const intervalOf = ({ auto_recurring }: Preapproval): Interval =>
  auto_recurring.frequency === 12 ? 'year' : 'month'
