import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { BUYER } from '#tests/factories/buyer.ts'
import { memoryBooks } from '#tests/factories/memory-books.ts'
import { MercadoPagoFake } from '#tests/fakes/mercadopago/mercadopago.ts'
import { StripeFake } from '#tests/fakes/stripe/stripe.ts'
import { takeEvent } from '#worker/modules/payments/take-event.ts'
import { paymentsOf } from '#worker/providers/payments/chosen.ts'
import { mercadoPagoPayments } from '#worker/providers/payments/mercadopago/mercadopago.ts'
import type { Payments, Purchase, ReportCall } from '#worker/providers/payments/port.ts'
import { stripePayments } from '#worker/providers/payments/stripe/stripe.ts'

const START = Date.parse('2026-12-01T10:00:00.000Z')
const TENANT = '018f2f6e-0000-7000-8000-000000000001'
const BASIC = { kind: 'plan', plan: 'basic', interval: 'month', paidFrom: null } as const
const PRO = { ...BASIC, plan: 'pro' } as const
const PACK = { kind: 'pack', pack: 'sms-250' } as const

const mercadoPago = () => {
  const fake = new MercadoPagoFake(START)
  const { token, webhookSecret, fetch } = fake
  const payments = mercadoPagoPayments({
    token,
    webhookSecret,
    currency: 'BRL',
    fetch,
    clock: () => fake.now,
  })
  const calls = () => fake.notices.map((notice) => () => fake.call(notice))
  return { fake, payments, calls, ...memoryBooks(payments, () => fake.now) }
}

const stripe = () => {
  const fake = new StripeFake(START)
  const { key, webhookSecret, fetch } = fake
  const payments = stripePayments({
    api: 'https://api.stripe.com',
    key,
    webhookSecret,
    fetch,
    clock: () => fake.now * 1000,
  })
  const calls = () => fake.events.map((event) => () => fake.call(event))
  return { fake, payments, calls, ...memoryBooks(payments, () => fake.now * 1000) }
}

type Opened = {
  payments: Payments
  fake: { pay(url: string): void; advance(to: number): void }
  books: ReturnType<typeof mercadoPago>['books']
  calls(): (() => ReportCall)[]
}

let visits = 0
const visit = (payments: Payments, customer: string, purchase: Purchase, key = `visit-${++visits}`) =>
  payments.checkout({
    key,
    tenantId: TENANT,
    customer,
    email: BUYER.email,
    purchase,
    successUrl: 'https://roaauto.test/ok',
    cancelUrl: 'https://roaauto.test/no',
  })

const customerAt = (payments: Payments) => payments.customer({ tenantId: TENANT, known: '', buyer: BUYER })

const take = async ({ payments, books }: Opened, call: ReportCall): Promise<void> => {
  const event = await payments.readEvent(call)
  if (event) await takeEvent(books, event)
}

/** What a shop does in two periods; `step` runs after each thing that happens. */
const lived = async (opened: Opened, step: (isLast: boolean) => Promise<void>): Promise<void> => {
  const { payments, fake } = opened
  const customer = await customerAt(payments)
  const id = async () => (await payments.account(customer))?.subscriptions[0]?.id ?? ''
  const change = async (asked: Parameters<Payments['change']>[1], key: string) => {
    const { url } = await payments.change(await id(), asked, key)
    if (url) fake.pay(url)
  }
  const steps = [
    async () => fake.pay((await visit(payments, customer, BASIC)).url),
    async () => fake.pay((await visit(payments, customer, PACK)).url),
    async () => {
      fake.advance(START + 15.5 * DAY)
      await change({ kind: 'switch', plan: 'pro', interval: 'month', atOnce: true }, 'up')
    },
    async () => fake.advance(START + 32 * DAY),
    () => change({ kind: 'switch', plan: 'basic', interval: 'month', atOnce: false }, 'down'),
    () => change({ kind: 'cancel', reason: 'gata' }, 'cancel'),
  ]
  for (const [number, work] of steps.entries()) {
    await work()
    await step(number === steps.length - 1)
  }
}

/** A ledger without the ids, which are the provider's own. */
const plain = (rows: readonly object[]) =>
  rows
    .map((row) => ({ ...row, payment: '', source: '' }))
    .map((row) => JSON.stringify(row))
    .sort()

describe('a subscription at MercadoPago', () => {
  it('leaves the same ledger and the same plan as at Stripe', async () => {
    const kept = []
    for (const opened of [stripe(), mercadoPago()]) {
      await lived(opened, async () => {
        for (const call of opened.calls()) await take(opened, call())
      })
      const { plan, plan_interval, plan_until, cancel_at, next_plan } = opened.shop
      kept.push({
        row: { plan, plan_interval, plan_until, cancel_at, next_plan },
        ledger: plain(opened.ledger()),
        packs: plain(opened.packs()),
      })
    }
    expect(kept[1]).toEqual(kept[0])
    expect(kept[1]?.ledger).toHaveLength(4)
    expect(kept[1]?.row).toMatchObject({ plan: 'pro', cancel_at: kept[1]?.row.plan_until })
  })

  it('ends in the same state in any order of its calls, late and twice', async () => {
    const stateOf = ({ shop, ledger, packs }: ReturnType<typeof mercadoPago>) => ({
      shop: { ...shop },
      ledger: ledger(),
      packs: packs(),
    })
    const inOrder = mercadoPago()
    await lived(inOrder, async () => {
      for (const call of inOrder.calls()) await take(inOrder, call())
    })
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (chances) => {
        const chance = () => chances.next().value as number
        const other = mercadoPago()
        const done = new Set<number>()
        await lived(other, async (isLast) => {
          if (isLast) other.fake.advance(other.fake.now + 10 * DAY)
          const coming = [...other.calls().entries()]
            .filter(([id]) => (isLast ? !done.has(id) : chance() % 3 === 0))
            .map(([id, call]) => ({ id, call, at: chance() }))
            .sort((one, two) => one.at - two.at)
          for (const { id, call } of coming) {
            done.add(id)
            await take(other, call())
            if (chance() % 4 === 0) await take(other, call())
          }
        })
        expect(stateOf(other)).toEqual(stateOf(inOrder))
      }),
      { numRuns: 10 },
    )
  })

  it('is made and charged once, though answers are lost', async () => {
    const { fake, payments } = mercadoPago()
    const customer = await customerAt(payments)
    fake.faults.set('POST /preapproval', ['not done, 503', 'done, no answer', 'done, 500'])
    fake.faults.set('POST /checkout/preferences', ['done, no answer'])
    for (const purchase of [BASIC, BASIC, PACK])
      await expect(visit(payments, customer, purchase, 'a press')).rejects.toMatchObject({
        code: 'unavailable',
      })
    const first = await visit(payments, customer, BASIC, 'a press')
    expect(await visit(payments, customer, BASIC, 'another press')).toEqual(first)
    expect(fake.preapprovals.size).toBe(1)
    fake.pay(first.url)
    fake.pay(first.url)
    fake.pay((await visit(payments, customer, PACK, 'a press')).url)
    expect([...fake.charges.values()].map((one) => one.transaction_amount)).toEqual([49, 99])
  })

  it('waits for the end of the trial, and a visit for another plan withdraws the first', async () => {
    const { fake, payments } = mercadoPago()
    const customer = await customerAt(payments)
    const paidFrom = new Date(START + 20 * DAY).toISOString()
    const other = await visit(payments, customer, { ...PRO, paidFrom })
    fake.pay((await visit(payments, customer, { ...BASIC, paidFrom })).url)
    const [withdrawn, kept] = (await payments.account(customer))?.subscriptions ?? []
    expect([withdrawn?.plan, kept]).toEqual(['basic', undefined])
    expect(() => fake.pay(other.url)).toThrow('the visit is over')
    const present = async () => (await payments.account(customer))?.subscriptions ?? []
    expect(await present()).toMatchObject([{ plan: 'basic', until: paidFrom, endsAt: null }])
    fake.advance(START + 21 * DAY)
    expect([...fake.charges.values()].map((one) => one.transaction_amount)).toEqual([49])
  })

  it('that was paid twice gives the second payment back', async () => {
    const opened = mercadoPago()
    const { fake, payments, ledger, shop } = opened
    const customer = await customerAt(payments)
    fake.pay((await visit(payments, customer, BASIC)).url)
    fake.advance(START + 60_000)
    fake.pay((await visit(payments, customer, PRO)).url)
    for (const call of opened.calls().reverse()) await take(opened, call())
    expect(ledger().map(({ plan, state }) => [plan, state])).toEqual([
      ['basic', 'paid'],
      ['pro', 'refunded'],
    ])
    expect(shop.plan).toBe('basic')
    expect([...fake.preapprovals.values()].map(({ status }) => status)).toEqual(['authorized', 'cancelled'])
  })

  it('whose charge fails was paid until its period ended', async () => {
    const { fake, payments } = mercadoPago()
    const customer = await customerAt(payments)
    fake.pay((await visit(payments, customer, BASIC)).url)
    fake.isCardGood = false
    fake.advance(START + 33 * DAY)
    const [one] = (await payments.account(customer))?.subscriptions ?? []
    expect(one).toMatchObject({ until: new Date(START + 31 * DAY).toISOString(), endsAt: null })
  })
})

describe('a call of MercadoPago', () => {
  it('counts with a right and recent signature alone', async () => {
    const { fake, payments } = mercadoPago()
    const customer = await customerAt(payments)
    fake.pay((await visit(payments, customer, PACK)).url)
    const [notice] = fake.notices
    if (!notice) throw new Error('nothing was paid')
    const read = (call: ReportCall) => payments.readEvent(call).catch(({ code }: { code: string }) => code)
    const good = { customer, payment: notice.data.id, type: 'payment' }
    for (const skew of [-290_000, 0, 290_000])
      expect(await read(fake.call(notice, { at: fake.now + skew }))).toMatchObject(good)
    const { body, header } = fake.call(notice)
    for (const wrong of [
      fake.call(notice, { at: fake.now - 310_000 }),
      fake.call(notice, { secret: 'another' }),
      { body, header: (name: string) => (name === 'x-request-id' ? 'req-2' : header(name)) },
      { body: body.replace(`"id":"${notice.data.id}"`, '"id":"77"'), header },
      { body, header: () => '' },
      { body: 'no JSON', header },
    ])
      expect(await read(wrong)).toBe('not_found')
    // A report about a thing that is no shop's, and one of a kind that means nothing.
    expect(await read(fake.call({ id: 9, type: 'payment', data: { id: '999' } }))).toBeNull()
    expect(await read(fake.call({ id: 9, type: 'plan', data: { id: '1' } }))).toBeNull()
  })

  it('that never came is found among the charges', async () => {
    const { fake, payments } = mercadoPago()
    const customer = await customerAt(payments)
    fake.pay((await visit(payments, customer, BASIC)).url)
    fake.advance(START + 32 * DAY)
    const late = await payments.eventsSince(new Date(START + 20 * DAY).toISOString())
    expect(late).toMatchObject([{ customer, type: 'payment' }])
  })
})

it('MercadoPago is refused where real shops pay', () => {
  const env = {
    PAYMENTS: 'mercadopago',
    DEV_PAGES: 'off',
    MERCADOPAGO_TOKEN: 't',
    MERCADOPAGO_WEBHOOK_SECRET: 's',
  }
  expect(() => paymentsOf(env as Parameters<typeof paymentsOf>[0])).toThrow('takes no RON')
})
