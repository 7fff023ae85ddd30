import { describe, expect, it, vi } from 'vitest'
import { systemActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { bearer, joinShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, post, rawDb, rowsDb } from '#tests/factories/api.ts'
import { BUYER } from '#tests/factories/buyer.ts'
import { carryToEnd, comeDue, deliver } from '#tests/factories/effects.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { DIRECTORY } from '#worker/db/directory-effects.ts'
import { localMessages } from '#worker/db/local-outbox.ts'
import { readLocalPayment, writeLocalPayment } from '#worker/db/local-payments.ts'
import { replayPaymentEvent } from '#worker/modules/payments/reports.ts'
import { localCheckout, payLocally, SIGNATURE_HEADER } from '#worker/providers/payments/local.ts'
import { signWebhook } from '#worker/providers/payments/webhook-signature.ts'

const DAY = 86_400_000

const shopRow = (tenantId: string) =>
  rowsDb.prepare('SELECT * FROM tenants WHERE id = ?').bind(tenantId).first<Record<string, string | null>>()

const daysTo = (at: string | null | undefined): number => (Date.parse(at ?? '') - Date.now()) / DAY

const asked = async (token: string, purchase: object, key = newId(), buyer: object | null = BUYER) =>
  post('/api/plans/checkout', { key, purchase, buyer }, bearer(token))

/** Handles the reports of a shop that have come. */
const handled = async (tenantId: string) => {
  const { results } = await rawDb.DB.prepare(
    'SELECT id FROM payment_events WHERE customer = ? AND handled_at IS NULL',
  )
    .bind(`cus_${tenantId}`)
    .all<{ id: string }>()
  for (const { id } of results) await carryToEnd(bindings, DIRECTORY, `plans.take-report/${id}`)
}

/** Lets a period of the shop's subscription pass. */
const turned = async (tenantId: string, turn: 'renew' | 'fail' | 'end') => {
  expect((await post(`/dev/client/cus_${tenantId}/${turn}`, '')).status).toBe(303)
  await handled(tenantId)
}

const tenantOf = async (token: string): Promise<string> => {
  const me = (await (await call('/api/me', { headers: bearer(token) })).json()) as { shop: { id: string } }
  return me.shop.id
}

/** Opens the page of the local provider and presses one of its buttons. */
const pressed = async (token: string, purchase: object, outcome: 'pay' | 'fail' | 'leave') => {
  const { url } = (await (await asked(token, purchase)).json()) as { url: string }
  expect((await call(url)).status).toBe(200)
  const answer = await post(`${url}/${outcome}`, '')
  expect(answer.status).toBe(303)
  await handled(await tenantOf(token))
  return { url, back: answer.headers.get('location') ?? '' }
}

const BASIC = { kind: 'plan', plan: 'basic', interval: 'month' }
const PRO = { kind: 'plan', plan: 'pro', interval: 'year' }

describe('a plan', () => {
  it('that is paid in the trial begins at once, and the trial’s own is charged when it ends', async () => {
    const { session, tenantId, device } = await aShop()
    const { back } = await pressed(session.accessToken, PRO, 'pay')
    expect(back).toContain('/setari/abonament?plata=gata')
    const row = await shopRow(tenantId)
    expect(row).toMatchObject({ plan: 'pro', plan_interval: 'year', cancel_at: null, card_last4: '4242' })
    expect(row).toMatchObject({ cui: BUYER.cui, judet: 'IL', customer: `cus_${tenantId}` })
    expect(daysTo(row?.plan_until)).toBeGreaterThan(364)
    expect(daysTo(row?.plan_until)).toBeLessThan(367)
    // Devices hear of it like of any other change, and the history says who it was.
    const { rows } = await device.changes()
    expect(rows.findLast(({ collection }) => collection === 'tenants')?.row.plan).toBe('pro')
    expect(rows.findLast(({ collection }) => collection === 'plan_payments')?.row).toMatchObject({
      amount: 99_000,
      plan: 'pro',
      state: 'paid',
    })
    const act = await rowsDb
      .prepare("SELECT actor_kind, actor_source FROM acts WHERE tenant_id = ? AND actor_source = 'billing'")
      .bind(tenantId)
      .first()
    expect(act).toEqual({ actor_kind: 'system', actor_source: 'billing' })

    const other = await aShop()
    await pressed(other.session.accessToken, BASIC, 'pay')
    const waiting = await shopRow(other.tenantId)
    expect(waiting?.plan_until).toBe(waiting?.trial_expires_at)
    const { rows: none } = await other.device.changes()
    expect(none.some(({ collection }) => collection === 'plan_payments')).toBe(false)
  })

  it('is paid once the buyer of its invoice is known', async () => {
    const { session, tenantId } = await aShop()
    const { accessToken } = session
    for (const buyer of [null, { ...BUYER, cui: '14399841' }, { ...BUYER, adresa: ' ' }])
      expect((await errorOf(await asked(accessToken, BASIC, newId(), buyer))).code).toBe(
        'billing_data_missing',
      )
    expect(await shopRow(tenantId)).toMatchObject({ customer: '', localitate: '' })
    expect((await asked(accessToken, BASIC)).status).toBe(200)
    // What was typed is the shop's own now.
    expect((await asked(accessToken, BASIC, newId(), null)).status).toBe(200)
  })

  it('changes nothing where the payment fails or the person leaves', async () => {
    const { session, tenantId } = await aShop()
    const before = await shopRow(tenantId)
    const paid = ({ plan, plan_until, subscription }: Record<string, string | null>) => [
      plan,
      plan_until,
      subscription,
    ]
    expect((await pressed(session.accessToken, BASIC, 'fail')).back).toContain('plata=esuat')
    expect((await pressed(session.accessToken, BASIC, 'leave')).back).toContain('plata=renuntat')
    expect(paid((await shopRow(tenantId)) ?? {})).toEqual(paid(before ?? {}))
  })

  it('is larger at once, smaller at the end of the period, and can be kept after all', async () => {
    const { session, tenantId } = await aShop()
    const change = async (asking: object) =>
      (await post('/api/plans/change', { key: newId(), change: asking }, bearer(session.accessToken))).status
    await pressed(session.accessToken, BASIC, 'pay')
    const { until } = { until: (await shopRow(tenantId))?.plan_until }
    expect(await change({ kind: 'switch', plan: 'pro', interval: 'month' })).toBe(200)
    expect(await shopRow(tenantId)).toMatchObject({ plan: 'pro', next_plan: null, plan_until: until })
    expect(await change({ kind: 'switch', plan: 'basic', interval: 'month' })).toBe(200)
    expect(await shopRow(tenantId)).toMatchObject({ plan: 'pro', next_plan: 'basic' })
    expect(await change({ kind: 'resume' })).toBe(200)
    expect(await shopRow(tenantId)).toMatchObject({ plan: 'pro', next_plan: null })
    expect(await change({ kind: 'cancel', reason: 'prea scump' })).toBe(200)
    expect(await shopRow(tenantId)).toMatchObject({ cancel_at: until, cancel_reason: 'prea scump' })
    expect(await change({ kind: 'resume' })).toBe(200)
    expect(await shopRow(tenantId)).toMatchObject({ cancel_at: null, cancel_reason: '' })
    expect((await errorOf(await asked(session.accessToken, PRO))).code).toBe('already_subscribed')
  })

  it('stays for three days after a failed payment, with a mail, renews by itself, and ends', async () => {
    const { session, tenantId } = await aShop()
    await pressed(session.accessToken, BASIC, 'pay')
    await turned(tenantId, 'fail')
    const plan = async () =>
      (
        (await (await call('/api/me', { headers: bearer(session.accessToken) })).json()) as {
          shop: { planEndsAt: string }
        }
      ).shop.planEndsAt
    expect(daysTo(await plan())).toBeGreaterThan(2.9)
    expect(daysTo(await plan())).toBeLessThan(3.1)
    const { results } = await rowsDb
      .prepare("SELECT key, due_at FROM effects WHERE tenant_id = ? AND job = 'plans.unpaid' ORDER BY due_at")
      .bind(tenantId)
      .all<{ key: string; due_at: string }>()
    expect(results.map(({ due_at }) => Math.round(daysTo(due_at) + 0.01))).toEqual([0, 2, 3])
    await carryToEnd(bindings, tenantId, results[0]?.key ?? '')
    const mails = async () =>
      (await localMessages(bindings)).filter(({ id }) => id.startsWith(`mail/${tenantId}/plans.unpaid/`))
    expect((await mails()).map(({ subject }) => subject)).toEqual(['Plata abonamentului nu a reușit'])
    await turned(tenantId, 'renew')
    expect(daysTo(await plan())).toBeGreaterThan(27)
    // Who has paid is not told any more.
    for (const { key } of results.slice(1)) {
      await comeDue(key)
      await carryToEnd(bindings, tenantId, key)
    }
    expect(await mails()).toHaveLength(1)
    await turned(tenantId, 'end')
    expect(daysTo(await plan())).toBeLessThan(0)
  })

  it('is paid by the last of several visits alone', async () => {
    const { session, tenantId } = await aShop()
    const open = async (purchase: object) =>
      ((await (await asked(session.accessToken, purchase)).json()) as { url: string }).url
    const [first, second] = [await open(BASIC), await open(PRO)]
    expect((await post(`${first}/pay`, '')).status).toBe(404)
    expect((await post(`${second}/pay`, '')).status).toBe(303)
    await handled(tenantId)
    expect(await shopRow(tenantId)).toMatchObject({ plan: 'pro', plan_interval: 'year' })
  })

  it('is the owner’s to choose', async () => {
    const { tenantId } = await aShop()
    const { accessToken } = await joinShop(tenantId, 'manager')
    for (const response of [
      await asked(accessToken, BASIC),
      await post('/api/plans/change', { key: newId(), change: { kind: 'resume' } }, bearer(accessToken)),
      await post('/api/plans/portal', '', bearer(accessToken)),
    ])
      expect((await errorOf(response)).code).toBe('forbidden')
  })

  it('takes what the device wrote meanwhile, once it is paid', async () => {
    const { session, tenantId, device } = await aShop()
    await device.epoch()
    await rowsDb
      .prepare("UPDATE tenants SET trial_expires_at = '2026-01-01T00:00:00.000Z' WHERE id = ?")
      .bind(tenantId)
      .run()
    const late = [device.mutation(orderOps(newId()))]
    expect((await device.send(late)).status).toBe(402)
    await pressed(session.accessToken, BASIC, 'pay')
    const row = await shopRow(tenantId)
    expect(daysTo(row?.plan_until)).toBeLessThan(32)
    expect((await device.send(late)).status).toBe(200)
  })
})

describe('the invoice of a payment', () => {
  it('is issued once, mailed to the owner, and kept for him without a plan too', async () => {
    const { session, tenantId } = await aShop()
    await pressed(session.accessToken, PRO, 'pay')
    const row = () =>
      rowsDb
        .prepare('SELECT id, invoice, invoice_state FROM plan_payments WHERE tenant_id = ?')
        .bind(tenantId)
        .first<{ id: string; invoice: string; invoice_state: string }>()
    const { id } = (await row()) ?? { id: '' }
    await carryToEnd(bindings, tenantId, `plans.issue-invoice/${id}`)
    expect(await row()).toMatchObject({
      invoice_state: 'issued',
      invoice: expect.stringMatching(/^DEV \d+$/),
    })
    await carryToEnd(bindings, tenantId, `plans.mail-invoice/${id}`)
    const mail = (await localMessages(bindings)).find(({ id: key }) =>
      key.startsWith(`mail/${tenantId}/plans.mail-invoice/`),
    )
    expect(mail).toMatchObject({ recipient: session.answer.me.user.email })
    expect(mail?.details).toContain('.pdf')
    await turned(tenantId, 'end')
    const pdf = await call(`/api/plans/invoices/${id}`, { headers: bearer(session.accessToken) })
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(await pdf.text()).toMatch(/^%PDF-.*Abonament ROA AUTO Pro/s)
    const { accessToken } = await joinShop(tenantId, 'manager')
    for (const [path, token] of [
      [id, accessToken],
      [newId(), session.accessToken],
    ])
      expect((await call(`/api/plans/invoices/${path}`, { headers: bearer(token ?? '') })).status).toBe(404)
  })
})

describe('a smaller plan', () => {
  it('ends the access of a colleague without a seat, and tells the colleague and the owner', {
    timeout: 60_000,
  }, async () => {
    const { session, tenantId } = await aShop()
    await pressed(session.accessToken, PRO, 'pay')
    const colleague = await joinShop(tenantId, 'mechanic')
    const { email } = colleague.typed
    const id = newId()
    const row = { user_id: colleague.userId, name: 'Dan Pop', email, role: 'mechanic', state: 'active' }
    const ops: Op[] = [{ op: 'insert', collection: 'members', id, data: row }]
    const added = await bindings.TENANT.getByName(tenantId).act(systemActor({ tenantId }, 'team'), {
      key: newId(),
      ops,
    })
    expect(added.ok && added.result.status).toBe('applied')
    const smaller = { kind: 'switch', plan: 'basic', interval: 'month' }
    const asking = { key: newId(), change: smaller }
    expect((await post('/api/plans/change', asking, bearer(session.accessToken))).status).toBe(200)
    const state = async () =>
      (
        await rowsDb
          .prepare('SELECT state FROM members WHERE tenant_id = ? AND id = ?')
          .bind(tenantId, id)
          .first<{ state: string }>()
      )?.state
    expect(await state()).toBe('active')
    await turned(tenantId, 'renew')
    expect(await state()).toBe('deactivated')
    const { results } = await rowsDb
      .prepare("SELECT key FROM effects WHERE tenant_id = ? AND job IN ('team.paused', 'team.follow')")
      .bind(tenantId)
      .all<{ key: string }>()
    for (const { key } of results) await deliver({ tenantId, key })
    await vi.waitFor(
      async () => {
        const readers = (await localMessages(bindings))
          .filter(({ id: mail }) => mail.startsWith(`mail/${tenantId}/team.paused/`))
          .map(({ recipient }) => recipient)
        expect(readers.sort()).toEqual([email, session.answer.me.user.email].sort())
        expect((await call('/api/me', { headers: bearer(colleague.accessToken) })).status).toBe(401)
      },
      { timeout: 20_000 },
    )
  })
})

describe('a pack', () => {
  it('is there once for one payment, however often it is reported', async () => {
    const { session, tenantId } = await aShop()
    const pack = { kind: 'pack', pack: 'sms-250' }
    expect((await errorOf(await asked(session.accessToken, pack))).code).toBe('plan_required')
    await pressed(session.accessToken, PRO, 'pay')
    const { url } = await pressed(session.accessToken, pack, 'pay')
    for (let repeat = 0; repeat < 3; repeat++) expect((await post(`${url}/pay`, '')).status).toBe(303)
    await handled(tenantId)
    const { results } = await rowsDb
      .prepare('SELECT units, used, source FROM usage_packs WHERE tenant_id = ?')
      .bind(tenantId)
      .all()
    expect(results).toEqual([{ units: 250, used: 0, source: expect.stringMatching(/^pay_/) }])
  })
})

describe('reports of the provider', () => {
  const report = (body: string, signature: string) =>
    call('/api/plans/events', { method: 'POST', body, headers: { [SIGNATURE_HEADER]: signature } })

  it('are taken with a right and recent signature alone, and stored before they are handled', async () => {
    const { session, tenantId } = await aShop()
    const { url } = (await (await asked(session.accessToken, BASIC)).json()) as { url: string }
    const visit = await localCheckout(bindings, url.split('/').at(-1) ?? '')
    if (!visit) throw new Error('no visit')
    const signatureAt = async (now: number) => {
      const { body, header } = await payLocally(bindings, visit, now)
      return { body, signature: header(SIGNATURE_HEADER) }
    }
    const { body, signature } = await signatureAt(Date.now())
    for (const wrong of [
      '',
      't=1,v1=00',
      (await signatureAt(Date.now() - 3_600_000)).signature,
      signWebhook('another secret', body, Date.now()),
      signature.replace(/v1=./, 'v1=x'),
      `t=0,v1=00,${signature}`,
    ])
      expect([wrong, (await report(body, wrong)).status]).toEqual([wrong, 404])
    expect((await report(body.replace(tenantId, newId()), signature)).status).toBe(404)
    const stored = () =>
      rawDb.DB.prepare('SELECT id, tenant_id, payment FROM payment_events WHERE customer = ?')
        .bind(`cus_${tenantId}`)
        .all()
    expect((await stored()).results).toEqual([])
    expect((await report(body, signature)).status).toBe(200)
    expect((await report(body, `${signature},v1=00`)).status).toBe(200)
    expect((await stored()).results).toHaveLength(1)
    await handled(tenantId)
    expect((await stored()).results).toMatchObject([{ tenant_id: tenantId, payment: `pay_${visit.id}` }])
    expect((await shopRow(tenantId))?.plan_until).not.toBeNull()
    // Handled again by hand: the row follows the provider, and an unknown event is none.
    const subscription = await readLocalPayment<object>(bindings, `sub_${tenantId}`)
    await writeLocalPayment(bindings, tenantId, `sub_${tenantId}`, { ...subscription, plan: 'pro' })
    expect(await replayPaymentEvent(bindings, `evt_${visit.id}`, newId())).toEqual({ tenantId })
    expect(await shopRow(tenantId)).toMatchObject({ plan: 'pro' })
    // A payment is a row, which says it when the money goes back.
    const paid = `pay_${visit.id}`
    const bought = { kind: 'pack', pack: 'sms-250' }
    const payment = { id: paid, amount: 9_900, paidAt: new Date().toISOString(), isRefunded: false, bought }
    for (const isRefunded of [false, true]) {
      await writeLocalPayment(bindings, tenantId, paid, { ...payment, isRefunded })
      await replayPaymentEvent(bindings, `evt_${visit.id}`, newId())
      const { results: rows } = await rowsDb
        .prepare('SELECT state FROM plan_payments WHERE tenant_id = ?')
        .bind(tenantId)
        .all()
      expect(rows).toEqual([{ state: isRefunded ? 'refunded' : 'paid' }])
    }
    await expect(replayPaymentEvent(bindings, 'evt_unknown', newId())).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('that cross each other leave the present state', async () => {
    const { session, tenantId } = await aShop()
    await pressed(session.accessToken, BASIC, 'pay')
    const turn = (name: string) => post(`/dev/client/cus_${tenantId}/${name}`, '')
    await Promise.all([turn('fail'), turn('renew'), turn('renew')])
    await handled(tenantId)
    const present = await rowsDb.prepare('SELECT plan_until FROM tenants WHERE id = ?').bind(tenantId).first()
    const kept = await readLocalPayment<{ until: string }>(bindings, `sub_${tenantId}`)
    expect(present?.plan_until).toBe(kept?.until)
  })
})
