import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientActor } from '#domain/sync/actor.ts'
import type { Order } from '#domain/workshop/orders/schema.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import { nextId, type ShopInMemory, shopInMemory } from '#tests/factories/shop-in-memory.ts'
import { consentOf } from './consent.ts'
import { isAlike } from './find-contact.ts'
import type { Consent, Contact } from './schema.ts'

const P = '+40722123456'
const Q = '+40733000111'
const FIRM = { client_nume: 'Trans Țuța SRL', client_cod_fiscal: '14399840' }

type Values = Record<string, string | number | null>
const insert = (collection: string, id: string, data: Values) => ({
  op: 'insert' as const,
  collection,
  id,
  data,
})
const patch = (collection: string, id: string, data: Values) => ({
  op: 'patch' as const,
  collection,
  id,
  data,
})

const inShop = async () => {
  const shop = await shopInMemory()
  const desk = shop.person()
  const car = (id: string) => shop.row<Vehicle>('vehicles', id)
  return {
    ...shop,
    desk,
    car,
    addCar: async (data: Values): Promise<string> => {
      const id = nextId()
      expect(await desk.outcome([insert('vehicles', id, data)])).toBe('applied')
      return id
    },
    change: (id: string, data: Values) => desk.outcome([patch('vehicles', id, data)]),
    clientOf: (id: string) => keptOf(shop, car(id).contact_id),
  }
}

const keptOf = (shop: Pick<ShopInMemory, 'row'>, id: string | null): Contact | null => {
  let contact = id === null ? null : shop.row<Contact>('contacts', id)
  for (let step = 0; contact?.merged_into; step++) {
    if (step > 100) throw new Error('a circle of merged contacts')
    contact = shop.row<Contact>('contacts', contact.merged_into)
  }
  return contact
}

describe('a new car', () => {
  it('makes its contact, and finds the one with its phone or its fiscal code', async () => {
    const { addCar, car, all, row } = await inShop()
    const first = await addCar({ client_nume: 'Ana Pop', client_telefon: '0722 123 456' })
    const second = await addCar({ client_telefon: '0722123456', nr_inmatriculare: 'CT12ABC' })
    const firm = await addCar({ ...FIRM, client_platitor_tva: 1, client_adresa: 'Str. Mare 1' })
    const third = await addCar({ client_cod_fiscal: 'RO 14399840', client_telefon: '0733 000 111' })
    expect(all('contacts')).toHaveLength(2)
    expect(row('contacts', String(car(first).contact_id))).toMatchObject({
      kind: 'person',
      name: 'Ana Pop',
      phone: P,
    })
    expect(car(second)).toMatchObject({ contact_id: car(first).contact_id, client_nume: 'Ana Pop' })
    // The second car of the firm knows what its papers need, and the firm now has a phone.
    expect(car(third)).toMatchObject({ contact_id: car(firm).contact_id, client_adresa: 'Str. Mare 1' })
    expect(row('contacts', String(car(firm).contact_id))).toMatchObject({ kind: 'company', phone: Q })
  })

  it('makes none while nothing is said of its client, and makes it with the first word', async () => {
    const { addCar, car, all, change } = await inShop()
    const id = await addCar({ nr_inmatriculare: 'CT12ABC' })
    expect(all('contacts')).toEqual([])
    await change(id, { client_nume: 'Ana' })
    await change(id, { client_telefon: P })
    expect(all('contacts')).toMatchObject([{ id: car(id).contact_id, name: 'Ana', phone: P }])
  })

  it('does not join clients by what stands for no number and no code', async () => {
    const { addCar, all } = await inShop()
    for (const client_nume of ['Ana', 'Ion'])
      await addCar({ client_nume, client_telefon: 'nu are', client_cod_fiscal: '0000000000000' })
    expect(all('contacts')).toHaveLength(2)
  })

  it('keeps apart two firms, and a person and his firm, that answer at one phone', async () => {
    const { addCar, all } = await inShop()
    await addCar({ client_nume: 'Ana Pop', client_telefon: P })
    await addCar({ ...FIRM, client_telefon: P })
    await addCar({ client_nume: 'Alta SRL', client_cod_fiscal: '18547290', client_telefon: P })
    expect(all('contacts')).toHaveLength(3)
  })

  it('takes the contact that the act chose, and what it does not say itself', async () => {
    const { addCar, car } = await inShop()
    const first = await addCar({ client_nume: 'Ana Pop', client_telefon: P, client_email: 'ana@pop.ro' })
    const second = await addCar({ contact_id: car(first).contact_id, client_nume: 'Pop Ana Maria' })
    expect(car(second)).toMatchObject({
      contact_id: car(first).contact_id,
      client_nume: 'Pop Ana Maria',
      client_telefon: P,
      client_email: 'ana@pop.ro',
    })
  })

  it('gives its order the contact, which stays when the car is sold', async () => {
    const { addCar, car, change, desk, row } = await inShop()
    const id = await addCar({ client_nume: 'Ana Pop', client_telefon: P })
    const [order, contact] = [nextId(), car(id).contact_id]
    await desk.act([insert('orders', order, { data_comanda: '2026-11-21', vehicle_id: id })])
    await change(id, { client_nume: 'Ion Vlad', client_telefon: Q })
    expect(row<Order>('orders', order)).toMatchObject({ contact_id: contact, client_nume: 'Ana Pop' })
    expect(car(id).contact_id).not.toBe(contact)
  })

  it('takes its contact along when it is deleted at once, as the undo of an import does, and no other', async () => {
    const { addCar, car, desk, all } = await inShop()
    const [alone, first] = [await addCar({ client_nume: 'Ion' }), await addCar({ client_telefon: P })]
    const second = await addCar({ client_telefon: P })
    for (const id of [alone, second]) await desk.act([{ op: 'delete', collection: 'vehicles', id }])
    expect(all('contacts').map(({ id }) => id)).toEqual([car(first).contact_id])
  })
})

describe('what is written over the client of a car', () => {
  it('is his new phone, in his other cars too, except where they said something else', async () => {
    const { addCar, car, change, clientOf } = await inShop()
    const first = await addCar({ client_nume: 'Ana Pop', client_telefon: P })
    const second = await addCar({ client_telefon: P })
    const driver = await addCar({ contact_id: car(first).contact_id, client_telefon: '0744 555 666' })
    await change(first, { client_telefon: Q })
    expect(clientOf(first)).toMatchObject({ phone: Q })
    expect([car(second), car(driver)].map(({ client_telefon }) => client_telefon)).toEqual([
      Q,
      '+40744555666',
    ])
    // The old number belongs to nobody now.
    const other = await addCar({ client_nume: 'Ion', client_telefon: P })
    expect(clientOf(other)).toMatchObject({ name: 'Ion' })
  })

  it('is another client where name and phone are another, whichever field is left first', async () => {
    for (const steps of [
      [{ client_nume: 'Ion Vlad', client_telefon: Q }],
      [{ client_nume: 'Ion Vlad' }, { client_telefon: Q }],
    ]) {
      const { addCar, car, change, clientOf } = await inShop()
      const sold = await addCar({ client_nume: 'Ana Pop', client_telefon: P, client_email: 'ana@pop.ro' })
      const kept = await addCar({ client_telefon: P })
      for (const step of steps) await change(sold, step)
      expect(clientOf(kept)).toMatchObject({ name: 'Ana Pop', phone: P, email: 'ana@pop.ro' })
      expect(clientOf(sold)).toMatchObject({ name: 'Ion Vlad', phone: Q, email: '' })
      expect(car(sold).client_email).toBe('')
    }
  })

  it('is the client who has that phone already', async () => {
    const { addCar, car, change } = await inShop()
    const ana = await addCar({ client_nume: 'Ana Pop', client_telefon: P, client_email: 'ana@pop.ro' })
    const ion = await addCar({ client_nume: 'Ion Vlad', client_telefon: Q, client_email: 'ion@vlad.ro' })
    await change(ana, { client_telefon: Q })
    expect(car(ana)).toMatchObject({ contact_id: car(ion).contact_id, client_email: 'ion@vlad.ro' })
  })

  it('names a firm for one car of a person, and leaves his others alone', async () => {
    const { addCar, car, change, clientOf } = await inShop()
    const [private_, firm] = [
      await addCar({ client_nume: 'Ana Pop', client_telefon: P }),
      await addCar({ client_nume: 'Ana Pop', client_telefon: P }),
    ]
    await change(firm, FIRM)
    expect(clientOf(private_)).toMatchObject({ name: 'Ana Pop', fiscal_code: '' })
    expect(clientOf(firm)).toMatchObject({ name: FIRM.client_nume, fiscal_code: '14399840', kind: 'company' })
    expect(car(firm).client_telefon).toBe(P)
  })

  it('never empties him', async () => {
    const { addCar, change, clientOf } = await inShop()
    const id = await addCar({ client_nume: 'Ana Pop', client_telefon: P })
    await change(id, { client_telefon: '' })
    expect(clientOf(id)).toMatchObject({ phone: P })
  })
})

describe('a contact', () => {
  it('is changed in his cars too, and in those of whom was merged into him', async () => {
    const { addCar, car, desk } = await inShop()
    const first = await addCar({ client_nume: 'Ana Pop', client_telefon: P })
    const second = await addCar({ client_nume: 'Ana Pop', client_telefon: Q })
    const [kept, merged] = [String(car(first).contact_id), String(car(second).contact_id)]
    await desk.act([patch('contacts', merged, { merged_into: kept })])
    await desk.act([patch('contacts', kept, { name: 'Ana Popescu', address: 'Str. Mică 2' })])
    for (const id of [first, second])
      expect(car(id)).toMatchObject({ client_nume: 'Ana Popescu', client_adresa: 'Str. Mică 2' })
    expect(car(second)).toMatchObject({ contact_id: merged, client_telefon: Q })
  })

  it('that two devices made offline arrives merged, and what they write to it later is not lost', async () => {
    const shop = await inShop()
    const { desk, all, row, car } = shop
    const other = shop.person()
    const [a, b, carA, carB] = [nextId(), nextId(), nextId(), nextId()]
    const made = (contact: string, id: string, name: string) => [
      insert('contacts', contact, { name, phone: P }),
      insert('vehicles', id, { contact_id: contact, client_nume: name, client_telefon: P }),
    ]
    await desk.act(made(a, carA, 'Ana Pop'))
    await other.act(
      made(b, carB, 'Ana P.'),
      [patch('contacts', b, { email: 'ana@pop.ro' })],
      [insert('consents', nextId(), consent(b, 1))],
      [insert('orders', nextId(), { data_comanda: '2026-11-21', vehicle_id: carB, contact_id: b })],
    )
    expect(row('contacts', b)).toMatchObject({ merged_into: a })
    expect(row('contacts', a)).toMatchObject({ name: 'Ana Pop', email: 'ana@pop.ro' })
    expect([car(carA), car(carB), ...all('consents'), ...all('orders')].map((one) => one.contact_id)).toEqual(
      Array.from({ length: 4 }, () => a),
    )
  })

  it('answers for whom was merged into him: by any number of steps, and by any of their phones', async () => {
    const { addCar, car, desk, clientOf } = await inShop()
    const cars = [
      await addCar({ client_nume: 'A', client_telefon: P }),
      await addCar({ client_nume: 'B', client_telefon: Q }),
      await addCar({ client_nume: 'C', client_telefon: '+40744555666' }),
    ]
    const [a = '', b = '', c = ''] = cars.map((id) => String(car(id).contact_id))
    await desk.act([patch('contacts', a, { merged_into: b })], [patch('contacts', b, { merged_into: c })])
    const late = await addCar({ client_telefon: P })
    expect(car(late).contact_id).toBe(c)
    expect(clientOf(cars[0] ?? '')?.id).toBe(c)
    expect(await desk.outcome([patch('contacts', c, { merged_into: a })])).toBe('merge_forbidden')
  })

  it('is deleted only where nothing names him', async () => {
    const { addCar, car, desk } = await inShop()
    const used = String(car(await addCar({ client_nume: 'Ana' })).contact_id)
    const free = nextId()
    await desk.act([insert('contacts', free, { name: 'Ion' })])
    const remove = (id: string) => desk.outcome([{ op: 'delete', collection: 'contacts', id }])
    expect([await remove(used), await remove(free)]).toEqual(['contact_used', 'applied'])
  })
})

describe('contacts under random acts', () => {
  const anAct = fc.record({
    act: fc.constantFrom('add', 'add', 'change', 'merge', 'part', 'remove'),
    name: fc.constantFrom('', 'Ana Pop', 'Ion Vlad', 'Trans SRL'),
    phone: fc.constantFrom('', P, Q, 'nu are'),
    code: fc.constantFrom('', '', '14399840', '18547290'),
    one: fc.nat(20),
    other: fc.nat(20),
  })

  it('are one for each phone and code, and every car leads to a living one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { maxLength: 25 }), async (acts) => {
        const shop = await inShop()
        const { desk, all, clientOf } = shop
        const some = (collection: string, index: number) => {
          const rows = all(collection)
          return rows[index % Math.max(1, rows.length)]?.id ?? nextId()
        }
        for (const { act, name, phone, code, one, other } of acts) {
          const client = { client_nume: name, client_telefon: phone, client_cod_fiscal: code }
          const [car, contact] = [some('vehicles', one), some('contacts', one)]
          if (act === 'add') await desk.act([insert('vehicles', nextId(), client)])
          if (act === 'change') await desk.act([patch('vehicles', car, client)])
          if (act === 'merge')
            await desk.act([patch('contacts', contact, { merged_into: some('contacts', other) })])
          if (act === 'part') await desk.act([patch('contacts', contact, { merged_into: null })])
          if (act === 'remove') await desk.act([{ op: 'delete', collection: 'vehicles', id: car }])
        }
        for (const car of all<Vehicle>('vehicles')) {
          const client = clientOf(car.id)
          if (car.client_nume || car.client_telefon || car.client_cod_fiscal) expect(client).not.toBeNull()
          if (client) expect(client.deleted_at).toBeNull()
        }
        // A new car of each phone and code makes no second contact of it.
        const before = all('contacts').length
        for (const { phone, code } of acts.filter(({ act }) => act === 'add')) {
          if (phone !== P && phone !== Q && code === '') continue
          const [first, second] = [nextId(), nextId()]
          const data = { client_telefon: phone, client_cod_fiscal: code }
          await desk.act([insert('vehicles', first, data)], [insert('vehicles', second, data)])
          expect(clientOf(second)?.id).toBe(clientOf(first)?.id)
        }
        expect(all('contacts').length).toBeGreaterThanOrEqual(before)
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

const consent = (contact_id: string, given: 0 | 1, at = '2026-11-20T08:00:00.000Z') => ({
  contact_id,
  channel: 'sms',
  purpose: 'reminder',
  given,
  text_version: '1',
  source: 'desk',
  at,
})

describe('a consent', () => {
  it('that a person of the shop writes down came from the desk, whatever it says', async () => {
    const { desk, all, addCar, clientOf } = await inShop()
    const contact = clientOf(await addCar({ client_nume: 'Ana', client_telefon: P }))?.id ?? ''
    await desk.act([insert('consents', nextId(), { ...consent(contact, 1), source: 'portal' })])
    expect(all<Consent>('consents')).toMatchObject([{ source: 'desk' }])
  })

  const of = (shop: Pick<ShopInMemory, 'all'>, ids: string[]) =>
    consentOf(shop.all<Consent>('consents'), ids, 'sms', 'reminder')

  it('is what was said last, by whichever of the merged contacts', async () => {
    const { desk, all } = await inShop()
    const [a, b] = [nextId(), nextId()]
    await desk.act([insert('contacts', a, { name: 'A' }), insert('contacts', b, { name: 'B' })])
    expect(of({ all }, [a, b])).toBe('never asked')
    await desk.act([insert('consents', nextId(), consent(a, 1))])
    expect([of({ all }, [a]), of({ all }, [b])]).toEqual(['given', 'never asked'])
    await desk.act([insert('consents', nextId(), consent(b, 0, '2026-11-19T08:00:00.000Z'))])
    // A withdrawal counts from its arrival, whatever the clock of its device says.
    expect(of({ all }, [a, b])).toBe('withdrawn')
    await desk.act([insert('consents', nextId(), consent(a, 1, '2027-01-01T08:00:00.000Z'))])
    expect(of({ all }, [a, b])).toBe('withdrawn')
  })

  it('is never changed or taken away', async () => {
    const { desk } = await inShop()
    const [contact, id] = [nextId(), nextId()]
    await desk.act(
      [insert('contacts', contact, { name: 'A' })],
      [insert('consents', id, consent(contact, 1))],
    )
    expect(await desk.outcome([patch('consents', id, { given: 0 })])).toBe('forbidden')
    expect(await desk.outcome([{ op: 'delete', collection: 'consents', id }])).toBe('forbidden')
  })

  it('is withdrawn by the client himself, and only his own', async () => {
    const { desk, asActor, tenantId, all } = await inShop()
    const [own, other] = [nextId(), nextId()]
    await desk.act([insert('contacts', own, { name: 'A' }), insert('contacts', other, { name: 'B' })])
    const client = asActor(clientActor(tenantId, 'portal', { collection: 'contacts', id: own }))
    const stop = (contact: string) =>
      client.outcome([insert('consents', nextId(), { ...consent(contact, 0), source: 'stop_link' })])
    expect([await stop(other), await stop(own)]).toEqual(['row_missing', 'applied'])
    expect(all('consents')).toMatchObject([{ contact_id: own, by: '' }])
    expect(await client.outcome([patch('contacts', own, { name: 'X' })])).toBe('forbidden')
  })
})

it.each([
  ['Pop Ana', 'Ana Popescu', true],
  ['Ana Țuță', 'ana tuta', true],
  ['Trans SRL', 'Alfa SRL', false],
  ['Ion', '', true],
  ['Ion Vlad', 'Ana Pop', false],
])('%s and %s: alike %s', (one, other, alike) => {
  expect(isAlike(one, other)).toBe(alike)
})
