import { describe, expect, it } from 'vitest'
import { PLANS } from '#domain/plans/catalogue.ts'
import { aMessagingShop, insert, NOON, newId, patch, SERVER, SMS } from '#tests/factories/messaging-shop.ts'
import { seeded } from '#tests/factories/random.ts'
import type { Held } from './held.ts'
import { split, take, unitsIn } from './meter.ts'
import { periodAt, potsOf, resetsAt, standingOf, usageId } from './standing.ts'

const ALLOWANCE = PLANS.pro.limits.allowance.sms
const MONTH = usageId('sms', '2026-11-01')

const pack = (id: string, bought_at: string, units = 5, expires_at = '2027-11-01T00:00:00.000Z') => ({
  id,
  feature: 'sms' as const,
  units,
  reserved: 0,
  used: 0,
  bought_at,
  expires_at,
})

describe('the pots of a feature', () => {
  const known = {
    feature: 'sms' as const,
    plan: 'pro' as const,
    month: { reserved: 10, used: 20 },
    packs: [
      pack('new', '2026-10-01T00:00:00.000Z'),
      pack('gone', '2026-01-01T00:00:00.000Z', 5, NOON),
      pack('old', '2026-09-01T00:00:00.000Z'),
    ],
  }

  it('are the allowance, then the packs, the oldest first, without the expired', () => {
    expect(potsOf(known, NOON).map(({ id }) => id)).toEqual([MONTH, 'old', 'new'])
    expect(take(potsOf(known, NOON), ALLOWANCE - 30 + 7)).toEqual([
      { from: 'usage', id: MONTH, units: ALLOWANCE - 30 },
      { from: 'usage_packs', id: 'old', units: 5 },
      { from: 'usage_packs', id: 'new', units: 2 },
    ])
  })

  it('say how a shop stands', () => {
    expect(standingOf(known, NOON)).toEqual({
      limit: ALLOWANCE + 10,
      used: 30,
      left: ALLOWANCE - 20,
      resetsAt: '2026-11-30T22:00:00.000Z',
      plan: '',
      pack: 'sms-250',
    })
    const none = { feature: 'sms', plan: 'free', month: null, packs: [] } as const
    expect(standingOf(none, NOON)).toMatchObject({ limit: 0, left: 0, plan: 'pro' })
  })

  it('give nothing beyond a plan that shrank', () => {
    expect(take(potsOf({ ...known, plan: 'basic', packs: [] }, NOON), 1)).toEqual([])
  })

  it('begin anew with the month of Bucharest', () => {
    expect(periodAt('2026-11-30T21:59:59.999Z')).toBe('2026-11-01')
    expect(periodAt('2026-11-30T22:00:00.000Z')).toBe('2026-12-01')
    expect(periodAt('2026-06-30T20:59:59.999Z')).toBe('2026-06-01')
    expect(periodAt('2026-06-30T21:00:00.000Z')).toBe('2026-07-01')
    expect(resetsAt('2026-12-31T12:00:00.000Z')).toBe('2026-12-31T22:00:00.000Z')
    expect(usageId('sms', '2026-11-01')).toBe('00000000-0000-7000-8201-000020261101')
  })
})

it('parts that are split are the same units in the same order', () => {
  const random = seeded(3)
  for (let round = 0; round < 500; round++) {
    const parts = Array.from({ length: random.between(0, 4) }, (_, index) => ({
      from: 'usage_packs' as const,
      id: `${index}`,
      units: random.between(1, 5),
    }))
    const units = random.between(0, 20)
    const [first, rest] = split(parts, units)
    expect(unitsIn(first)).toBe(Math.min(units, unitsIn(parts)))
    expect(unitsIn(first) + unitsIn(rest)).toBe(unitsIn(parts))
    const together = [...first, ...rest].flatMap(({ id, units: count }) => Array<string>(count).fill(id))
    expect(together).toEqual(parts.flatMap(({ id, units: count }) => Array<string>(count).fill(id)))
  }
})

/** What can happen to a message, in the words of its reports and of a person. */
const REPORTS = ['sending', 'sent', 'delivered', 'failed', 'expired', 'unknown'] as const

describe('a hundred messages at once near the limit, in any order, with failures', () => {
  it.each([1, 2, 3])('never pass it, and what is counted is what they hold (seed %i)', async (seed) => {
    const random = seeded(seed)
    const shop = await aMessagingShop()
    const packs = [newId(), newId()]
    const bought = (id: string, day: string) =>
      insert('usage_packs', id, {
        feature: 'sms',
        units: 7,
        bought_at: `2026-10-${day}T00:00:00.000Z`,
        expires_at: '2027-10-01T00:00:00.000Z',
      })
    await shop.act([bought(packs[0] ?? '', '02'), bought(packs[1] ?? '', '01')], SERVER)
    const limits = new Map([[MONTH, ALLOWANCE], ...packs.map((id) => [id, 7] as const)])
    const ids: string[] = []
    /** Charges of earlier rounds, which their messages no longer name. */
    const earlier = new Map<string, number>()
    const heldBy = (id: string): Held => {
      const { held } = shop.message(id)
      return held === '' ? { state: 'reserved', parts: [] } : (JSON.parse(held) as Held)
    }

    const check = () => {
      const counted = new Map(
        [...limits.keys()].map((id) => [id, { reserved: 0, used: earlier.get(id) ?? 0 }]),
      )
      for (const id of ids) {
        const { state, parts } = heldBy(id)
        for (const part of parts) {
          const pot = counted.get(part.id)
          if (pot) pot[state === 'reserved' ? 'reserved' : 'used'] += part.units
        }
      }
      for (const [id, limit] of limits) {
        const row = shop.row('usage', id) ?? shop.row('usage_packs', id)
        const { reserved, used } = { reserved: 0, used: 0, ...row }
        expect({ id, reserved, used }).toEqual({ id, ...counted.get(id) })
        expect(Number(reserved) + Number(used)).toBeLessThanOrEqual(limit)
        expect(Math.min(Number(reserved), Number(used))).toBeGreaterThanOrEqual(0)
      }
    }

    for (let round = 0; round < 15; round++) {
      const fresh = Array.from({ length: round === 0 ? 100 : random.between(0, 20) }, () => ({
        id: newId(),
        body: 'a'.repeat(random.pick([10, 10, 200, 400])),
      }))
      const outcomes = await shop.together(
        fresh.map(({ id, body }) => [insert('messages', id, { ...SMS, body, dedupe_key: id })]),
      )
      for (const [index, { id }] of fresh.entries()) if (outcomes[index] === 'applied') ids.push(id)
      expect(outcomes.every((outcome) => outcome === 'applied' || outcome === 'limit_reached')).toBe(true)
      check()
      // Reports come in any order, late and twice.
      const told = Array.from({ length: 40 }, () => random.pick(ids))
      await shop.together(
        told.map((id) => {
          const state = random.pick(REPORTS)
          return [
            patch('messages', id, { state, ...(state === 'sent' && { segments: random.between(1, 3) }) }),
          ]
        }),
        SERVER,
      )
      check()
      for (const id of new Set(told.slice(0, 10))) {
        const before = heldBy(id)
        const state = random.pick(['queued', 'suppressed'])
        const outcome = await shop.act([patch('messages', id, { state })])
        if (outcome !== 'applied' || state !== 'queued' || before.state !== 'charged') continue
        for (const part of before.parts) earlier.set(part.id, (earlier.get(part.id) ?? 0) + part.units)
      }
      check()
    }
    const states = new Set(ids.map((id) => shop.message(id).state))
    expect(states.size).toBeGreaterThan(4)
    // Everything fails or is done: nothing stays reserved.
    for (const id of ids) await shop.act([patch('messages', id, { state: 'failed' })], SERVER)
    for (const id of ids) await shop.act([patch('messages', id, { state: 'suppressed' })])
    check()
    expect(shop.month(NOON).reserved).toBe(0)
  })
})
