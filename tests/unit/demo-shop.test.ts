import { describe, expect, it } from 'vitest'
import { RULED } from '#domain/ruled.ts'
import { staffActor } from '#domain/sync/actor.ts'
import { serve } from '#domain/sync/serve.ts'
import { byDay, demoActs } from '#tests/factories/demo-shop.ts'
import { shopInMemory } from '#tests/factories/shop-in-memory.ts'

/** The days of the invoices, in the order in which they are issued. */
const invoiceDays = (now: number): string[] =>
  byDay(demoActs('0198c0de-0000-7000-8000-000000000001', now))
    .flat()
    .flatMap(({ ops }) => ops)
    .flatMap((op) =>
      op.op === 'insert' && op.collection === 'invoices' ? [String(op.data.data_factura)] : [],
    )

describe('the demo shop', () => {
  it.each(Array.from({ length: 24 }, (_, hour) => hour))(
    'issues its invoices in the order of their days when it is made at %i:57 UTC',
    (hour) => {
      const days = invoiceDays(Date.UTC(2026, 10, 29, hour, 57))
      expect(days.length).toBeGreaterThan(200)
      expect(days).toEqual(days.toSorted())
    },
  )

  it('breaks no rule, and its newest orders show what clients said', async () => {
    const now = Date.UTC(2026, 10, 29, 12)
    const { tenantId, store, all } = await shopInMemory()
    const actor = staffActor({ tenantId, userId: tenantId }, 'owner')
    for (const [day, acts] of byDay(demoActs(tenantId, now, 40, 20)).entries()) {
      const mutations = acts.map(({ label, ops, at }, index) => ({
        id: `${day}/${index}`,
        hash: '',
        body: { at: new Date(at).toISOString(), label, ops },
      }))
      const push = { actor, clientId: tenantId, epoch: null, mutations }
      const options = { now: new Date(acts.at(-1)?.at ?? now).toISOString(), mode: 'authority' } as const
      const { outcomes } = await serve(RULED, store, store.open(), [push], options)
      expect(outcomes).toMatchObject([{ results: mutations.map(({ id }) => ({ id, status: 'applied' })) }])
    }
    const said = all('orders').map(({ agreement }) => agreement)
    expect(said.filter((one) => one !== 'none').sort()).toEqual(['agreed', 'refused'])
    expect(all('approval_requests').filter(({ state }) => state === 'open')).toHaveLength(1)
  })
})
