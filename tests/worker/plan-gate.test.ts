import { describe, expect, it } from 'vitest'
import { bearer, registerShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, HOST, post, setPlan } from '#tests/factories/api.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { app } from '#worker/app.ts'
import type { Env } from '#worker/env.ts'

const ENDED = '2026-01-01T00:00:00.000Z'

describe('the gates of the plans', () => {
  it('say what is missing, and where to get it', async () => {
    const { accessToken, answer } = await registerShop()
    await setPlan(answer.me.shop.id, 'basic', ENDED)
    const response = await post('/api/sync/push', {}, bearer(accessToken))
    expect(response.status).toBe(402)
    expect(await errorOf(response)).toMatchObject({
      code: 'plan_required',
      params: { feature: 'sync', plan: 'basic', upgrade: '/setari/abonament' },
    })
  })

  it('are asked beside the session, not after it, where the shop was found before', async () => {
    const { accessToken } = await registerShop()
    const ask = async (): Promise<string[]> => {
      const asked: string[] = []
      const noting = (database: unknown) => ({
        prepare: (sql: string) => {
          if (/from "sessions"/.test(sql)) asked.push('session')
          if (/trial_expires_at/.test(sql)) asked.push('plan')
          return (database as D1Database).prepare(sql)
        },
      })
      const env = { ...bindings, DB: noting(bindings.DB), DB_1: noting(bindings.DB_1) } as unknown as Env
      const request = new Request(`${HOST}/api/sync/push`, {
        method: 'POST',
        headers: bearer(accessToken),
        body: '{}',
      })
      expect((await app.fetch(request, env)).status).toBe(422)
      return asked
    }
    expect(await ask()).toEqual(['session', 'plan'])
    expect(await ask()).toEqual(['plan', 'session'])
  })

  it('check the session before the plan', async () => {
    expect((await call('/api/sync/changes?since=0')).status).toBe(401)
  })
})

describe('an expired trial', () => {
  it('loses nothing: the same push is accepted after the upgrade, once', async () => {
    const { device, tenantId } = await aShop()
    await device.act(orderOps(newId()))
    await setPlan(tenantId, 'basic', ENDED)
    const late = [device.mutation(orderOps(newId()))]
    expect((await device.send(late)).status).toBe(402)
    expect((await device.send(late)).status).toBe(402)
    await setPlan(tenantId, 'basic', null)
    const answer = (await (await device.send(late)).json()) as { results: unknown[] }
    expect(answer.results).toEqual([{ id: late[0]?.id, status: 'applied' }])
    expect((await device.changes()).rows.filter(({ collection }) => collection === 'orders')).toHaveLength(2)
  })

  it('leaves a way out: everything can still be loaded', async () => {
    const { device, tenantId } = await aShop()
    const orderId = newId()
    await device.act(orderOps(orderId))
    await setPlan(tenantId, 'free', null)
    const lines = await device.full()
    expect(JSON.stringify(lines)).toContain(orderId)
    expect((await device.get(`/api/sync/history/orders/${orderId}`)).status).toBe(200)
  })
})
