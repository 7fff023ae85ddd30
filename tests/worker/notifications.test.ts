import { describe, expect, it, vi } from 'vitest'
import type { OutboxMessage } from '#domain/api/dev.ts'
import type { Notification } from '#domain/notifications/schema.ts'
import { clientActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { bindings, call, post, rawDb, rowsDb } from '#tests/factories/api.ts'
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

const sentTo = async (channel: string): Promise<OutboxMessage[]> => {
  const { messages } = (await (await call('/dev/mesaje.json')).json()) as { messages: OutboxMessage[] }
  return messages.filter((message) => message.channel === channel)
}

const browser = (name: string, language = 'ro') => ({
  endpoint: `https://${name}.push.apple.com/browser`,
  p256dh: 'B'.repeat(87),
  auth: 'A'.repeat(22),
  language,
})

/** Tells a mechanic that a client wants a call, and brings what follows from it to its end. */
const toldMechanic = async (reaches: 'push' | 'mail', shop: Awaited<ReturnType<typeof shopWithMechanic>>) => {
  const { owner, mechanic, mechanicId, tenantId } = shop
  await carried(tenantId, tellKey(await clientAsks(tenantId, await askedOrder(owner, mechanicId))))
  const told = (await seenBy(mechanic)).at(-1)
  if (told) await carried(tenantId, `notifications.${reaches}/${told.id}`)
  return told
}

describe('a notification reaches', () => {
  it('the browsers of its person, each in its language, while their session holds', async () => {
    const shop = await shopWithMechanic()
    const { mechanic, owner, userId } = shop
    for (const [device, name, language] of [
      [mechanic, 'phone', 'ro'],
      [mechanic, 'desktop', 'en'],
      [owner, 'owner', 'ro'],
    ] as const)
      expect((await post('/api/push/subscriptions', browser(name, language), device.headers)).status).toBe(
        204,
      )
    const told = await toldMechanic('push', shop)
    const path = JSON.stringify({ path: `/comenzi/${told?.target_id}` })
    const of = (name: string) => async () =>
      (await sentTo('push')).filter(({ recipient }) => recipient === `${name}.push.apple.com`)
    expect(await of('phone')()).toMatchObject([
      { subject: 'CT 83 KCS', body: 'Clientul cere să fie sunat: după ora 16', details: path },
    ])
    expect(await of('desktop')()).toMatchObject([{ body: 'The client asks to be called: după ora 16' }])

    await post('/api/push/unsubscribe', { endpoint: browser('desktop').endpoint }, mechanic.headers)
    await toldMechanic('push', shop)
    expect(await of('phone')()).toHaveLength(2)
    expect(await of('desktop')()).toHaveLength(1)

    await rawDb.DB.prepare("UPDATE sessions SET revoked_at = '2026-01-01' WHERE user_id = ?")
      .bind(userId)
      .run()
    const { owner: boss, mechanicId, tenantId } = shop
    await carried(tenantId, tellKey(await clientAsks(tenantId, await askedOrder(boss, mechanicId))))
    const { results } = await rowsDb
      .prepare("SELECT key FROM effects WHERE tenant_id = ? AND job = 'notifications.push'")
      .bind(tenantId)
      .all<{ key: string }>()
    for (const { key } of results) await carried(tenantId, key)
    expect(await of('phone')()).toHaveLength(2)
  })

  it('nobody’s browser where its person does not want that kind, and the mail of who wants it', async () => {
    const shop = await shopWithMechanic()
    const { mechanic, tenantId, userId } = shop
    const kinds = '["approvals.call"]'
    await applied(mechanic, [
      {
        op: 'insert',
        collection: 'notification_settings',
        id: userId,
        data: { not_pushed: kinds, by_mail: kinds, language: 'en' },
      },
    ])
    const told = await toldMechanic('mail', shop)
    const [mail] = await sentTo('mail')
    expect(mail?.subject).toBe('CT 83 KCS: The client asks to be called: după ora 16')
    expect(mail?.body).toContain(`${bindings.PUBLIC_ORIGIN}/comenzi/${told?.target_id}`)
    const pushes = await rowsDb
      .prepare('SELECT count(*) AS n FROM effects WHERE tenant_id = ? AND key = ?')
      .bind(tenantId, `notifications.push/${told?.id}`)
      .first<{ n: number }>()
    expect(pushes?.n).toBe(0)
  })

  it('nothing outside of the app once it was read', async () => {
    const shop = await shopWithMechanic()
    const { owner, mechanic, mechanicId, tenantId } = shop
    await post('/api/push/subscriptions', browser('reader'), mechanic.headers)
    await rowsDb.exec(
      "CREATE TRIGGER later AFTER INSERT ON effects WHEN NEW.job = 'notifications.push' BEGIN UPDATE effects SET next_at = '2099-01-01T00:00:00.000Z' WHERE key = NEW.key; END",
    )
    await carried(tenantId, tellKey(await clientAsks(tenantId, await askedOrder(owner, mechanicId))))
    await rowsDb.exec('DROP TRIGGER later')
    const [told] = await seenBy(mechanic)
    await applied(mechanic, [
      { op: 'patch', collection: 'notifications', id: told?.id, base: 0, data: { read_at: told?.at } },
    ])
    await carried(tenantId, `notifications.push/${told?.id}`)
    expect((await sentTo('push')).filter(({ recipient }) => recipient.startsWith('reader'))).toEqual([])
  })
})

describe('a browser subscribes', () => {
  it('by the key of this server, at a push service and nowhere else', async () => {
    const { owner } = await shopWithMechanic()
    const { key } = (await (await owner.get('/api/push/key')).json()) as { key: string }
    expect(Buffer.from(key, 'base64url')).toHaveLength(65)
    for (const endpoint of ['https://10.0.0.1/x', 'http://web.push.apple.com/x', 'https://example.com/x']) {
      const response = await post('/api/push/subscriptions', { ...browser('x'), endpoint }, owner.headers)
      expect([endpoint, response.status]).toEqual([endpoint, 422])
    }
  })
})
