import { createHmac } from 'node:crypto'
import { silence } from '../silence.ts'
import { formOf } from './form.ts'
import { StripeLife } from './life.ts'
import { readFrom } from './reads.ts'
import { type Event, json, refused } from './things.ts'
import { writeTo } from './writes.ts'

/** What happens to the answer of a request: the work is done, and the answer never comes; nothing is done at all. */
export type StripeFault = 'done, no answer' | 'done, 500' | 'not done, no answer' | 'not done, 503'

/**
 * Stripe as its documentation describes it, as far as subscriptions go: it keeps the state, charges when time passes,
 * reports by signed events, and remembers idempotency keys. Tests decide what fails, in which order events come, and how
 * often.
 */
export class StripeFake extends StripeLife {
  readonly key = 'sk_test_fake'
  readonly webhookSecret = 'whsec_fake'
  /** Faults of the next requests, by method and path (`POST /v1/checkout/sessions`), the first one first. */
  readonly faults = new Map<string, StripeFault[]>()
  /** Requests by method and path, as they came. */
  readonly requests: string[] = []
  readonly #answers = new Map<string, { body: string; answer: unknown; status: number }>()

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
    const [, , ...path] = new URL(request.url).pathname.split('/')
    const form = formOf(body)
    const response =
      request.method === 'GET' ? readFrom(this, path, form) : writeTo(this, request.method, path, form)
    if (key !== null) {
      const answer: unknown = await response.clone().json()
      this.#answers.set(key, { body: `${name} ${body}`, answer, status: response.status })
    }
    return response
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
