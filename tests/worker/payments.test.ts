import { describe, expect, it, vi } from 'vitest'
import { systemActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { bearer, joinShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, post, rowsDb } from '#tests/factories/api.ts'
import { deliver } from '#tests/factories/effects.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { localMessages } from '#worker/db/local-outbox.ts'
import { localCheckout, payLocally } from '#worker/providers/payments/local.ts'
import { signWebhook } from '#worker/providers/payments/webhook-signature.ts'

const DAY = 86_400_000

const shopRow = (tenantId: string) =>
  rowsDb.prepare('SELECT * FROM tenants WHERE id = ?').bind(tenantId).first<Record<string, string | null>>()

const daysTo = (at: string | null | undefined): number => (Date.parse(at ?? '') - Date.now()) / DAY

const asked = async (token: string, purchase: object, key = newId()) =>
  post('/api/plans/checkout', { key, purchase }, bearer(token))

/** Opens the page of the local provider and presses one of its buttons. */
const pressed = async (token: string, purchase: object, outcome: 'pay' | 'fail' | 'leave') => {
  const { url } = (await (await asked(token, purchase)).json()) as { url: string }
  expect((await call(url)).status).toBe(200)
  const answer = await post(`${url}/${outcome}`, '')
  expect(answer.status).toBe(303)
  return { url, back: answer.headers.get('location') ?? '' }
}

const BASIC = { kind: 'plan', plan: 'basic', interval: 'month' }
const PRO = { kind: 'plan', plan: 'pro', interval: 'year' }

describe('a plan', () => {
  it('that is paid in the trial begins at once, and keeps the days that are left', async () => {
    const { session, tenantId, device } = await aShop()
    const { back } = await pressed(session.accessToken, PRO, 'pay')
    expect(back).toContain('/setari/abonament?plata=gata')
    const row = await shopRow(tenantId)
    expect(row).toMatchObject({ plan: 'pro', plan_interval: 'year', cancel_at: null, next_plan: null })
    expect(daysTo(row?.plan_until)).toBeGreaterThan(30 + 364)
    // Devices hear of it like of any other change, and the history says who it was.
    const { rows } = await device.changes()
    expect(rows.findLast(({ collection }) => collection === 'tenants')?.row.plan).toBe('pro')
    const act = await rowsDb
      .prepare("SELECT actor_kind, actor_source FROM acts WHERE tenant_id = ? AND actor_source = 'billing'")
      .bind(tenantId)
      .first()
    expect(act).toEqual({ actor_kind: 'system', actor_source: 'billing' })
  })

  it('changes nothing where the payment fails or the person leaves', async () => {
    const { session, tenantId } = await aShop()
    const before = await shopRow(tenantId)
    expect((await pressed(session.accessToken, BASIC, 'fail')).back).toContain('plata=esuat')
    expect((await pressed(session.accessToken, BASIC, 'leave')).back).toContain('plata=renuntat')
    expect(await shopRow(tenantId)).toEqual(before)
  })

  it('is larger at once, smaller at the end of the period, and can be kept after all', async () => {
    const { session, tenantId } = await aShop()
    const change = async (body: object) =>
      (await post('/api/plans/change', body, bearer(session.accessToken))).status
    await pressed(session.accessToken, BASIC, 'pay')
    const { until } = { until: (await shopRow(tenantId))?.plan_until }
    expect(await change({ kind: 'switch', plan: 'pro', interval: 'month' })).toBe(204)
    expect(await shopRow(tenantId)).toMatchObject({ plan: 'pro', next_plan: null, plan_until: until })
    expect(await change({ kind: 'switch', plan: 'basic', interval: 'month' })).toBe(204)
    expect(await shopRow(tenantId)).toMatchObject({ plan: 'pro', next_plan: 'basic' })
    expect(await change({ kind: 'resume' })).toBe(204)
    expect(await shopRow(tenantId)).toMatchObject({ plan: 'pro', next_plan: null })
    expect(await change({ kind: 'cancel', reason: 'prea scump' })).toBe(204)
    expect(await shopRow(tenantId)).toMatchObject({ cancel_at: until, cancel_reason: 'prea scump' })
    expect(await change({ kind: 'resume' })).toBe(204)
    expect(await shopRow(tenantId)).toMatchObject({ cancel_at: null, cancel_reason: '' })
    expect((await errorOf(await asked(session.accessToken, PRO))).code).toBe('already_subscribed')
  })

  it('stays for three days after a failed payment, renews by itself, and ends', async () => {
    const { session, tenantId } = await aShop()
    await pressed(session.accessToken, BASIC, 'pay')
    const turn = (name: string) => post(`/dev/client/cus_${tenantId}/${name}`, '')
    expect((await turn('fail')).status).toBe(303)
    const plan = async () =>
      (
        (await (await call('/api/me', { headers: bearer(session.accessToken) })).json()) as {
          shop: { planEndsAt: string }
        }
      ).shop.planEndsAt
    expect(daysTo(await plan())).toBeGreaterThan(2.9)
    expect(daysTo(await plan())).toBeLessThan(3.1)
    await turn('renew')
    expect(daysTo(await plan())).toBeGreaterThan(27)
    await turn('end')
    expect(daysTo(await plan())).toBeLessThan(0)
  })

  it('is paid by the last of several visits alone', async () => {
    const { session, tenantId } = await aShop()
    const open = async (purchase: object) =>
      ((await (await asked(session.accessToken, purchase)).json()) as { url: string }).url
    const [first, second] = [await open(BASIC), await open(PRO)]
    expect((await post(`${first}/pay`, '')).status).toBe(404)
    expect((await post(`${second}/pay`, '')).status).toBe(303)
    expect(await shopRow(tenantId)).toMatchObject({ plan: 'pro', plan_interval: 'year' })
  })

  it('is the owner’s to choose', async () => {
    const { tenantId } = await aShop()
    const { accessToken } = await joinShop(tenantId, 'manager')
    for (const response of [
      await asked(accessToken, BASIC),
      await post('/api/plans/change', { kind: 'resume' }, bearer(accessToken)),
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
    expect((await post('/api/plans/change', smaller, bearer(session.accessToken))).status).toBe(204)
    const state = async () =>
      (
        await rowsDb
          .prepare('SELECT state FROM members WHERE tenant_id = ? AND id = ?')
          .bind(tenantId, id)
          .first<{ state: string }>()
      )?.state
    expect(await state()).toBe('active')
    await post(`/dev/client/cus_${tenantId}/renew`, '')
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
    expect((await post(`${url}/pay`, '')).status).toBe(303)
    const { results } = await rowsDb
      .prepare('SELECT units, used, source FROM usage_packs WHERE tenant_id = ?')
      .bind(tenantId)
      .all()
    expect(results).toEqual([{ units: 250, used: 0, source: expect.stringMatching(/^pay_/) }])
  })
})

describe('reports of the provider', () => {
  const report = (body: string, signature: string) =>
    call('/api/plans/events', { method: 'POST', body, headers: { 'payment-signature': signature } })

  it('are taken with a right and recent signature alone', async () => {
    const { session, tenantId } = await aShop()
    const { url } = (await (await asked(session.accessToken, BASIC)).json()) as { url: string }
    const visit = await localCheckout(bindings, url.split('/').at(-1) ?? '')
    if (!visit) throw new Error('no visit')
    const { body, signature } = await payLocally(bindings, visit, Date.now())
    const old = await payLocally(bindings, visit, Date.now() - 3_600_000)
    for (const wrong of [
      '',
      't=1,v1=00',
      old.signature,
      signWebhook('another secret', body, Date.now()),
      signature.replace(/v1=./, 'v1=x'),
    ])
      expect([wrong, (await report(body, wrong)).status]).toEqual([wrong, 404])
    expect((await report(body.replace(tenantId, newId()), signature)).status).toBe(404)
    expect((await shopRow(tenantId))?.plan_until).toBeNull()
    expect((await report(body, signature)).status).toBe(200)
    expect((await report(body, `t=0,v1=00,${signature}`)).status).toBe(404)
    expect((await report(body, `${signature},v1=00`)).status).toBe(200)
    expect((await shopRow(tenantId))?.plan_until).not.toBeNull()
  })

  it('that cross each other leave the present state', async () => {
    const { session, tenantId } = await aShop()
    await pressed(session.accessToken, BASIC, 'pay')
    const turn = (name: string) => post(`/dev/client/cus_${tenantId}/${name}`, '')
    await Promise.all([turn('fail'), turn('renew'), turn('renew')])
    const present = await rowsDb.prepare('SELECT plan_until FROM tenants WHERE id = ?').bind(tenantId).first()
    const kept = await localState(tenantId)
    expect(present?.plan_until).toBe(kept.until)
  })
})

const localState = async (tenantId: string): Promise<{ until: string }> => {
  const { readLocalPayment } = await import('#worker/db/local-payments.ts')
  const state = await readLocalPayment<{ until: string }>(bindings, `sub_${tenantId}`)
  if (!state) throw new Error('no subscription')
  return state
}
