import { describe, expect, it, vi } from 'vitest'
import type { Notification } from '#domain/notifications/schema.ts'
import { clientActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { bindings, rowsDb } from '#tests/factories/api.ts'
import { comeDue, deliver } from '#tests/factories/effects.ts'
import { shopWithMechanic } from '#tests/factories/mechanic.ts'
import { newId, orderOps, type TestDevice } from '#tests/factories/sync.ts'

const applied = async (device: TestDevice, ...acts: object[][]) => {
  const { results } = await device.act(...acts)
  expect(results.map(({ status }) => status)).toEqual(acts.map(() => 'applied'))
}

/** A validated order whose client was asked; `mechanicId` works on it. */
const askedOrder = async (owner: TestDevice, mechanicId: string | null) => {
  const [orderId, requestId] = [newId(), newId()]
  const ops = orderOps(orderId)
  const vehicleId = newId()
  const vehicle = {
    op: 'insert',
    collection: 'vehicles',
    id: vehicleId,
    data: { nr_inmatriculare: 'CT83KCS' },
  }
  const car = { op: 'patch', collection: 'orders', id: orderId, base: 0, data: { vehicle_id: vehicleId } }
  const work = {
    op: 'patch',
    collection: 'order_lines',
    id: ops[1]?.id,
    base: 0,
    data: { mecanic_id: mechanicId },
  }
  await applied(
    owner,
    [vehicle, ...ops, car],
    ...(mechanicId === null ? [] : [[work]]),
    [
      {
        op: 'patch',
        collection: 'orders',
        id: orderId,
        base: 0,
        data: { status: 'VALIDAT' },
      },
    ],
    [{ op: 'insert', collection: 'approval_requests', id: requestId, data: { order_id: orderId } }],
  )
  return { orderId, requestId }
}

type Asked = Awaited<ReturnType<typeof askedOrder>>

const callMe = ({ orderId, requestId }: Asked, source: string, id = newId()): Op => ({
  op: 'insert',
  collection: 'approval_answers',
  id,
  data: { order_id: orderId, request_id: requestId, call_me: 'după ora 16', source },
})

/** The client asks, in the portal, to be called. */
const clientAsks = async (tenantId: string, asked: Asked, id = newId()) => {
  const actor = clientActor(tenantId, 'portal', { collection: 'orders', id: asked.orderId })
  const reply = await bindings.TENANT.getByName(tenantId).act(actor, {
    key: id,
    ops: [callMe(asked, 'portal', id)],
  })
  expect(reply).toMatchObject({ ok: true, result: { status: 'applied' } })
  return id
}

/** Brings an effect to its end. */
const carried = async (tenantId: string, key: string) => {
  await comeDue(key)
  await deliver({ tenantId, key })
  const state = () =>
    rowsDb
      .prepare('SELECT state, error FROM effects WHERE tenant_id = ? AND key = ?')
      .bind(tenantId, key)
      .first<{ state: string; error: string | null }>()
  // The real queue may have it in hand.
  await vi.waitUntil(async () => (await state())?.state === 'done', { timeout: 15_000, interval: 50 })
}

const seenBy = async (device: TestDevice): Promise<Notification[]> => {
  const { rows } = await device.changes()
  return rows
    .filter(({ collection }) => collection === 'notifications')
    .map(({ row }) => row as unknown as Notification)
}

const tellKey = (answerId: string) => `notifications.tell/approvals.call/${answerId}`

describe('what a client says in the portal', () => {
  it('is told to everybody who sees the order, once, and to nobody else', async () => {
    const { owner, mechanic, mechanicId, tenantId, userId } = await shopWithMechanic()
    const mine = await askedOrder(owner, mechanicId)
    const hidden = await askedOrder(owner, null)
    const key = tellKey(await clientAsks(tenantId, mine))
    await carried(tenantId, key)
    await deliver({ tenantId, key })
    await carried(tenantId, tellKey(await clientAsks(tenantId, hidden)))

    const [told, ...more] = await seenBy(mechanic)
    expect(more).toEqual([])
    expect(told).toMatchObject({
      user_id: userId,
      kind: 'approvals.call',
      params: JSON.stringify({ car: 'CT 83 KCS', when: 'după ora 16' }),
      target_collection: 'orders',
      target_id: mine.orderId,
      read_at: null,
    })
    expect((await seenBy(owner)).map(({ target_id }) => target_id).sort()).toEqual(
      [mine.orderId, hidden.orderId].sort(),
    )
  })

  it('is not told to the one who recorded it at the desk', async () => {
    const { owner, mechanic, mechanicId, tenantId } = await shopWithMechanic()
    const id = newId()
    await applied(owner, [callMe(await askedOrder(owner, mechanicId), 'desk', id)])
    await carried(tenantId, tellKey(id))
    expect(await seenBy(owner)).toEqual([])
    expect(await seenBy(mechanic)).toHaveLength(1)
  })
})

describe('a notification', () => {
  it('is marked as read by its person alone, and changes in nothing else', async () => {
    const { owner, mechanic, mechanicId, tenantId } = await shopWithMechanic()
    await carried(tenantId, tellKey(await clientAsks(tenantId, await askedOrder(owner, mechanicId))))
    const [told] = await seenBy(mechanic)
    const patch = (data: object) => [
      { op: 'patch', collection: 'notifications', id: told?.id, base: 0, data },
    ]
    const read = patch({ read_at: '2026-11-21T08:00:00.000Z' })
    expect((await owner.act(read)).results[0]).toMatchObject({ status: 'rejected' })
    await applied(mechanic, read, patch({ kind: 'altceva', user_id: 'altcineva' }))
    const [after] = await seenBy(mechanic)
    expect(after).toMatchObject({ kind: 'approvals.call', user_id: told?.user_id })
    expect(after?.read_at).not.toBeNull()
  })
})

describe('the settings of notifications', () => {
  it('are one row for each person, which nobody else sees or makes', async () => {
    const { owner, mechanic, userId } = await shopWithMechanic()
    const insert = (id: string) => [
      { op: 'insert', collection: 'notification_settings', id, data: { not_pushed: '["approvals.call"]' } },
    ]
    expect((await owner.act(insert(userId))).results[0]).toMatchObject({
      status: 'rejected',
      code: 'forbidden',
    })
    await applied(mechanic, insert(userId))
    const rowsOf = async (device: TestDevice) =>
      (await device.changes()).rows.filter(({ collection }) => collection === 'notification_settings')
    expect(await rowsOf(owner)).toEqual([])
    expect(await rowsOf(mechanic)).toMatchObject([{ row: { id: userId, user_id: userId } }])
  })
})
