import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { OutboxMessage } from '#domain/api/dev.ts'
import type { Notification } from '#domain/notifications/schema.ts'
import { clientActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { bindings, call, post, rawDb, rowsDb } from '#tests/factories/api.ts'
import { comeDue, deliver } from '#tests/factories/effects.ts'
import { shopWithMechanic } from '#tests/factories/mechanic.ts'
import { newId, orderOps, type TestDevice } from '#tests/factories/sync.ts'
import { MOST_BROWSERS } from '#worker/db/push-subscriptions.ts'

/** One shop for all tests: each has an order of its own. */
let shop: Awaited<ReturnType<typeof shopWithMechanic>>
beforeAll(async () => {
  shop = await shopWithMechanic()
})

const applied = async (device: TestDevice, ...acts: object[][]) => {
  const { results } = await device.act(...acts)
  expect(results.map(({ status }) => status)).toEqual(acts.map(() => 'applied'))
}

/** A validated order whose client was asked; `mechanicId` works on it, the shop's one where left out. */
const askedOrder = async (mechanicId: string | null = shop.mechanicId) => {
  const { owner } = shop
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
const clientAsks = async (asked: Asked, id = newId()) => {
  const { tenantId } = shop
  const actor = clientActor(tenantId, 'portal', { collection: 'orders', id: asked.orderId })
  const act = { key: id, ops: [callMe(asked, 'portal', id)] }
  const reply = await bindings.TENANT.getByName(tenantId).act(actor, act, undefined)
  expect(reply).toMatchObject({ ok: true, result: { status: 'applied' } })
  return id
}

/** Brings an effect to its end. */
const carried = async (key: string) => {
  const { tenantId } = shop
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

/** The notifications of a person about an order. */
const toldAbout = async (device: TestDevice, { orderId }: Asked): Promise<Notification[]> => {
  const { rows } = await device.changes()
  return rows
    .filter(({ collection }) => collection === 'notifications')
    .map(({ row }) => row as unknown as Notification)
    .filter(({ target_id }) => target_id === orderId)
}

const tellKey = (answerId: string) => `notifications.tell/approvals.call/${answerId}`

/** The client of an order wants a call, and the mechanic gets a notification. Returns it. */
const tellMechanic = async (asked: Asked): Promise<Notification> => {
  await carried(tellKey(await clientAsks(asked)))
  const [told] = await toldAbout(shop.mechanic, asked)
  if (!told) throw new Error('the mechanic was not told')
  return told
}

describe('what a client says in the portal', () => {
  it('is told to everybody who sees the order, once, and to nobody else', async () => {
    const { owner, mechanic, tenantId, userId } = shop
    const [mine, hidden] = [await askedOrder(), await askedOrder(null)]
    const key = tellKey(await clientAsks(mine))
    await carried(key)
    await deliver({ tenantId, key })
    await carried(tellKey(await clientAsks(hidden)))

    const [told, ...more] = await toldAbout(mechanic, mine)
    expect(more).toEqual([])
    expect(told).toMatchObject({
      user_id: userId,
      kind: 'approvals.call',
      params: JSON.stringify({ car: 'CT 83 KCS', when: 'după ora 16' }),
      target_collection: 'orders',
      read_at: null,
      unread: 1,
    })
    expect(await toldAbout(mechanic, hidden)).toEqual([])
    expect(await toldAbout(owner, mine)).toHaveLength(1)
    expect(await toldAbout(owner, hidden)).toHaveLength(1)
  })

  it('is not told to the one who recorded it at the desk', async () => {
    const { owner, mechanic } = shop
    const [asked, id] = [await askedOrder(), newId()]
    await applied(owner, [callMe(asked, 'desk', id)])
    await carried(tellKey(id))
    expect(await toldAbout(owner, asked)).toEqual([])
    expect(await toldAbout(mechanic, asked)).toHaveLength(1)
  })
})

describe('a notification', () => {
  it('is marked as read by its person alone, and changes in nothing else', async () => {
    const { owner, mechanic, userId } = shop
    const asked = await askedOrder()
    const told = await tellMechanic(asked)
    const patch = (data: object) => [{ op: 'patch', collection: 'notifications', id: told.id, base: 0, data }]
    const read = patch({ read_at: '2026-11-21T08:00:00.000Z' })
    expect((await owner.act(read)).results[0]).toMatchObject({ status: 'rejected' })
    await applied(mechanic, read, patch({ kind: 'altceva', user_id: 'altcineva' }))
    const [after] = await toldAbout(mechanic, asked)
    expect(after).toMatchObject({ kind: 'approvals.call', user_id: userId, unread: 0 })
    expect(after?.read_at).not.toBeNull()
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

const subscribe = async (device: TestDevice, name: string, language = 'ro') => {
  const response = await post('/api/push/subscriptions', browser(name, language), device.headers)
  expect(response.status).toBe(204)
}

const pushedTo = async (name: string) =>
  (await sentTo('push')).filter(({ recipient }) => recipient === `${name}.push.apple.com`)

/** Tells the mechanic, and keeps the push waiting, which the queue would carry at once in the daytime. */
const tellMechanicUnpushed = async (asked: Asked): Promise<Notification> => {
  await rowsDb.exec(
    "CREATE TRIGGER later AFTER INSERT ON effects WHEN NEW.job = 'notifications.push' BEGIN UPDATE effects SET next_at = '2099-01-01T00:00:00.000Z' WHERE key = NEW.key; END",
  )
  const told = await tellMechanic(asked)
  await rowsDb.exec('DROP TRIGGER later')
  return told
}

const pushKey = ({ id }: Notification) => `notifications.push/${id}`

describe('a browser', () => {
  it('subscribes by the key of this server, at a push service and nowhere else', async () => {
    const { owner } = shop
    const { key } = (await (await owner.get('/api/push/key')).json()) as { key: string }
    expect(Buffer.from(key, 'base64url')).toHaveLength(65)
    for (const endpoint of ['https://10.0.0.1/x', 'http://web.push.apple.com/x', 'https://example.com/x']) {
      const response = await post('/api/push/subscriptions', { ...browser('x'), endpoint }, owner.headers)
      expect([endpoint, response.status]).toEqual([endpoint, 422])
    }
  })

  it('shows what its person is told, in its language, until it is turned off', async () => {
    const { mechanic, owner } = shop
    await subscribe(mechanic, 'phone')
    await subscribe(mechanic, 'desktop', 'en')
    await subscribe(owner, 'owner')
    const told = await tellMechanic(await askedOrder())
    await carried(pushKey(told))
    const details = JSON.stringify({ path: `/comenzi/${told.target_id}` })
    expect(await pushedTo('phone')).toMatchObject([
      { subject: 'CT 83 KCS', body: 'Clientul cere să fie sunat: după ora 16', details },
    ])
    expect(await pushedTo('desktop')).toMatchObject([{ body: 'The client asks to be called: după ora 16' }])

    await post('/api/push/unsubscribe', { endpoint: browser('desktop').endpoint }, mechanic.headers)
    await carried(pushKey(await tellMechanic(await askedOrder())))
    expect(await pushedTo('phone')).toHaveLength(2)
    expect(await pushedTo('desktop')).toHaveLength(1)
  })

  it('shows a test that its person asks for, and no other person’s browser does', async () => {
    const { mechanic, owner } = shop
    await subscribe(mechanic, 'tried', 'en')
    const tried = async (device: TestDevice) => {
      const { endpoint } = browser('tried')
      return (await post('/api/push/test', { endpoint }, device.headers)).json()
    }
    expect(await tried(mechanic)).toEqual({ outcome: 'accepted' })
    expect(await tried(owner)).toEqual({ outcome: 'gone' })
    expect(await pushedTo('tried')).toMatchObject([{ body: 'Notifications reach this device.' }])
  })

  it('is one of at most twenty of its person: the oldest is forgotten', async () => {
    const { tenantId } = shop
    const device = shop.owner
    for (let n = 0; n <= MOST_BROWSERS; n++) await subscribe(device, `many-${n}`)
    const { results } = await rawDb.DB.prepare(
      'SELECT endpoint FROM push_subscriptions WHERE user_id IN (SELECT user_id FROM memberships WHERE tenant_id = ? AND rol = ?)',
    )
      .bind(tenantId, 'owner')
      .all<{ endpoint: string }>()
    const endpoints = results.map(({ endpoint }) => endpoint)
    expect(endpoints).toHaveLength(MOST_BROWSERS)
    expect(endpoints).toContain(browser(`many-${MOST_BROWSERS}`).endpoint)
    for (const endpoint of endpoints) await post('/api/push/unsubscribe', { endpoint }, device.headers)
  })

  it('shows nothing that was read meanwhile', async () => {
    const { mechanic } = shop
    await subscribe(mechanic, 'reader')
    const told = await tellMechanicUnpushed(await askedOrder())
    await applied(mechanic, [
      { op: 'patch', collection: 'notifications', id: told.id, base: 0, data: { read_at: told.at } },
    ])
    await carried(pushKey(told))
    expect(await pushedTo('reader')).toEqual([])
  })

  it('shows nothing of a kind that its person does not want, which may come by mail', async () => {
    const { owner, mechanic, tenantId, userId } = shop
    const kinds = '["approvals.call"]'
    const settings = (id: string) => [
      {
        op: 'insert',
        collection: 'notification_settings',
        id,
        data: { not_pushed: kinds, by_mail: kinds, language: 'en' },
      },
    ]
    // Everybody has the own row, and sees no other.
    const [refused] = (await owner.act(settings(userId))).results
    expect(refused).toMatchObject({ status: 'rejected', code: 'forbidden' })
    await applied(mechanic, settings(userId))
    const settingsOf = async (device: TestDevice) =>
      (await device.changes()).rows.filter(({ collection }) => collection === 'notification_settings')
    expect(await settingsOf(owner)).toEqual([])
    expect(await settingsOf(mechanic)).toMatchObject([{ row: { id: userId, user_id: userId } }])

    const told = await tellMechanic(await askedOrder())
    await carried(`notifications.mail/${told.id}`)
    const [mail] = await sentTo('mail')
    expect(mail?.subject).toBe('CT 83 KCS: The client asks to be called: după ora 16')
    expect(mail?.body).toContain(`${bindings.PUBLIC_ORIGIN}/comenzi/${told.target_id}`)
    const push = rowsDb.prepare('SELECT 1 FROM effects WHERE tenant_id = ? AND key = ?')
    expect(await push.bind(tenantId, pushKey(told)).first()).toBeNull()
    await applied(mechanic, [
      { op: 'patch', collection: 'notification_settings', id: userId, base: 0, data: { not_pushed: '' } },
    ])
  })

  it('shows nothing after the end of its session', async () => {
    const { userId } = shop
    const before = (await pushedTo('phone')).length
    const asked = await askedOrder()
    const told = await tellMechanicUnpushed(asked)
    const end = "UPDATE sessions SET revoked_at = '2026-01-01T00:00:00.000Z' WHERE user_id = ?"
    await rawDb.DB.prepare(end).bind(userId).run()
    await carried(pushKey(told))
    const again = (await pushedTo('phone')).filter(({ details }) => details.includes(asked.orderId))
    expect([before > 0, again]).toEqual([true, []])
  })
})
