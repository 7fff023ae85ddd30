import { afterEach, describe, expect, it } from 'vitest'
import type { AppError } from '#domain/kernel/errors.ts'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Actor } from '#domain/sync/actor.ts'
import { seeded } from '#tests/factories/random.ts'
import { SimulatedDevice } from '#tests/sync/device.ts'
import { MemoryServer } from '#tests/sync/memory-server.ts'
import { sendAgain } from '#web/syncing/rejected/rejected.ts'
import { inWords } from '#web/wording/in-words.ts'
import type { DraftOp, Writer } from './mutate.ts'
import { bringUnsent, readUnsent, writeUnsent } from './unsent-file.ts'

const NOW = Date.UTC(2026, 10, 21, 8)
const ACTOR: Actor = {
  tenantId: '00000000-0000-7000-8000-0000000000aa',
  userId: 'u',
  kind: 'staff',
  role: 'owner',
}
const ABOUT = { shop: 'Service Șoimul', person: 'Ștefan' }
const random = seeded(41)
const newId = () => uuidv7(NOW, random.bytes(10))
const devices: SimulatedDevice[] = []

afterEach(async () => {
  for (const { db } of devices.splice(0)) await db.delete()
})

const shop = async () => {
  const server = new MemoryServer(() => NOW, 1000)
  await server.found(ACTOR.tenantId)
  const device = async (name: string) => {
    const transport = server.transport(ACTOR)
    const made = new SimulatedDevice({
      name,
      actor: ACTOR,
      transport,
      now: () => NOW,
      random: () => 0.5,
      newId,
    })
    devices.push(made)
    await made.sync()
    const writer: Writer = { db: made.db, mode: 'synced', actor: ACTOR, now: () => NOW, newId }
    return { made, writer }
  }
  return { device }
}

const order = (id = newId()): DraftOp[] => [
  {
    op: 'insert',
    collection: 'orders',
    id,
    data: { data_comanda: '2026-11-21', observatii: 'Zgomot la roată' },
  },
]
const fileOf = async (writer: Writer) =>
  JSON.stringify(await writeUnsent(writer, ABOUT, (mutation) => inWords(writer.db, mutation)))

const codeOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return (error as AppError).code
  }
}

describe('unsent changes as a file', () => {
  it('can be read by people, and arrive from another device once, also when the first device sends them later', async () => {
    const { device } = await shop()
    const left = await device('unsent-left')
    left.made.online = false
    await left.made.act('Comandă nouă', order())
    await left.made.act('Comandă nouă', order())
    const text = await fileOf(left.writer)
    expect(text).toContain('Zgomot la roată')
    expect(JSON.parse(text).acts[0].pe_scurt).toEqual([
      '21.11.2026, 10:00 · Comandă nouă',
      expect.stringMatching(/^Adaugă: comandă.*Observații: Zgomot la roată/),
    ])

    const other = await device('unsent-other')
    expect(await bringUnsent(other.writer, readUnsent(text, ACTOR.tenantId))).toBe(2)
    expect(await other.made.db.rows('orders').count()).toBe(2)
    await other.made.sync()
    left.made.online = true
    await left.made.sync()
    await other.made.sync()
    for (const { made } of [left, other]) {
      const orders = await made.db.rows('orders').toArray()
      expect(orders.map(({ nr_comanda }) => nr_comanda).sort()).toEqual([1, 2])
      expect(await made.db.outbox.count()).toBe(0)
      expect(await made.db.rejected.count()).toBe(0)
    }
  })

  it('change nothing when they are brought back twice, or after they were sent', async () => {
    const { device } = await shop()
    const { made, writer } = await device('unsent-twice')
    made.online = false
    await made.act('Comandă nouă', order())
    const file = readUnsent(await fileOf(writer), ACTOR.tenantId)
    expect(await bringUnsent(writer, file)).toBe(0)
    made.online = true
    await made.sync()
    expect(await bringUnsent(writer, file)).toBe(1)
    await made.sync()
    expect(await made.db.rows('orders').count()).toBe(1)
    expect(await made.db.outbox.count()).toBe(0)
    expect(await made.db.rejected.count()).toBe(0)
  })

  it('include what the server has refused, with the reason', async () => {
    const { device } = await shop()
    const left = await device('unsent-refused')
    await left.made.actBadly('Ceva', [
      { op: 'patch', collection: 'orders', id: newId(), data: { observatii: 'x' }, base: 1 },
    ])
    await left.made.sync()
    expect(await left.made.db.rejected.count()).toBe(1)
    const other = await device('unsent-refused-other')
    await bringUnsent(other.writer, readUnsent(await fileOf(left.writer), ACTOR.tenantId))
    const [there] = await other.made.db.rejected.toArray()
    const [here] = await left.made.db.rejected.toArray()
    expect(there).toMatchObject({ code: here?.code, mutation: here?.mutation, rejectedAt: here?.rejectedAt })
  })

  it.each([
    ['an id that is no UUID', { id: 'nu-e-uuid' }],
    ['an upper-case id', { id: '0193A4B2-0000-7000-8000-0000000000AB' }],
    ['a version that is no whole number', { version: 1.5 }],
    ['a version that is no number', { version: 'două' }],
    ['a version that is not there yet', { version: 99 }],
  ])('with %s: that act waits among the refused ones, and blocks no other (S8.3, S18.4)', async (_, name) => {
    const { device } = await shop()
    const left = await device('unsent-badly-named')
    left.made.online = false
    await left.made.act('Comandă nouă', order())
    await left.made.act('Altă comandă', order())
    const file = JSON.parse(await fileOf(left.writer))
    Object.assign(file.acts[0].mutation, name)
    const other = await device('unsent-badly-named-other')
    const read = readUnsent(JSON.stringify(file), ACTOR.tenantId)
    expect(await bringUnsent(other.writer, read)).toBe(2)
    expect(await bringUnsent(other.writer, read)).toBe(0)
    await other.made.sync()
    expect(other.made.status.get()).toMatchObject({ phase: 'idle', problem: null, lastError: null })
    expect(await other.made.db.outbox.count()).toBe(0)
    expect((await other.made.db.rows('orders').toArray()).map(({ nr_comanda }) => nr_comanda)).toEqual([1])
    const [refused] = await other.made.db.rejected.toArray()
    expect(refused).toMatchObject({ code: 'invalid_input', mutation: { label: 'Comandă nouă' } })
    // Sent again, it is an act of today.
    if (refused) await sendAgain(other.writer, refused)
    await other.made.sync()
    expect(await other.made.db.rows('orders').count()).toBe(2)
    expect(await other.made.db.rejected.count()).toBe(0)
  })

  it('are refused in another shop, and before the first load', async () => {
    const { device } = await shop()
    const { made, writer } = await device('unsent-elsewhere')
    made.online = false
    await made.act('Comandă nouă', order())
    const text = await fileOf(writer)
    expect(codeOf(() => readUnsent(text, newId()))).toBe('unsent_other_shop')
    const file = readUnsent(text, ACTOR.tenantId)
    await expect(bringUnsent({ ...writer, mode: 'local' }, file)).rejects.toMatchObject({
      code: 'unsent_not_loaded',
    })
  })

  it.each(['', 'nu e json', '{}', '[]', '{"type":"roaauto-modificari-netrimise","version":1,"acts":[]}'])(
    'are not found in %j',
    (text) => {
      expect(codeOf(() => readUnsent(text, ACTOR.tenantId))).toBe('unsent_unknown')
    },
  )
})
