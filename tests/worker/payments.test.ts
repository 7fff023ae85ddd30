import { describe, expect, it, vi } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { RowOf } from '#domain/sync/collection.ts'
import type { Op } from '#domain/sync/protocol.ts'
import type { members } from '#domain/team/schema.ts'
import { beyondSeats } from '#domain/team/seats.ts'
import { bearer, joinShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, post, rowsDb } from '#tests/factories/api.ts'
import { BUYER } from '#tests/factories/buyer.ts'
import { carryToEnd, comeDue, deliver } from '#tests/factories/effects.ts'
import { asked, BASIC, handled, PRO, pressed, shopRow, turned } from '#tests/factories/paying-shop.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { doAct } from '#worker/acts.ts'
import { localMessages } from '#worker/db/local-outbox.ts'
import { carry } from '#worker/jobs/carry.ts'
import { carrierOf } from '#worker/jobs/queue.ts'

const daysTo = (at: string | null | undefined): number => (Date.parse(at ?? '') - Date.now()) / DAY

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
    // A shop that has paid gets no more mails about it.
    for (const { key } of results.slice(1)) {
      await comeDue(key)
      await carryToEnd(bindings, tenantId, key)
    }
    expect(await mails()).toHaveLength(1)
    await turned(tenantId, 'end')
    expect(daysTo(await plan())).toBeLessThan(0)
  })

  it('that stays unpaid is told to the owner at once, a day before the grace ends, and at its end', async () => {
    const { session, tenantId } = await aShop()
    await pressed(session.accessToken, BASIC, 'pay')
    await turned(tenantId, 'fail')
    const mails = async () =>
      (await localMessages(bindings))
        .filter(({ id }) => id.startsWith(`mail/${tenantId}/plans.unpaid/`))
        .map(({ recipient, subject }) => [recipient, subject])
        .toReversed()
    const { email } = session.answer.me.user
    const ends = Date.parse((await shopRow(tenantId))?.plan_until ?? '') + 3 * DAY
    const told: string[][] = []
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      for (const [step, at, subject] of [
        ['failed', Date.now(), 'Plata abonamentului nu a reușit'],
        ['last_day', ends - DAY, 'Planul Basic se oprește mâine'],
        ['ended', ends, 'Planul Basic s-a oprit'],
      ] as const) {
        const { key } = (await rowsDb
          .prepare("SELECT key FROM effects WHERE tenant_id = ?1 AND job = 'plans.unpaid' AND key LIKE ?2")
          .bind(tenantId, `%/${step}`)
          .first<{ key: string }>()) ?? { key: '' }
        // Before its time nothing is said.
        if (step !== 'failed') {
          vi.setSystemTime(at - 60_000)
          await carry(carrierOf(bindings), { tenantId, key })
          expect(await mails()).toEqual(told)
        }
        vi.setSystemTime(at + 60_000)
        await carryToEnd(bindings, tenantId, key)
        told.push([email, subject])
        expect(await mails()).toEqual(told)
      }
    } finally {
      vi.useRealTimers()
    }
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

  it('has a page of the provider, on which the card is changed, once there is a customer', async () => {
    const { session, tenantId } = await aShop()
    const portal = () => post('/api/plans/portal', '', bearer(session.accessToken))
    expect((await errorOf(await portal())).code).toBe('not_found')
    await pressed(session.accessToken, BASIC, 'pay')
    const opened = await portal()
    expect(opened.status).toBe(200)
    const { url } = (await opened.json()) as { url: string }
    expect(url).toContain(`cus_${tenantId}`)
    expect(url).toContain(encodeURIComponent('/setari/abonament'))
    expect((await call(url)).status).toBe(200)
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

describe('a smaller plan', () => {
  it('of three people leaves those whom the page named, and tells the others and the owner', {
    timeout: 60_000,
  }, async () => {
    const { session, tenantId } = await aShop()
    await pressed(session.accessToken, PRO, 'pay')
    const team = async () =>
      (
        await rowsDb
          .prepare('SELECT * FROM members WHERE tenant_id = ? ORDER BY id')
          .bind(tenantId)
          .all<RowOf<typeof members>>()
      ).results
    const joined = async (role: 'mechanic' | 'reception', name: string) => {
      const { typed, userId, accessToken } = await joinShop(tenantId, role)
      const row = { user_id: userId, name, email: typed.email, role, state: 'active' }
      const ops: Op[] = [{ op: 'insert', collection: 'members', id: newId(), data: row }]
      await doAct(bindings, systemActor({ tenantId }, 'team'), { key: newId(), ops })
      return { email: typed.email, accessToken }
    }
    const colleagues = [await joined('mechanic', 'Dan Pop'), await joined('reception', 'Ana Țone')]
    const smaller = { kind: 'switch', plan: 'basic', interval: 'month' }
    const asking = { key: newId(), change: smaller }
    expect((await post('/api/plans/change', asking, bearer(session.accessToken))).status).toBe(200)
    // What the page says before the press.
    const named = beyondSeats('basic', await team()).map(({ name }) => name)
    expect(named.sort()).toEqual(['Ana Țone', 'Dan Pop'])
    const at = async (state: string) => (await team()).filter((one) => one.state === state)
    expect(await at('active')).toHaveLength(3)
    await turned(tenantId, 'renew')
    expect((await at('deactivated')).map(({ name }) => name).sort()).toEqual(named)
    expect((await at('active')).map(({ role }) => role)).toEqual(['owner'])
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
        expect(new Set(readers)).toEqual(
          new Set([...colleagues.map(({ email }) => email), session.answer.me.user.email]),
        )
        for (const { accessToken } of colleagues)
          expect((await call('/api/me', { headers: bearer(accessToken) })).status).toBe(401)
      },
      { timeout: 20_000 },
    )
    expect((await call('/api/me', { headers: bearer(session.accessToken) })).status).toBe(200)
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
