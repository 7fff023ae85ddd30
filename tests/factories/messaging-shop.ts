import { expect } from 'vitest'
import type { Message } from '#domain/messages/schema.ts'
import type { PlanId } from '#domain/plans/catalogue.ts'
import { HELD_RULED, RULED } from '#domain/ruled.ts'
import { type Actor, staffActor, systemActor } from '#domain/sync/actor.ts'
import type { Values } from '#domain/sync/log.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { decide, serve } from '#domain/sync/serve.ts'
import { usage } from '#domain/usage/schema.ts'
import { periodAt, usageId } from '#domain/usage/standing.ts'
import { foundShop } from '#domain/workshop/shop/found-shop.ts'
import { MemoryStore } from '#tests/sync/memory-store.ts'

/** A shop in memory that sends messages, for tests of the rules. */

export const TENANT = '00000000-0000-7000-8000-0000000000aa'
const CLIENT = '00000000-0000-7000-9000-0000000000cc'
export const WHO = { tenantId: TENANT, userId: 'u1' }
export const DESK = staffActor(WHO, 'reception')
export const OWNER = staffActor(WHO, 'owner')
export const SERVER = systemActor(WHO, 'messages')
export const NOON = '2026-11-25T10:00:00.000Z'

let ids = 0
export const newId = () => `00000000-0000-7000-9200-${(++ids).toString(16).padStart(12, '0')}`

export const insert = (collection: string, id: string, data: Values): Op => ({
  op: 'insert',
  collection,
  id,
  data,
})
export const patch = (collection: string, id: string, data: Values): Op => ({
  op: 'patch',
  collection,
  id,
  data,
  base: 9_999,
})

/** A service message, as a person writes it. */
export const SMS = {
  channel: 'sms',
  purpose: 'ready',
  address: '0722 123 456',
  body: 'Mașina e „gata”',
} as const

/** A shop on a plan; `act` returns the outcome, and the effects that it caused are in `effects`. */
export const aMessagingShop = async (plan: PlanId = 'pro') => {
  const store = new MemoryStore()
  const effects = new Map<string, string>()
  let now = NOON
  let acts = 0
  /** One push for each act, all in one commit. */
  const together = async (all: readonly (readonly Op[])[], actor: Actor = DESK): Promise<string[]> => {
    const pushes = all.map((ops) => {
      acts += 1
      const body = { at: now, label: 'test', ops }
      return { actor, clientId: CLIENT, epoch: null, mutations: [{ id: `${acts}`, hash: '', body }] }
    })
    const committed = await serve(RULED, store, store.open(), pushes, { now, mode: 'authority' })
    expect(committed.faults).toEqual([])
    for (const { key, dueAt } of committed.effects) effects.set(key, dueAt)
    return committed.outcomes.map((outcome) => {
      const result = outcome.refused === null ? outcome.results[0] : undefined
      return result?.status === 'rejected' ? result.code : (result?.status ?? 'refused')
    })
  }
  /** What a device of the desk shows of an act before the server has decided: the rows that it writes. */
  const preview = async (ops: readonly Op[]): Promise<Values[]> => {
    const body = { at: now, label: 'test', ops }
    const push = {
      actor: DESK,
      clientId: CLIENT,
      epoch: null,
      mutations: [{ id: 'preview', hash: '', body }],
    }
    const {
      rows,
      effects: caused,
      faults,
      outcomes,
    } = await decide(HELD_RULED, store, store.open(), [push], {
      now,
      mode: 'preview',
    })
    expect([faults, caused]).toEqual([[], []])
    const [outcome] = outcomes
    const result = outcome?.refused === null ? outcome.results[0] : undefined
    if (result?.status === 'rejected') throw new Error(result.code)
    return rows.map(({ row }) => row)
  }
  const act = async (ops: readonly Op[], actor?: Actor): Promise<string> =>
    (await together([ops], actor))[0] ?? ''
  const row = (collection: string, id: string) => store.rows.get(`${collection}/${id}`)
  const message = (id: string) => row('messages', id) as unknown as Message
  const month = (at = now) => {
    const known = row(usage.name, usageId('sms', periodAt(at)))
    return { reserved: known?.reserved ?? 0, used: known?.used ?? 0 }
  }
  const send = async (data: Values = {}, actor?: Actor): Promise<{ id: string; code: string }> => {
    const id = newId()
    const code = await act([insert('messages', id, { ...SMS, dedupe_key: `test/${id}`, ...data })], actor)
    return { id, code }
  }
  const report = (id: string, data: Values) => act([patch('messages', id, data)], SERVER)
  const founding = foundShop({ tenantId: TENANT, company: 'Service', cui: '', email: '' }, Date.parse(NOON))
  await act(founding, systemActor(WHO, 'founding'))
  await act([patch('tenants', TENANT, { plan, trial_expires_at: null })], systemActor(WHO, 'founding'))
  const at = (time: string) => {
    now = time
  }
  return { act, preview, together, row, message, month, send, report, at, effects, store }
}
