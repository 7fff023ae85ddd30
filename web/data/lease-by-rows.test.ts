import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Rows } from '#domain/modules.ts'
import type { Me } from '#domain/team/account.ts'
import { AppDatabase, setMeta } from './database.ts'
import { renewByRows } from './lease-by-rows.ts'

const SHOP = '00000000-0000-7000-8000-0000000000a1'
const ENDS = '2026-12-31T00:00:00.000Z'

const me = (plan: Me['shop']['plan'], planEndsAt: string | null, role: Me['user']['role'] = 'owner'): Me => ({
  user: { id: 'u', name: 'Ștefan', email: 's@x.ro', role },
  shop: { id: SHOP, name: 'Service', plan, planEndsAt, whatsapp: 'link' },
  shops: [],
})

let db: AppDatabase
let held: Me | null
let renewed: number
let fails: boolean
let end: () => void
/** The columns of the shop's row that these tests are about. */
const shop = {
  id: SHOP,
  plan: 'basic',
  trial_expires_at: ENDS,
  plan_until: null,
  cancel_at: null,
  gift_until: null,
} as const
const write = (row: Partial<Rows['tenants']> = {}) =>
  db.rows('tenants').put({ ...shop, ...row } as Rows['tenants'])
/** A reading of the rows is over, and what follows from it. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 10))
}

beforeEach(async () => {
  db = new AppDatabase(`lease-by-rows-${Math.random()}`)
  await db.open()
  held = me('basic', ENDS)
  renewed = 0
  fails = false
  await setMeta(db, 'access', 'owner')
  await write()
  end = renewByRows(db, SHOP, {
    held: () => held,
    renew: async () => {
      renewed += 1
      if (fails) throw new Error('no network')
    },
  })
  await settled()
})
afterEach(async () => {
  end()
  await db.delete()
})

it('a lease that says what the rows say is not renewed, whatever else changes in them', async () => {
  await write({ nume: 'Alt nume' })
  await settled()
  expect(renewed).toBe(0)
})

it('another plan, another end of it and another role renew it, each once (S13.7)', async () => {
  await write({ plan: 'pro' })
  await vi.waitFor(() => expect(renewed).toBe(1))
  await write({ plan: 'pro', nume: 'Alt nume' })
  await settled()
  expect(renewed).toBe(1)
  held = me('pro', ENDS)
  await write({
    plan: 'pro',
    trial_expires_at: ENDS,
    cancel_at: '2027-01-05T00:00:00.000Z',
    plan_until: ENDS,
  })
  await vi.waitFor(() => expect(renewed).toBe(2))
  held = me('pro', '2027-01-05T00:00:00.000Z')
  await setMeta(db, 'access', 'mechanic prices')
  await vi.waitFor(() => expect(renewed).toBe(3))
})

it('a renewal that failed is done at the next change, and none while somebody else is logged in', async () => {
  fails = true
  await write({ plan: 'pro' })
  await vi.waitFor(() => expect(renewed).toBe(1))
  await settled()
  await write({ plan: 'pro', nume: 'Alt nume' })
  await vi.waitFor(() => expect(renewed).toBe(2))
  held = null
  await write({ plan: 'free' })
  await settled()
  expect(renewed).toBe(2)
})
