import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { systemActor } from '#domain/sync/actor.ts'
import type { LiveMessage, Op } from '#domain/sync/protocol.ts'
import { bearer, registerShop } from '#tests/factories/accounts.ts'
import { bindings, call, errorOf, HOST, post, setPlan } from '#tests/factories/api.ts'
import { BASIC, pressed } from '#tests/factories/paying-shop.ts'
import { aDevice, aShop, newId, orderOps, type TestDevice } from '#tests/factories/sync.ts'
import { doAct } from '#worker/acts.ts'
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

describe('the live socket of a shop whose plan has ended', () => {
  /** A listening device, and what it has heard once `count` messages are there. */
  const listening = async (device: TestDevice) => {
    const socket = await device.listen()
    const heard: LiveMessage[] = []
    socket.addEventListener('message', ({ data }) => {
      heard.push(JSON.parse(String(data)) as LiveMessage)
    })
    const heardAll = async (count: number) => {
      await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(count))
      return heard
    }
    return { socket, heardAll }
  }
  /** A write of nobody's device, such as those of clients. */
  const make = async (tenantId: string) => {
    const op: Op = { op: 'insert', collection: 'catalog_marci', id: newId(), data: { denumire: 'Dacia' } }
    await doAct(bindings, systemActor({ tenantId }, 'team'), { key: newId(), ops: [op] })
  }

  it('gets heads and no rows, and hears at once when the plan is back (S13.7)', async () => {
    const { device, session, tenantId } = await aShop()
    await device.epoch()
    await setPlan(tenantId, 'basic', ENDED)
    const phone = await listening(aDevice(session))
    expect(await phone.heardAll(1)).toMatchObject([{ type: 'head' }])
    await make(tenantId)
    const [first, second] = await phone.heardAll(2)
    expect(second).toEqual({ type: 'head', epoch: first?.epoch, rev: (first?.rev ?? 0) + 1 })
    expect((await device.get('/api/sync/changes?since=0')).status).toBe(402)
    await pressed(session.accessToken, BASIC, 'pay')
    const heard = await phone.heardAll(3)
    expect(heard.every(({ type }) => type === 'head')).toBe(true)
    expect(
      (await device.changes()).rows.findLast(({ collection }) => collection === 'tenants')?.row,
    ).toMatchObject({ plan: 'basic', plan_until: expect.any(String) })
    phone.socket.close(1000)
  })

  it('that was opened before has rows until that moment, not for the ten minutes of its role (S13.7)', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const { device, session, tenantId } = await aShop()
    await device.epoch()
    const end = Date.now() + 60_000
    await setPlan(tenantId, 'basic', new Date(end).toISOString())
    const phone = await listening(aDevice(session))
    await device.act(orderOps(newId()))
    expect((await phone.heardAll(2)).map(({ type }) => type)).toEqual(['head', 'rows'])
    vi.setSystemTime(end)
    await make(tenantId)
    expect((await phone.heardAll(3))[2]?.type).toBe('head')
    phone.socket.close(1000)
  })
})
