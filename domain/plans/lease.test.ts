import { describe, expect, it } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { advance, clockFrom, entitlementOf, type LeaseClaims, UNPROVEN } from './lease.ts'

const NOW = Date.UTC(2026, 10, 21)
const HOLDER = {
  userId: '00000000-0000-7000-8000-000000000001',
  tenantId: '00000000-0000-7000-8000-000000000002',
  deviceId: '00000000-0000-7000-8000-000000000003',
}
const claims = (changes: Partial<LeaseClaims> = {}): LeaseClaims => ({
  sub: HOLDER.userId,
  tid: HOLDER.tenantId,
  did: HOLDER.deviceId,
  role: 'mechanic',
  plan: 'pro',
  ends: null,
  iat: NOW / 1000,
  exp: (NOW + 30 * DAY) / 1000,
  ...changes,
})

describe('a lease', () => {
  it('gives plan and role until its end, to the millisecond', () => {
    const until = new Date(NOW + 30 * DAY).toISOString()
    expect(entitlementOf(claims(), HOLDER, NOW + 30 * DAY - 1)).toEqual({
      state: 'valid',
      role: 'mechanic',
      plan: 'pro',
      until,
    })
    expect(entitlementOf(claims(), HOLDER, NOW + 30 * DAY)).toEqual({
      state: 'expired',
      role: 'mechanic',
      plan: 'free',
      until,
    })
  })

  it('ends the plan on time', () => {
    const trial = new Date(NOW + 5 * DAY).toISOString()
    const lease = claims({ plan: 'basic', ends: trial })
    expect(entitlementOf(lease, HOLDER, NOW + 5 * DAY - 1).plan).toBe('basic')
    expect(entitlementOf(lease, HOLDER, NOW + 5 * DAY)).toMatchObject({ state: 'valid', plan: 'free' })
  })

  it.each(['sub', 'tid', 'did'] as const)('of another %s proves nothing', (claim) => {
    const other = claims({ [claim]: '00000000-0000-7000-8000-00000000000f' })
    expect(entitlementOf(other, HOLDER, NOW)).toEqual(UNPROVEN)
  })

  it('with an invalid signature proves nothing', () => {
    expect(entitlementOf(null, HOLDER, NOW)).toEqual(UNPROVEN)
  })
})

describe('the clock of a device', () => {
  it('is corrected by the server', () => {
    const clock = clockFrom(NOW, NOW + 400 * DAY)
    expect(advance(clock, NOW + 401 * DAY, 0).seen).toBe(NOW + DAY)
  })

  it('stands still when set back, and continues with the running time of the app', () => {
    const later = advance(clockFrom(NOW, NOW), NOW + 10 * DAY, 0)
    const turned = advance(later, NOW - 300 * DAY, 60_000)
    expect(turned.seen).toBe(NOW + 10 * DAY + 60_000)
    expect(advance(turned, NOW + 11 * DAY, 0).seen).toBe(NOW + 11 * DAY)
  })

  it('can be set back repeatedly without extending a lease beyond the running time of the app', () => {
    let clock = clockFrom(NOW, NOW)
    let ran = 0
    while (entitlementOf(claims(), HOLDER, clock.seen).state === 'valid') {
      clock = advance(clock, NOW, DAY)
      ran += DAY
    }
    expect(ran).toBe(30 * DAY)
  })

  it('is correct after an answer of the server, however wrong it was', () => {
    const wrong = advance(clockFrom(NOW, NOW), NOW + 4000 * DAY, 0)
    expect(wrong.seen).toBe(NOW + 4000 * DAY)
    expect(clockFrom(NOW + DAY, NOW + DAY).seen).toBe(NOW + DAY)
  })
})
