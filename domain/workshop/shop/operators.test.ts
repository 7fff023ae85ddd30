import { describe, expect, it } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { endOf } from '#domain/plans/catalogue.ts'
import { operatorActor, systemActor } from '#domain/sync/actor.ts'
import { nextId, shopInMemory } from '#tests/factories/shop-in-memory.ts'
import type { Shop } from './schema.ts'
import { isSupported } from './support.ts'

const opened = async () => {
  const shop = await shopInMemory()
  const row = () => shop.store.rows.get(`tenants/${shop.tenantId}`) as unknown as Shop
  const patch = (data: Record<string, string | number | null>) => [
    { op: 'patch', collection: 'tenants', id: shop.tenantId, data } as const,
  ]
  const operator = shop.asActor(operatorActor({ tenantId: shop.tenantId, userId: 'us' }, 'asked by phone'))
  return { shop, row, patch, operator }
}

describe('the consent to look at a shop', () => {
  it('ends after an hour, whatever its device says, and at once where the owner takes it back', async () => {
    const { shop, row, patch } = await opened()
    const owner = shop.person()
    expect(await owner.outcome(patch({ support_until: '2027-01-01T00:00:00.000Z' }))).toBe('applied')
    expect(row().support_until).toBe('2026-11-21T09:00:00.000Z')
    expect(isSupported(row(), '2026-11-21T08:59:59.999Z')).toBe(true)
    expect(isSupported(row(), '2026-11-21T09:00:00.000Z')).toBe(false)
    expect(await owner.outcome(patch({ support_until: null }))).toBe('applied')
    expect(isSupported(row(), '2026-11-21T08:00:00.000Z')).toBe(false)
  })

  it('is the owner’s alone to give', async () => {
    const { shop, row, patch, operator } = await opened()
    for (const who of [operator, ...(['manager', 'reception'] as const).map((role) => shop.person(role))])
      expect(await who.outcome(patch({ support_until: '2026-11-21T08:30:00.000Z' }))).not.toBe('applied')
    expect(row().support_until).toBeNull()
  })
})

describe('what operators give', () => {
  it('extends a trial by its days', async () => {
    const { shop, row, patch, operator } = await opened()
    const before = Date.parse(row().trial_expires_at ?? '')
    expect(await operator.outcome(patch({ trial_extra: 14 }))).toBe('applied')
    expect(Date.parse(row().trial_expires_at ?? '') - before).toBe(14 * DAY)
    expect(await shop.person().outcome(patch({ trial_extra: 300 }))).toBe('forbidden_column')
  })

  it('extends a paid plan by its days, beside what the provider of payments says', async () => {
    const { shop, row, patch, operator } = await opened()
    // Nothing was paid yet: a trial has days of its own.
    await operator.outcome(patch({ plan_extra: 5 }))
    expect(row().gift_until).toBeNull()
    const provider = shop.asActor(systemActor({ tenantId: shop.tenantId }, 'billing'))
    const paid = { plan: 'pro', plan_until: '2026-11-20T08:00:00.000Z', subscription: 'sub' }
    await provider.outcome(patch(paid))
    expect(await operator.outcome(patch({ plan_extra: 15 }))).toBe('applied')
    // From the end of the grace on the 23rd.
    const gift = '2026-12-03T08:00:00.000Z'
    expect([row().gift_until, endOf(row())]).toEqual([gift, gift])
    expect([...shop.effects].filter((key) => key.includes(gift))).toEqual([
      `plans.unpaid/${gift}/last_day`,
      `plans.unpaid/${gift}/ended`,
    ])
    await provider.outcome(patch({ ...paid, cancel_at: '2026-11-21T08:00:00.000Z' }))
    expect([row().cancel_at, row().gift_until]).toEqual(['2026-11-21T08:00:00.000Z', gift])
    // A second time goes on from there.
    await operator.outcome(patch({ plan_extra: 16 }))
    expect(row().gift_until).toBe('2026-12-04T08:00:00.000Z')
    expect(await shop.person().outcome(patch({ plan_extra: 99 }))).toBe('forbidden_column')
    await shop.person().outcome(patch({ gift_until: '2027-11-21T08:00:00.000Z' }))
    expect(row().gift_until).toBe('2026-12-04T08:00:00.000Z')
  })

  it('adds units beside the plan', async () => {
    const { shop, operator } = await opened()
    const id = nextId()
    const data = {
      feature: 'sms',
      units: 100,
      bought_at: '2026-11-21T08:00:00.000Z',
      expires_at: '2027-11-21T08:00:00.000Z',
      source: 'operator',
    }
    const insert = [{ op: 'insert', collection: 'usage_packs', id, data } as const]
    expect(await shop.person().outcome(insert)).toBe('forbidden')
    expect(await operator.outcome(insert)).toBe('applied')
    expect(shop.store.rows.get(`usage_packs/${id}`)).toMatchObject({ units: 100, used: 0 })
  })
})
