import { afterEach, expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import { type Actor, staffActor, systemActor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { seeded } from '#tests/factories/random.ts'
import { SimulatedDevice } from '#tests/sync/device.ts'
import { MemoryServer } from '#tests/sync/memory-server.ts'

const NOW = Date.UTC(2026, 10, 21)
const TENANT = '00000000-0000-7000-8000-0000000000aa'
const random = seeded(5)
let made = 0
/** Ids that ascend, like those of people who write one order after the other. */
const newId = () => uuidv7(NOW + ++made, random.bytes(10))
const opened: SimulatedDevice[] = []

afterEach(async () => {
  for (const { db } of opened.splice(0)) await db.delete()
})

it('orders of a shop without a plan get numbers from their device, and the same ones from the server later', async () => {
  const server = new MemoryServer(() => NOW, 1000)
  await server.found(TENANT)
  const deviceOf = (userId: string) => {
    const actor: Actor = staffActor({ tenantId: TENANT, userId }, 'owner')
    const device = new SimulatedDevice({
      name: `numbers-${newId()}`,
      actor,
      transport: server.transport(actor),
      now: () => NOW,
      random: () => 0.5,
      newId,
    })
    opened.push(device)
    return device
  }
  const setEnd = (trial_expires_at: string) =>
    server.push(systemActor({ tenantId: TENANT }, 'billing'), {
      clientId: '00000000-0000-7000-8000-000000000000',
      epoch: 'e1',
      mutations: [
        {
          id: newId(),
          at: new Date(NOW).toISOString(),
          label: '',
          ops: [
            { op: 'patch', collection: 'tenants', id: TENANT, base: 0, data: { trial_expires_at } } as Op,
          ],
        },
      ],
    })
  const [one, two] = [deviceOf('one'), deviceOf('two')]
  await one.sync()
  const write = async (device: SimulatedDevice) => {
    const id = newId()
    await device.act('order', [
      { op: 'insert', collection: 'orders', id, data: { data_comanda: '2026-11-21' } },
    ])
    return id
  }
  const numberOf = async (device: SimulatedDevice, id: string) =>
    (await device.db.rows('orders').get(id))?.nr_comanda

  const first = await write(one)
  expect(await numberOf(one, first)).toBeNull()
  await one.sync()
  expect(await numberOf(one, first)).toBe(1)
  const waiting = await write(one)
  await setEnd('2026-01-01T00:00:00.000Z')
  await two.sync()
  // The end of the plan arrives by itself: the row says when it is.
  await one.db.rows('tenants').update(TENANT, { trial_expires_at: '2026-01-01T00:00:00.000Z' })
  const alone = [await write(one), await write(one)]
  expect(await numberOf(one, waiting)).toBeNull()
  expect(await Promise.all(alone.map((id) => numberOf(one, id)))).toEqual([3, 4])
  const elsewhere = await write(two)
  expect(await numberOf(two, elsewhere)).toBe(2)

  await setEnd('2027-01-01T00:00:00.000Z')
  await one.sync()
  await two.sync()
  await one.sync()
  for (const device of [one, two])
    expect(
      await Promise.all([first, waiting, ...alone, elsewhere].map((id) => numberOf(device, id))),
    ).toEqual([1, 2, 3, 4, 5])
})
