import { serve } from '../serve.ts'
import { listOf, textOf } from './form.ts'
import { StripeFake } from './stripe.ts'

/** The last digits of the card that people give on their page. */
export const OTHER_CARD = '0044'

/**
 * The fake Stripe as a server on this machine, with the pages on which people pay and change their card. It reports to a
 * webhook, each event twice. `ahead`: milliseconds by which its clock runs ahead of this machine's.
 */
export const startStripeServer = async (webhook: () => string) => {
  const fake = new StripeFake(Date.now())
  let ahead = 0
  let reported = 0
  const clock = () => Date.now() + ahead
  /** Lets time pass, and reports what has happened. */
  const report = async (): Promise<void> => {
    fake.advance(clock())
    for (; reported < fake.events.length; reported++) {
      const event = fake.events[reported]
      if (!event) return
      const { body, header } = fake.call(event, { at: Math.floor(clock() / 1000) })
      for (let time = 0; time < 2; time++) {
        const headers = { 'stripe-signature': header('stripe-signature') }
        const answer = await fetch(webhook(), { method: 'POST', body, headers })
        if (!answer.ok) throw new Error(`the webhook answers ${answer.status}`)
      }
    }
  }
  const html = (body: string) =>
    new Response(`<!doctype html><html lang="ro"><title>Stripe</title>${body}`, {
      headers: { 'content-type': 'text/html; charset=utf-8' },
    })
  const seeOther = (location: string) => new Response(null, { status: 303, headers: { location } })
  const { origin, stop } = await serve(async (request) => {
    const [, place = '', id = ''] = new URL(request.url).pathname.split('/')
    if (place === 'v1') {
      fake.advance(clock())
      return fake.answer(request)
    }
    if (place === 'billing' && fake.portals.has(id)) {
      if (request.method === 'GET')
        return html('<h1>Client</h1><form method="post"><button>Folosește alt card</button></form>')
      const back = fake.changeCard(request.url, OTHER_CARD)
      await report()
      return seeOther(back)
    }
    const session = fake.sessions.get(id)
    if (place !== 'checkout' || !session) return new Response('', { status: 404 })
    const [line] = listOf(session.form, 'line_items')
    const price = fake.prices.get(line ? textOf(line, 'price') : '')
    if (request.method === 'GET')
      return html(
        `<h1>Checkout</h1><p>${price?.unit_amount}</p><form method="post"><button>Plătește</button></form>`,
      )
    fake.pay(String(session.url))
    await report()
    return seeOther(textOf(session.form, 'success_url'))
  })
  fake.page = (kind) => `${origin}/${kind}`
  return {
    fake,
    url: origin,
    report,
    /** Moves the clock. */
    at: (milliseconds: number) => {
      ahead = milliseconds
    },
    stop,
  }
}
