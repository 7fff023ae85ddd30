import { describe, expect, it } from 'vitest'
import { endOf, freePlanOf, giftOf, graceOf, isSubscribed, planOfShop, proposedPlan } from './catalogue.ts'
import { firstPaymentAt } from './subscription.ts'

const NOW = '2026-12-01T10:00:00.000Z'
const END = '2026-12-20T10:00:00.000Z'

describe('the first payment', () => {
  it('of the plan that is tried, or of a smaller one, waits for the end of the trial', () => {
    expect(firstPaymentAt('basic', { plan: 'basic', endsAt: END }, NOW)).toBe(END)
    expect(firstPaymentAt('pro', { plan: 'basic', endsAt: END }, NOW)).toBeNull()
    expect(firstPaymentAt('pro', { plan: 'pro', endsAt: END }, NOW)).toBe(END)
    expect(firstPaymentAt('basic', { plan: 'pro', endsAt: END }, NOW)).toBe(END)
  })

  it('is due at once without a trial, after it, and where the provider has no time to wait', () => {
    expect(firstPaymentAt('basic', { plan: 'basic', endsAt: null }, NOW)).toBeNull()
    expect(firstPaymentAt('basic', { plan: 'basic', endsAt: NOW }, END)).toBeNull()
    expect(firstPaymentAt('basic', { plan: 'basic', endsAt: END }, '2026-12-18T10:00:00.000Z')).toBeNull()
  })
})

it('the plan that is proposed is the one that was tried or paid', () => {
  expect((['free', 'basic', 'pro'] as const).map((plan) => proposedPlan({ plan }))).toEqual([
    'basic',
    'basic',
    'pro',
  ])
})

it('grace runs after a period that was not paid, for three days, unless the shop has cancelled', () => {
  const shop = {
    plan: 'pro',
    trial_expires_at: null,
    plan_until: NOW,
    cancel_at: null,
    gift_until: null,
  } as const
  const ends = '2026-12-04T10:00:00.000Z'
  expect(graceOf(shop, '2026-12-01T09:59:59.000Z')).toBeNull()
  expect(graceOf(shop, NOW)).toBe(ends)
  expect(graceOf(shop, '2026-12-04T09:59:59.000Z')).toBe(ends)
  expect(graceOf(shop, ends)).toBeNull()
  expect(graceOf({ ...shop, cancel_at: NOW }, NOW)).toBeNull()
  expect(graceOf({ ...shop, plan_until: null, trial_expires_at: NOW }, NOW)).toBeNull()
})

describe('a paid plan that we have extended', () => {
  const gift = '2026-12-15T10:00:00.000Z'
  const paid = {
    plan: 'pro',
    trial_expires_at: '2026-10-01T10:00:00.000Z',
    plan_until: NOW,
    cancel_at: null,
    gift_until: gift,
    subscription: 'sub_1',
  } as const

  it('is in force until then, whatever its subscription says, and ends by itself', () => {
    for (const shop of [
      paid,
      { ...paid, cancel_at: NOW },
      { ...paid, plan_until: '2026-11-01T10:00:00.000Z' },
    ]) {
      expect(endOf(shop)).toBe(gift)
      expect(planOfShop(shop, '2026-12-15T09:59:59.999Z')).toBe('pro')
      expect(planOfShop(shop, gift)).toBe('free')
    }
  })

  it('shortens nothing that is paid, and is nothing to a trial', () => {
    const longer = { ...paid, plan_until: '2027-01-01T10:00:00.000Z' }
    expect([endOf(longer), giftOf(longer)]).toEqual(['2027-01-04T10:00:00.000Z', null])
    const trial = { ...paid, plan_until: null, trial_expires_at: NOW }
    expect([endOf(trial), giftOf(trial)]).toEqual([NOW, null])
  })

  it('has its grace in the last days of it', () => {
    expect(graceOf(paid, NOW)).toBeNull()
    expect(graceOf(paid, '2026-12-12T09:59:59.000Z')).toBeNull()
    expect(graceOf(paid, '2026-12-12T10:00:00.000Z')).toBe(gift)
    expect(graceOf(paid, gift)).toBeNull()
  })

  it('can be bought again once its subscription has ended, from the end of what we gave', () => {
    expect(isSubscribed(paid, NOW)).toBe(true)
    const over = { ...paid, cancel_at: NOW }
    expect(isSubscribed(over, NOW)).toBe(false)
    expect(firstPaymentAt('pro', freePlanOf(over), NOW)).toBe(gift)
  })
})
