import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { FullLine, LiveMessage } from '#domain/sync/protocol.ts'
import { seeded } from '#tests/factories/random.ts'
import type { Transport } from '#web/data/sync/transport.ts'
import { SimulatedDevice } from './device.ts'
import { MemoryServer } from './memory-server.ts'
import { ticks } from './network.ts'

/** Answers and live rows that overtake each other: whichever comes first, the newest value stays. */

const NOW = Date.UTC(2026, 10, 21)
const TENANT = '00000000-0000-7000-8000-0000000000aa'
const ACTOR: Actor = { tenantId: TENANT, userId: 'u', kind: 'staff', role: 'owner' }
const random = seeded(13)
const newId = () => uuidv7(NOW, random.bytes(10))
let names = 0
let server: MemoryServer
let colleague: SimulatedDevice
let device: SimulatedDevice
let order: string
/** Requests of the device since its last settled state. */
let asked: (keyof Transport)[]
/** The device waits for this before it receives an answer. */
let way: Promise<unknown>

const join = (wrap = (transport: Transport) => transport): SimulatedDevice =>
  new SimulatedDevice({
    name: `crossing-${++names}`,
    actor: ACTOR,
    transport: wrap(server.transport(ACTOR)),
    now: () => NOW,
    random: () => 0.5,
    newId,
  })

const slow = (transport: Transport): Transport => ({
  ...transport,
  push: async (body) => {
    asked.push('push')
    const answer = await transport.push(body)
    await way
    return answer
  },
  changes: async (since) => {
    asked.push('changes')
    const answer = await transport.changes(since)
    await way
    return answer
  },
  full: async function* (resume) {
    asked.push('full')
    const lines: FullLine[] = []
    for await (const line of transport.full(resume)) lines.push(line)
    await way
    yield* lines
  },
})

/** Blocks the answers until the returned function is called. */
const closeWay = (): (() => void) => {
  const { promise, resolve } = Promise.withResolvers<void>()
  way = promise
  return resolve
}

const note = (who: SimulatedDevice, observatii: string) =>
  who.act('', [{ op: 'patch', collection: 'orders', id: order, data: { observatii } }])

/** The order as a live message brings it. */
const told = (from: number): LiveMessage => {
  const row = server.store.rows.get(`orders/${order}`)
  if (!row) throw new Error('the order is gone')
  return {
    type: 'rows',
    epoch: 'e1',
    access: 'owner',
    from,
    rev: server.store.head,
    rows: [{ collection: 'orders', row }],
  }
}

/** All rows as a live message would bring them. */
const liveRows = () =>
  [...server.store.rows].map(([key, row]) => ({ collection: key.slice(0, key.indexOf('/')), row }))

const colleagueNotes = async (observatii: string): Promise<LiveMessage> => {
  await note(colleague, observatii)
  const from = server.store.head
  await colleague.sync()
  return told(from)
}

const shown = async () => (await device.db.rows('orders').get(order))?.observatii

beforeEach(async () => {
  server = new MemoryServer(() => NOW, 50)
  await server.found(TENANT)
  asked = []
  way = Promise.resolve()
  colleague = join()
  device = join(slow)
  order = newId()
  await colleague.sync()
  await colleague.act('', [
    { op: 'insert', collection: 'orders', id: order, data: { data_comanda: '2026-11-20' } },
  ])
  await colleague.sync()
  await device.sync()
  asked = []
})

afterEach(async () => {
  for (const { db } of [colleague, device]) await db.delete()
})

describe('live rows and answers that overtake each other', () => {
  it('a page that was read earlier does not bring the older value back (S13.5)', async () => {
    await colleagueNotes('prima')
    const openWay = closeWay()
    const round = device.sync()
    await expect.poll(() => asked).toEqual(['changes'])
    // The first note has not arrived here, so the second continues only from the cursor.
    const second = await colleagueNotes('a doua')
    await device.hear({ ...second, from: second.rev - 2 } as LiveMessage)
    expect(await shown()).toBe('a doua')
    openWay()
    await round
    expect(await shown()).toBe('a doua')
    expect(await device.db.meta.get('cursor')).toMatchObject({ value: { rev: server.store.head } })
  })

  it('a page that was read earlier does not bring back what live rows have deleted (S13.5)', async () => {
    await colleagueNotes('prima')
    const line = newId()
    const from = server.store.head
    await colleague.act('', [
      { op: 'insert', collection: 'order_lines', id: line, data: { order_id: order, tip: 'manopera' } },
    ])
    await colleague.sync()
    const openWay = closeWay()
    const round = device.sync()
    await expect.poll(() => asked).toEqual(['changes'])
    await colleague.act('', [{ op: 'delete', collection: 'order_lines', id: line }])
    await colleague.sync()
    await device.hear({ ...told(from - 1), rows: liveRows() } as LiveMessage)
    openWay()
    await round
    expect(await device.db.rows('order_lines').toArray()).toEqual([])
    expect(await device.db.meta.get('cursor')).toMatchObject({ value: { rev: server.store.head } })
  })

  it('a load for new columns does not bring back what live rows have deleted in the meantime (S13.6, S17.6)', async () => {
    const line = newId()
    await colleague.act('', [
      { op: 'insert', collection: 'order_lines', id: line, data: { order_id: order, tip: 'manopera' } },
    ])
    await colleague.sync()
    await device.sync()
    const from = server.store.head
    await device.db.meta.put({ key: 'refill', value: true })
    const openWay = closeWay()
    const round = device.sync()
    await expect.poll(() => asked).toContain('full')
    await colleague.act('', [{ op: 'delete', collection: 'order_lines', id: line }])
    await colleague.sync()
    const heard = device.hear({ ...told(from), rows: liveRows() } as LiveMessage)
    await ticks(100)
    openWay()
    await Promise.all([round, heard])
    expect(await device.db.rows('order_lines').toArray()).toEqual([])
  })

  it('rows that are newer than a pending act are stored after its answer (S13.4)', async () => {
    const from = server.store.head
    await note(device, 'a mea')
    const openWay = closeWay()
    const round = device.send()
    await expect.poll(() => server.store.rows.get(`orders/${order}`)?.observatii).toBe('a mea')
    // It was committed together with another device's act, so it is sent to all.
    const own = device.hear(told(from))
    await colleague.sync()
    const heard = device.hear(await colleagueNotes('a colegului'))
    await ticks(100)
    openWay()
    await Promise.all([round, own, heard])
    expect(await shown()).toBe('a colegului')
    expect(await device.db.outbox.count()).toBe(0)
  })
})

describe('a tab that freezes in a round', () => {
  it('has its answer discarded: another tab has asked again, and reported what was refused (S16.3)', async () => {
    await device.actBadly('', [{ op: 'patch', collection: 'orders', id: order, base: 0, data: { rev: 1 } }])
    const openWay = closeWay()
    const frozen = device.sync()
    await expect.poll(() => asked).toEqual(['push'])
    way = Promise.resolve()
    await device.takeOver()
    openWay()
    await frozen
    expect((await device.db.rejected.toArray()).map(({ code }) => code)).toEqual(['forbidden_column'])
  })
})

describe('an act of a device that is up to date', () => {
  it('is one request, and its answer moves the cursor', async () => {
    await note(device, 'o cerere')
    await device.send()
    expect(asked).toEqual(['push'])
    expect(await device.db.meta.get('cursor')).toMatchObject({ value: { rev: server.store.head } })
  })

  it('is followed by a pull where others have written in the meantime', async () => {
    await colleagueNotes('între timp')
    await device.act('', [
      { op: 'insert', collection: 'orders', id: newId(), data: { data_comanda: '2026-11-20' } },
    ])
    await device.send()
    expect(asked).toEqual(['push', 'changes'])
    expect(await shown()).toBe('între timp')
  })

  it('takes what waits when it begins; acts that are written meanwhile go together in the next round (S18.7)', async () => {
    await note(device, 'prima')
    const openWay = closeWay()
    const round = device.send()
    await expect.poll(() => asked).toEqual(['push'])
    await note(device, 'a doua')
    await note(device, 'a treia')
    openWay()
    await round
    expect([asked, await device.db.outbox.count()]).toEqual([['push'], 2])
    await device.send()
    expect([asked, await device.db.outbox.count()]).toEqual([['push', 'push'], 0])
    expect(await shown()).toBe('a treia')
  })

  it('several consecutive live messages are one write', async () => {
    const messages = [await colleagueNotes('unu'), await colleagueNotes('doi'), await colleagueNotes('trei')]
    await Promise.all(messages.map((message) => device.hear(message)))
    expect(await shown()).toBe('trei')
    expect(asked).toEqual([])
  })
})
