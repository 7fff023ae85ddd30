import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { countingDb } from '#tests/bench/server/counting-db.ts'
import { bindings, call, HOST, post, rawDb, rowsDb } from '#tests/factories/api.ts'
import { asked, BASIC, handled, PRO, pressed, shopRow } from '#tests/factories/paying-shop.ts'
import { aShop, newId } from '#tests/factories/sync.ts'
import { readLocalPayment, writeLocalPayment } from '#worker/db/local-payments.ts'
import type { Env } from '#worker/env.ts'
import worker from '#worker/index.ts'
import { replayPaymentEvent } from '#worker/modules/payments/reports.ts'
import { localCheckout, payLocally, SIGNATURE_HEADER } from '#worker/providers/payments/local.ts'
import { signWebhook } from '#worker/providers/payments/webhook-signature.ts'

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

  it('by the thousand cost what the new ones cost, and none of those is lost', {
    timeout: 120_000,
  }, async () => {
    const { session, tenantId } = await aShop()
    await pressed(session.accessToken, PRO, 'pay')
    const visits = []
    for (const pack of ['sms-250', 'sms-700', 'sms-1500']) {
      const { url } = (await (await asked(session.accessToken, { kind: 'pack', pack })).json()) as {
        url: string
      }
      visits.push(await localCheckout(bindings, url.split('/').at(-1) ?? ''))
    }
    const counting = countingDb(rawDb.DB)
    const sent: string[] = []
    const env = {
      ...bindings,
      DB: counting.d1,
      EFFECTS: {
        sendBatch: async (batch: Iterable<{ body: { key: string } }>) => {
          for (const { body } of batch) sent.push(body.key)
        },
      },
    } as unknown as Env
    /** Statuses of calls that all come at once, and how often. */
    const flood = async (calls: readonly { body: string; signature: string }[]) => {
      const context = createExecutionContext()
      const statuses = await Promise.all(
        calls.map(async ({ body, signature }) => {
          const headers = { [SIGNATURE_HEADER]: signature }
          const request = new Request(`${HOST}/api/plans/events`, { method: 'POST', body, headers })
          return (await worker.fetch(request as Parameters<typeof worker.fetch>[0], env, context)).status
        }),
      )
      await waitOnExecutionContext(context)
      return Object.fromEntries(
        [...new Set(statuses)].map((one) => [one, statuses.filter((it) => it === one).length]),
      )
    }
    const good: { body: string; signature: string }[] = []
    for (const visit of visits) {
      if (!visit) throw new Error('no visit')
      const { body, header } = await payLocally(bindings, visit, Date.now())
      good.push({ body, signature: header(SIGNATURE_HEADER) })
    }
    const [{ body, signature } = { body: '', signature: '' }] = good
    const forged = [
      { body, signature: '' },
      { body, signature: 't=1,v1=00' },
      { body, signature: signature.replace(/v1=.*/, `v1=${'0'.repeat(64)}`) },
      { body: body.replace('evt_', 'evt_x'), signature },
      { body: '', signature },
      { body: '{', signature: `t=${'9'.repeat(400)},v1=${'f'.repeat(5_000)}` },
      { body: 'x'.repeat(299_000), signature },
    ]
    const unsigned = await counting.measure(async () => {
      expect(await flood(Array.from({ length: 100 }, () => forged).flat())).toEqual({ 404: 700 })
    })
    expect(unsigned).toMatchObject({ statements: 0, rowsRead: 0, rowsWritten: 0 })
    expect(await flood([{ body: 'x'.repeat(301_000), signature }])).toEqual({ 413: 1 })

    const doubled = Array.from({ length: 100 }, (_, round) => good[round % good.length] ?? good[0])
    const mixed = doubled.flatMap((one, round) => (one ? [one, forged[round % forged.length] ?? one] : []))
    const first = await counting.measure(async () => {
      expect(await flood(mixed)).toEqual({ 200: 100, 404: 100 })
    })
    // An event and its effect, in one trip; a doubled one writes nothing and sends nothing.
    expect(first.statements).toBe(200)
    expect(first.rowsWritten).toBeLessThan(40)
    expect(sent.sort()).toEqual(visits.map((visit) => `plans.take-report/evt_${visit?.id}`).sort())
    const again = await counting.measure(async () => {
      expect(await flood(doubled.flatMap((one) => one ?? []))).toEqual({ 200: 100 })
    })
    expect(again.rowsWritten).toBe(0)
    expect(sent).toHaveLength(3)
    await handled(tenantId)
    const { results } = await rowsDb
      .prepare('SELECT units FROM usage_packs WHERE tenant_id = ? ORDER BY units')
      .bind(tenantId)
      .all()
    expect(results).toEqual([{ units: 250 }, { units: 700 }, { units: 1_500 }])
  })
})
