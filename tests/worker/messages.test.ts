import { beforeAll, describe, expect, it } from 'vitest'
import { dayInRomania, instantInRomania } from '#domain/kernel/dates.ts'
import { addDays, DAY, startOfDay, weekday } from '#domain/kernel/days.ts'
import type { Message } from '#domain/messages/schema.ts'
import { PLANS } from '#domain/plans/catalogue.ts'
import { systemActor } from '#domain/sync/actor.ts'
import type { Values } from '#domain/sync/log.ts'
import type { Usage } from '#domain/usage/schema.ts'
import { bindings, rowsDb, setPlan } from '#tests/factories/api.ts'
import { comeDue, deliver } from '#tests/factories/effects.ts'
import { aShop, newId } from '#tests/factories/sync.ts'

/** Messages through the real object and D1: limits, consent, quiet hours, and reservations that end. */

const ALLOWANCE = PLANS.pro.limits.allowance.sms

let shop: Awaited<ReturnType<typeof aShop>>

beforeAll(async () => {
  shop = await aShop()
  await setPlan(shop.tenantId, 'pro')
})

/** Leaves far ahead, so that no job sends it during the test: the evening of a Saturday. */
const saturday = (() => {
  let day = addDays(dayInRomania(Date.now()), 7)
  while (weekday(day) !== 6) day = addDays(day, 1)
  return day
})()
const evening = new Date(instantInRomania(saturday, 21) + 30 * 60_000).toISOString()

const sms = (id: string, data: Values = {}) => ({
  op: 'insert',
  collection: 'messages',
  id,
  data: {
    channel: 'sms',
    purpose: 'ready',
    address: '+40722123456',
    body: 'Mașina e gata',
    dedupe_key: id,
    send_at: evening,
    ...data,
  },
})

const messageOf = (id: string) =>
  rowsDb
    .prepare('SELECT * FROM messages WHERE tenant_id = ? AND id = ?')
    .bind(shop.tenantId, id)
    .first<Message>()

const counted = async () => {
  const month = await rowsDb
    .prepare('SELECT reserved, used FROM usage WHERE tenant_id = ?')
    .bind(shop.tenantId)
    .first<Pick<Usage, 'reserved' | 'used'>>()
  return month ?? { reserved: 0, used: 0 }
}

const report = (id: string, state: string, data: Values = {}) => {
  const ops = [{ op: 'patch' as const, collection: 'messages', id, base: 0, data: { state, ...data } }]
  const object = bindings.TENANT.getByName(shop.tenantId)
  return object.act(systemActor(shop, 'messages'), { key: `${id}/${state}`, ops }, undefined)
}

describe('a message', () => {
  it('without consent is stopped and visible, and costs nothing', async () => {
    const id = newId()
    await shop.device.act([sms(id, { purpose: 'campaign', body: 'Reduceri. {stop}' })])
    expect(await messageOf(id)).toMatchObject({ state: 'suppressed', reason: 'no_consent', units: 0 })
    const seen = (await shop.device.changes()).rows.find(({ row }) => row.id === id)
    expect(seen?.row.state).toBe('suppressed')
    expect(await counted()).toEqual({ reserved: 0, used: 0 })
  })

  it('due at 21:30 on a Saturday leaves on Monday at 9', async () => {
    const id = newId()
    await shop.device.act([sms(id)])
    const monday = new Date(instantInRomania(addDays(saturday, 2), 9)).toISOString()
    expect(await messageOf(id)).toMatchObject({ state: 'reserved', due_at: monday })
    const effect = await rowsDb
      .prepare('SELECT next_at FROM effects WHERE tenant_id = ? AND key = ?')
      .bind(shop.tenantId, `messages.send/${id}/1/${monday}`)
      .first<{ next_at: string }>()
    expect(effect?.next_at).toBe(monday)
    await shop.device.act([
      { op: 'patch', collection: 'messages', id, base: 1_000, data: { state: 'suppressed' } },
    ])
    expect(await counted()).toEqual({ reserved: 0, used: 0 })
  })

  it('of a hundred and ten at once passes no limit, and gives back what fails or is never sent', async () => {
    const ids = Array.from({ length: ALLOWANCE + 10 }, newId)
    const answers = await Promise.all(ids.map((id) => shop.device.act([sms(id)])))
    const refused = answers.flatMap(({ results }) => results).filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(10)
    expect(refused[0]).toMatchObject({
      code: 'limit_reached',
      params: { feature: 'sms', used: ALLOWANCE, limit: ALLOWANCE, pack: 'sms-250' },
    })
    expect(await counted()).toEqual({ reserved: ALLOWANCE, used: 0 })
    const kept = (await Promise.all(ids.map(messageOf))).flatMap((message) => message ?? [])
    const [first, second, third, fourth] = kept.map(({ id }) => id)
    if (!first || !second || !third || !fourth) throw new Error('too few were kept')
    await report(first, 'failed')
    await report(first, 'failed')
    expect(await counted()).toEqual({ reserved: ALLOWANCE - 1, used: 0 })
    const [again] = (await shop.device.act([sms(newId())])).results
    expect(again?.status).toBe('applied')
    // What was handed to the provider before its units ran out stays charged, and a person decides.
    await report(second, 'sending', { send_at: null, forced: 1 })
    const day = kept[0]?.held_until ?? ''
    expect(startOfDay(day)).toBeGreaterThan(Date.parse(evening) + DAY)
    const key = `messages.expire/${day}`
    await comeDue(key)
    await deliver({ tenantId: shop.tenantId, key })
    expect((await messageOf(second))?.state).toBe('unknown')
    expect((await messageOf(third))?.state).toBe('expired')
    expect((await messageOf(fourth))?.state).toBe('expired')
    expect(await counted()).toEqual({ reserved: 0, used: 1 })
  }, 60_000)
})
