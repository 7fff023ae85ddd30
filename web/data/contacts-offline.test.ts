import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Rows } from '#domain/modules.ts'
import { staffActor } from '#domain/sync/actor.ts'
import { seeded } from '#tests/factories/random.ts'
import { SimulatedDevice } from '#tests/sync/device.ts'
import { MemoryServer } from '#tests/sync/memory-server.ts'
import type { DraftOp } from './mutate.ts'

const NOW = Date.UTC(2026, 10, 21)
const TENANT = '00000000-0000-7000-8000-0000000000aa'
const random = seeded(11)
const newId = () => uuidv7(NOW, random.bytes(10))
const opened: SimulatedDevice[] = []

afterEach(async () => {
  for (const { db } of opened.splice(0)) await db.delete()
})

type Values = Record<string, string | number | null>
const insert = (collection: string, id: string, data: Values): DraftOp => ({
  op: 'insert',
  collection,
  id,
  data,
})
const patch = (collection: string, id: string, data: Values): DraftOp => ({
  op: 'patch',
  collection,
  id,
  data,
})

/** A shop with two devices that have loaded it. */
const twoDevices = async () => {
  const server = new MemoryServer(() => NOW, 1000)
  await server.found(TENANT)
  const device = (userId: string) => {
    const actor = staffActor({ tenantId: TENANT, userId }, 'owner')
    const transport = server.transport(actor)
    const made = new SimulatedDevice({
      name: `contacts-${newId()}`,
      actor,
      transport,
      now: () => NOW,
      random: () => 0.5,
      newId,
    })
    opened.push(made)
    return made
  }
  const [one, two] = [device('one'), device('two')]
  await one.sync()
  await two.sync()
  return { server, one, two }
}

const contactsAt = async ({ db }: SimulatedDevice) => (await db.rows('contacts').toArray()).sort(byId)
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
const carAt = ({ db }: SimulatedDevice, id: string) => db.rows('vehicles').get(id)
const contactsOn = ({ store }: MemoryServer) =>
  [...store.rows]
    .filter(([key, row]) => key.startsWith('contacts/') && row.deleted_at === null)
    .map(([, row]) => row as unknown as Rows['contacts'])
    .sort(byId)

describe('a contact that is made offline', () => {
  it('is on the device at once, and the same row on the server', async () => {
    const { server, one } = await twoDevices()
    const car = newId()
    await one.act('car', [insert('vehicles', car, { client_nume: 'Ana Pop', client_telefon: '0722123456' })])
    const [here] = await contactsAt(one)
    expect(await carAt(one, car)).toMatchObject({ contact_id: here?.id })
    await one.sync()
    expect(contactsOn(server)).toMatchObject([{ id: here?.id, name: 'Ana Pop', phone: '+40722123456' }])
    expect(await contactsAt(one)).toEqual(contactsOn(server))
  })

  it('by two devices is one: the later one arrives merged, with all that hangs on it', async () => {
    const { server, one, two } = await twoDevices()
    const [carOne, carTwo, order] = [newId(), newId(), newId()]
    await one.act('car', [insert('vehicles', carOne, { client_nume: 'Ana', client_telefon: '0722123456' })])
    await two.act('car', [insert('vehicles', carTwo, { client_nume: 'Ana', client_telefon: '0722123456' })])
    const own = (await carAt(two, carTwo))?.contact_id ?? ''
    await two.act('order', [
      insert('orders', order, { data_comanda: '2026-11-21', vehicle_id: carTwo, contact_id: own }),
    ])
    await two.act('mail', [patch('contacts', own, { email: 'ana@pop.ro' })])
    await one.sync()
    await two.sync()
    await one.sync()
    const kept = (await carAt(one, carOne))?.contact_id
    for (const device of [one, two]) {
      expect(await contactsAt(device)).toEqual(contactsOn(server))
      expect(await carAt(device, carTwo)).toMatchObject({ contact_id: kept })
      expect(await device.db.rows('orders').get(order)).toMatchObject({ contact_id: kept })
      expect(await device.db.rejected.count()).toBe(0)
    }
    expect(contactsOn(server).find(({ id }) => id === kept)).toMatchObject({ email: 'ana@pop.ro' })
    expect(contactsOn(server).find(({ id }) => id === own)).toMatchObject({ merged_into: kept })
  })

  it('stays the chosen one while another device changes its phone', async () => {
    const { one, two } = await twoDevices()
    const [first, second] = [newId(), newId()]
    await one.act('car', [insert('vehicles', first, { client_nume: 'Ana', client_telefon: '0722123456' })])
    await one.sync()
    await two.sync()
    const contact = (await carAt(two, first))?.contact_id ?? ''
    await two.act('car', [insert('vehicles', second, { client_telefon: '0722123456' })])
    await one.act('phone', [patch('contacts', contact, { phone: '0733000111' })])
    await one.sync()
    await two.sync()
    expect(await carAt(two, second)).toMatchObject({ contact_id: contact })
    expect(await carAt(two, first)).toMatchObject({ client_telefon: '+40733000111' })
  })

  it('does not follow the car back to a past owner, whom a device still has', async () => {
    const { one, two } = await twoDevices()
    const car = newId()
    await one.act('car', [insert('vehicles', car, { client_nume: 'Ana', client_telefon: '0722123456' })])
    await one.sync()
    await two.sync()
    await one.act('sold', [patch('vehicles', car, { client_nume: 'Ion', client_telefon: '0733000111' })])
    await one.sync()
    await two.act('plate', [patch('vehicles', car, { nr_inmatriculare: 'CT12ABC' })])
    await two.sync()
    const sold = await carAt(two, car)
    expect(sold).toMatchObject({ client_nume: 'Ion', nr_inmatriculare: 'CT12ABC' })
    expect(await two.db.rows('contacts').get(sold?.contact_id ?? '')).toMatchObject({ name: 'Ion' })
  })

  it('that went with its car is not lost to another car, which had chosen it', async () => {
    const { server, one } = await twoDevices()
    const [gone, kept] = [newId(), newId()]
    await one.act('car', [insert('vehicles', kept, { client_nume: 'Ana Pop' })])
    await one.act('car', [insert('vehicles', gone, { client_telefon: '0733000111' })])
    await one.act('gone', [{ op: 'delete', collection: 'vehicles', id: gone }])
    await one.act('phone', [patch('vehicles', kept, { client_telefon: '0733000111' })])
    await one.sync()
    const contact = (await carAt(one, kept))?.contact_id
    expect(contactsOn(server)).toMatchObject([{ id: contact, name: 'Ana Pop', phone: '+40733000111' }])
  })

  it('ends with the same rows everywhere, whatever two devices write and whoever is first', async () => {
    const anAct = fc.record({
      at: fc.constantFrom<0 | 1>(0, 1),
      act: fc.constantFrom('add', 'add', 'change', 'contact', 'merge', 'remove', 'sync'),
      name: fc.constantFrom('', 'Ana Pop', 'Ion Vlad', 'Trans SRL'),
      phone: fc.constantFrom('', '0722123456', '0733000111'),
      code: fc.constantFrom('', '', '14399840'),
      pick: fc.nat(9),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { minLength: 2, maxLength: 14 }), async (acts) => {
        const { server, one, two } = await twoDevices()
        for (const { at, act, name, phone, code, pick } of acts) {
          const device = [one, two][at] ?? one
          const some = async (collection: 'vehicles' | 'contacts', index: number) => {
            const rows = (await device.db.rows(collection).toArray()).sort(byId)
            return rows[index % Math.max(1, rows.length)]?.id ?? newId()
          }
          const client = { client_nume: name, client_telefon: phone, client_cod_fiscal: code }
          const ops: Record<string, () => Promise<DraftOp> | DraftOp> = {
            add: () => insert('vehicles', newId(), client),
            change: async () => patch('vehicles', await some('vehicles', pick), client),
            contact: async () => patch('contacts', await some('contacts', pick), { name, phone }),
            merge: async () =>
              patch('contacts', await some('contacts', pick), {
                merged_into: await some('contacts', pick + 1),
              }),
            remove: async () => ({ op: 'delete', collection: 'vehicles', id: await some('vehicles', pick) }),
          }
          const op = await ops[act]?.()
          if (op) await device.act(act, [op]).catch(() => undefined)
          else await device.sync()
        }
        for (const device of [one, two, one, two]) await device.sync()
        for (const device of [one, two]) {
          expect(await device.db.outbox.count()).toBe(0)
          expect(await contactsAt(device)).toEqual(contactsOn(server))
          for (const car of await device.db.rows('vehicles').toArray()) {
            expect(car).toEqual(server.store.rows.get(`vehicles/${car.id}`))
            if (car.client_nume || car.client_telefon) expect(car.contact_id).not.toBeNull()
          }
        }
      }),
      { numRuns: 30 },
    )
  }, 120_000)
})
