import { describe, expect, it } from 'vitest'
import { type Feature, PLAN_IDS, type PlanId, planHas } from '#domain/plans/catalogue.ts'
import { bearer, registerShop } from '#tests/factories/accounts.ts'
import { call, errorOf, rowsDb } from '#tests/factories/api.ts'
import { aShop, newId, orderOps } from '#tests/factories/sync.ts'
import { app, PUBLIC_PATHS } from '#worker/app.ts'
import { GATES } from '#worker/gates.ts'

const ENDED = '2026-01-01T00:00:00.000Z'

const setPlan = (tenantId: string, plan: PlanId, trialExpiresAt: string | null) =>
  rowsDb
    .prepare('UPDATE tenants SET plan = ?1, trial_expires_at = ?2 WHERE tenant_id = ?3')
    .bind(plan, trialExpiresAt, tenantId)
    .run()

/** Every route behind a session, and the feature that it asks for. */
const routes = app.routes
  .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
  .filter(({ path }) => !PUBLIC_PATHS.some((open) => path.startsWith(open.replace('*', ''))))
  .map(({ method, path }) => ({
    method,
    path: path.replace(/:\w+/g, '018f0000-0000-7000-8000-000000000000'),
  }))
  .map((route) => ({ ...route, feature: featureOf(route) }))

function featureOf({ method, path }: { method: string; path: string }): Feature | null {
  const gate = GATES.find(({ paths }) => path.startsWith(paths.replace('*', '')))
  const isReadable = gate?.readable.some((open) => path === open || path.startsWith(`${open}/`))
  return gate && !(method === 'GET' && isReadable) ? gate.feature : null
}

const ask = (token: string, { method, path }: { method: string; path: string }) =>
  call(path, { method, headers: bearer(token), ...(method === 'GET' ? {} : { body: '{}' }) })

describe('the gates of the plans', () => {
  it('stand on paths that are there, and the open ones are there too', () => {
    const paths = app.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path)
    for (const { paths: pattern, readable } of GATES) {
      expect(paths.some((path) => path.startsWith(pattern.replace('*', '')))).toBe(true)
      for (const open of readable) expect(paths.some((path) => path.startsWith(open))).toBe(true)
    }
    expect(routes.filter(({ feature }) => feature === 'sync').map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/api/sync/push', '/api/sync/changes', '/api/sync/live']),
    )
  })

  it.each(PLAN_IDS)(
    'answer 402 on %s for what it lacks, on every route, and for nothing else',
    async (plan) => {
      const { accessToken, answer } = await registerShop()
      await setPlan(answer.me.shop.id, plan, null)
      for (const route of routes) {
        const { status } = await ask(accessToken, route)
        const isLacking = route.feature !== null && !planHas(plan, route.feature)
        expect([route.method, route.path, status === 402]).toEqual([route.method, route.path, isLacking])
      }
    },
  )

  it('say what is missing, and where to get it', async () => {
    const { accessToken, answer } = await registerShop()
    await setPlan(answer.me.shop.id, 'basic', ENDED)
    const response = await ask(accessToken, { method: 'POST', path: '/api/sync/push' })
    expect(response.status).toBe(402)
    expect(await errorOf(response)).toMatchObject({
      code: 'plan_required',
      params: { feature: 'sync', plan: 'basic', upgrade: '/setari#abonament' },
    })
  })

  it('ask who it is before they ask what was paid', async () => {
    expect((await call('/api/sync/changes?since=0')).status).toBe(401)
  })
})

describe('a trial that runs out', () => {
  it('loses nothing: the same push is taken after the upgrade, once', async () => {
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

  it('leaves the way out: everything that is there can still be loaded', async () => {
    const { device, tenantId } = await aShop()
    const orderId = newId()
    await device.act(orderOps(orderId))
    await setPlan(tenantId, 'free', null)
    const lines = await device.full()
    expect(JSON.stringify(lines)).toContain(orderId)
    expect((await device.get(`/api/sync/history/orders/${orderId}`)).status).toBe(200)
  })
})
