import { expect, it } from 'vitest'
import { systemActor } from '#domain/sync/actor.ts'
import { nextId, shopInMemory } from '#tests/factories/shop-in-memory.ts'
import { KEPT_LIMITS } from './kept-rules.ts'

const OP = { op: 'insert', collection: 'orders', id: nextId(), data: { observatii: '' } }

/** An unsent act of a person, whose ops have about this many characters. */
const unsent = (user_id: string, size: number) => ({
  op: 'insert' as const,
  collection: 'kept_acts',
  id: nextId(),
  data: {
    user_id,
    name: 'Dan',
    label: 'Comandă nouă',
    at: '2026-01-01T10:00:00.000Z',
    version: 1,
    ops: JSON.stringify([{ ...OP, data: { observatii: 'a'.repeat(size) } }]),
  },
})

it('keeps a bounded number of acts and characters of each person', async () => {
  const shop = await shopInMemory()
  const team = shop.asActor(systemActor({ tenantId: shop.tenantId }, 'team'))
  const [dan, ana] = [nextId(), nextId()]
  const many = Array.from({ length: KEPT_LIMITS.acts }, () => unsent(dan, 10))
  expect(await team.outcome(many)).toBe('applied')
  expect(await team.outcome([unsent(dan, 10)])).toBe('kept_full')
  const large = Array.from({ length: 5 }, () => [unsent(ana, 900_000)])
  const outcomes = []
  for (const ops of large) outcomes.push(await team.outcome(ops))
  expect(outcomes).toEqual(['applied', 'applied', 'applied', 'applied', 'kept_full'])
})

it('keeps no act larger than its column', async () => {
  const shop = await shopInMemory()
  const team = shop.asActor(systemActor({ tenantId: shop.tenantId }, 'team'))
  expect(await team.outcome([unsent(nextId(), 1_000_001)])).toBe('invalid_input')
})
