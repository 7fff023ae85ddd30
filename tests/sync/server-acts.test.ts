import { expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { clientActor, systemActor } from '#domain/sync/actor.ts'
import { isWellNamed } from '#domain/sync/protocol.ts'
import { Committer } from '#durable-objects/tenant/committer.ts'
import { initialise } from '#durable-objects/tenant/initialise.ts'
import { actId, systemAct } from '#durable-objects/tenant/system-act.ts'
import { seeded } from '#tests/factories/random.ts'
import { SqliteD1 } from './sqlite-d1.ts'

/** Acts of the server's own code (S5.6), on the real committer and its SQL. */

const NOW = Date.UTC(2026, 10, 29)
const random = seeded(56)
const newId = () => uuidv7(NOW, random.bytes(10))

it('an act of the server has an id that no device can send', () => {
  const id = actId(systemActor({ tenantId: newId() }, 'photos'), 'key')
  expect(isWellNamed({ id })).toBe(false)
  for (const ofDevice of [newId(), '018f0000-0000-4000-8000-000000000000'])
    expect(isWellNamed({ id: ofDevice })).toBe(true)
})

it('a key belongs to one act of one actor: two clients never share it', () => {
  const tenantId = newId()
  const client = (id: string) => clientActor(tenantId, 'portal', { collection: 'orders', id })
  const [mine, other] = [newId(), newId()]
  expect(actId(client(mine), 'answer')).toBe(actId(client(mine), 'answer'))
  expect(actId(client(mine), 'answer')).not.toBe(actId(client(other), 'answer'))
})

it('a refused act of the server tells why, with parameters and fields, at a repeat too', async () => {
  const tenantId = newId()
  const db = { ...new SqliteD1().bindings(), tenantId }
  const committer = new Committer(db, () => NOW, {
    onCommit: () => undefined,
    onFault: (error) => {
      throw error
    },
  })
  await initialise(
    db,
    committer,
    { tenantId, userId: newId(), name: 'Ana', company: 'Service', cui: '', email: 'a@b.ro' },
    NOW,
  )
  const data = { nr_inmatriculare: 'B 10 ABC', client_nume: 'x'.repeat(1_000) }
  const act = { key: 'car', ops: [{ op: 'insert' as const, collection: 'vehicles', id: newId(), data }] }
  for (const _ of ['now', 'again'])
    await expect(systemAct(committer, { tenantId }, 'device', act, NOW)).rejects.toMatchObject({
      code: 'invalid_input',
      issues: [{ path: 'client_nume', code: 'too_long', params: { max: 200 } }],
    })
})
