import { beforeEach, describe, expect, it } from 'vitest'
import { clockInRomania } from '#domain/kernel/dates.ts'
import { clientActor, systemActor } from '#domain/sync/actor.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import type { Consent } from '#domain/workshop/contacts/schema.ts'
import { nextId, type ShopInMemory, shopInMemory } from '#tests/factories/shop-in-memory.ts'
import type { Appointment } from './schema.ts'
import { readSlots } from './slot-list.ts'

/** A Monday. */
const DAY = '2026-12-07'
const at = (time: string, day = DAY) => new Date(clockInRomania(day, time)).toISOString()

const BAY = seedId(7, 1)
const SECOND = nextId()
const OIL = seedId(8, 1)
const TYRES = seedId(8, 5)

type Data = Record<string, string | number | null>

let shop: ShopInMemory
let desk: ReturnType<ShopInMemory['person']>

const insert = (collection: string, data: Data, id = nextId()) => ({
  op: 'insert' as const,
  collection,
  id,
  data,
})
const patch = (id: string, data: Data) => ({ op: 'patch' as const, collection: 'appointments', id, data })
const row = (id: string) => shop.row<Appointment>('appointments', id)

/** The code of the refusal, or 'applied', of an appointment that the desk makes. */
const book = (data: Data, id = nextId()) => desk.outcome([insert('appointments', data, id)])

const settings = (data: Data) =>
  shop.person().outcome([{ op: 'insert', collection: 'calendar_settings', id: shop.tenantId, data }])

/** A client who books by himself; `id` is his capability. */
const clientOf = (id = nextId()) => {
  const actor = clientActor(shop.tenantId, 'booking', { collection: 'appointments', id })
  const { outcome, act } = shop.asActor(actor)
  return {
    id,
    act,
    outcome,
    book: (data: Data = {}) =>
      outcome([
        insert(
          'appointments',
          {
            service_id: OIL,
            data_ora: at('10:00'),
            client_nume: 'Ana Pop',
            client_telefon: '0722123456',
            nr_auto: 'CT12ABC',
            ...data,
          },
          id,
        ),
      ]),
    prove: (data: Data = {}) => outcome([patch(id, { phone_verified: 1, ...data })]),
  }
}

beforeEach(async () => {
  shop = await shopInMemory('2026-12-01T08:00:00.000Z')
  await shop.onPlan('pro')
  desk = shop.person('reception')
})

describe('a lane', () => {
  it('takes one appointment at a time, and the refusal names what is free instead', async () => {
    expect(await book({ data_ora: at('09:00'), bay_id: BAY })).toBe('applied')
    const [result] = await desk.act([insert('appointments', { data_ora: at('09:30'), bay_id: BAY })])
    if (result?.status !== 'rejected') throw new Error('it was taken')
    expect(result.code).toBe('slot_taken')
    expect(readSlots(String(result.params?.slots)).map((slot) => slot.at)).toEqual([
      at('10:00'),
      at('10:30'),
      at('08:00'),
    ])
    expect(await book({ data_ora: at('10:00'), bay_id: BAY })).toBe('applied')
    expect(await book({ data_ora: at('08:00'), bay_id: BAY })).toBe('applied')
  })

  it('offers another bay at the same time first', async () => {
    await shop.person().act([insert('bays', { nume: 'Post 2', position: 20 }, SECOND)])
    await book({ data_ora: at('09:00'), bay_id: BAY })
    const [result] = await desk.act([insert('appointments', { data_ora: at('09:00'), bay_id: BAY })])
    if (result?.status !== 'rejected') throw new Error('it was taken')
    expect(readSlots(String(result.params?.slots))[0]).toEqual({
      at: at('09:00'),
      bay_id: SECOND,
      mechanic_id: null,
    })
  })

  it('keeps free what an appointment has after it', async () => {
    expect(await book({ data_ora: at('09:00'), bay_id: BAY, buffer_minute: 30 })).toBe('applied')
    expect(await book({ data_ora: at('10:15'), bay_id: BAY })).toBe('slot_taken')
    expect(await book({ data_ora: at('10:30'), bay_id: BAY })).toBe('applied')
  })

  it('is free again when an appointment no longer holds, and not before', async () => {
    const id = nextId()
    await book({ data_ora: at('09:00'), bay_id: BAY }, id)
    expect(await desk.outcome([patch(id, { status: 'ANULAT' })])).toBe('applied')
    expect(await book({ data_ora: at('09:00'), bay_id: BAY })).toBe('applied')
    expect(await desk.outcome([patch(id, { status: 'PROGRAMAT' })])).toBe('slot_taken')
    expect(row(id).status).toBe('ANULAT')
  })

  it('is a mechanic too', async () => {
    const mechanic = nextId()
    await shop.person().act([insert('mecanici', { nume: 'Ion' }, mechanic)])
    expect(await book({ data_ora: at('09:00'), mechanic_id: mechanic })).toBe('applied')
    expect(await book({ data_ora: at('09:00'), bay_id: BAY, mechanic_id: mechanic })).toBe('slot_taken')
    expect(await book({ data_ora: at('09:00'), bay_id: BAY })).toBe('applied')
  })

  it('is found where nobody chose one, as the service needs', async () => {
    const id = nextId()
    expect(await book({ data_ora: at('09:00'), service_id: OIL }, id)).toBe('applied')
    expect(row(id)).toMatchObject({ bay_id: BAY, mechanic_id: null, durata_minute: 60, day: DAY })
    expect(row(id).ends_at).toBe(at('10:00'))
    expect(await book({ data_ora: at('09:00') })).toBe('slot_taken')
  })

  it('is found beyond the hours for the desk', async () => {
    const id = nextId()
    expect(await book({ data_ora: at('20:00') }, id)).toBe('applied')
    expect(row(id).bay_id).toBe(BAY)
  })

  it('is missing in a shop that has none', async () => {
    await shop.person().act([{ op: 'patch', collection: 'bays', id: BAY, data: { activ: 0 } }])
    expect(await book({ data_ora: at('09:00') })).toBe('calendar_without_lanes')
  })
})

describe('a move', () => {
  it('B3: keeps the old place until it is committed, and keeps it where the new one is taken', async () => {
    const [moved, other] = [nextId(), nextId()]
    await book({ data_ora: at('09:00'), bay_id: BAY }, moved)
    await book({ data_ora: at('10:00'), bay_id: BAY }, other)
    const [refused, stranger] = await desk.act(
      [patch(moved, { data_ora: at('10:00') })],
      [insert('appointments', { data_ora: at('09:00'), bay_id: BAY })],
    )
    expect(refused).toMatchObject({ status: 'rejected', code: 'slot_taken' })
    expect(stranger).toMatchObject({ status: 'rejected', code: 'slot_taken' })
    expect(row(moved).data_ora).toBe(at('09:00'))
    expect(await desk.outcome([patch(moved, { data_ora: at('11:00') })])).toBe('applied')
    expect(await book({ data_ora: at('09:00'), bay_id: BAY })).toBe('applied')
  })

  it('of two appointments at once lets them change places', async () => {
    const [one, other] = [nextId(), nextId()]
    await book({ data_ora: at('09:00'), bay_id: BAY }, one)
    await book({ data_ora: at('10:00'), bay_id: BAY }, other)
    const swap = [patch(one, { data_ora: at('10:00') }), patch(other, { data_ora: at('09:00') })]
    expect(await desk.outcome(swap)).toBe('applied')
    expect([row(one).data_ora, row(other).data_ora]).toEqual([at('10:00'), at('09:00')])
  })
})

describe('B4: the time of an appointment', () => {
  it.each([
    ['the day of 23 hours', '2027-03-28', '01:00', '02:45', '04:00'],
    ['the day of 25 hours', '2027-10-31', '01:00', '02:45', '03:00'],
    ['29 February', '2028-02-29', '23:00', '23:45', '24:00'],
  ])('is right on %s', async (_, day, start, last, end) => {
    const id = nextId()
    expect(await book({ data_ora: at(start, day), bay_id: BAY, durata_minute: 60 }, id)).toBe('applied')
    if (end === '24:00') expect(row(id).ends_at).toBe(at('24:00', day))
    expect(row(id).day).toBe(day)
    const quarter = { bay_id: BAY, durata_minute: 15 }
    expect(await book({ ...quarter, data_ora: at(start === '23:00' ? last : '01:45', day) })).toBe(
      'slot_taken',
    )
    if (start !== '23:00') {
      expect(await book({ ...quarter, data_ora: at('02:00', day) })).toBe('applied')
      // In spring the clock goes from 3 to 4, in autumn from 4 back to 3.
      const later = { data_ora: at(last, day), bay_id: BAY, durata_minute: 30 }
      const other = nextId()
      expect(await book(later, other)).toBe('applied')
      expect(row(other).ends_at).toBe(new Date(clockInRomania(day, end) + 15 * 60_000).toISOString())
    }
  })

  it('does not go over midnight, buffer included', async () => {
    expect(await book({ data_ora: at('23:30'), bay_id: BAY })).toBe('appointment_over_midnight')
    expect(await book({ data_ora: at('23:00'), bay_id: BAY, buffer_minute: 15 })).toBe(
      'appointment_over_midnight',
    )
    expect(await book({ data_ora: at('23:00'), bay_id: BAY })).toBe('applied')
  })

  it('begins and ends on quarters of an hour', async () => {
    expect(await book({ data_ora: at('09:10'), bay_id: BAY })).toBe('invalid_input')
    expect(await book({ data_ora: at('09:00'), bay_id: BAY, durata_minute: 40 })).toBe('invalid_input')
  })
})

describe('steps', () => {
  it('are the desk’s, a mechanic’s and the client’s own', async () => {
    const [id, mechanicId] = [nextId(), nextId()]
    await shop.person().act([insert('mecanici', { nume: 'Ion' }, mechanicId)])
    await book({ data_ora: at('09:00'), bay_id: BAY, mechanic_id: mechanicId }, id)
    const mechanic = shop.person('mechanic', [mechanicId])
    const other = shop.person('mechanic', [nextId()])
    expect(await other.outcome([patch(id, { status: 'SOSIT' })])).toBe('row_missing')
    expect(await mechanic.outcome([patch(id, { status: 'ANULAT' })])).toBe('transition_forbidden')
    expect(await mechanic.outcome([patch(id, { data_ora: at('12:00') })])).toBe('forbidden_column')
    expect(await mechanic.outcome([patch(id, { status: 'SOSIT' })])).toBe('applied')
    expect(await desk.outcome([patch(id, { status: 'NEPREZENTAT' })])).toBe('transition_forbidden')
    expect(await desk.outcome([patch(id, { status: 'FINALIZAT' })])).toBe('applied')
    expect(await book({ data_ora: at('12:00'), status: 'CERUT' })).toBe('transition_forbidden')
  })
})

describe('a client who books', () => {
  beforeEach(() => settings({ enabled: 1 }))

  it('holds a place for ten minutes, then for the shop’s deadline, then it is free before any job ran', async () => {
    const client = clientOf()
    expect(await client.book()).toBe('applied')
    expect(row(client.id)).toMatchObject({
      status: 'CERUT',
      source: 'booking',
      bay_id: BAY,
      contact_id: null,
      hold_until: '2026-12-01T08:10:00.000Z',
    })
    shop.at('2026-12-01T08:09:59.000Z')
    expect(await clientOf().book()).toBe('slot_taken')
    expect(await client.prove()).toBe('applied')
    expect(row(client.id)).toMatchObject({ status: 'CERUT', hold_until: '2026-12-02T08:09:59.000Z' })
    expect(row(client.id).contact_id).not.toBeNull()
    shop.at('2026-12-02T08:09:00.000Z')
    expect(await clientOf().book()).toBe('slot_taken')
    shop.at('2026-12-02T08:10:00.000Z')
    expect(await clientOf().book()).toBe('applied')
    expect(shop.effects).toContain(`appointments.end-request/${client.id}/2026-12-02T08:09:59.000Z`)
  })

  it('gets no place that is taken meanwhile when the code comes late, and his own where it is free', async () => {
    const [early, late] = [clientOf(), clientOf()]
    await early.book()
    await late.book({ data_ora: at('12:00') })
    shop.at('2026-12-01T08:11:00.000Z')
    expect(await clientOf().book()).toBe('applied')
    expect(await early.prove()).toBe('slot_taken')
    expect(await late.prove()).toBe('applied')
  })

  it('agrees to reminders in the act that proves the phone, and in no other', async () => {
    const client = clientOf()
    await client.book()
    const agreed = { agreed_text: 'programare-1' }
    expect(await client.outcome([patch(client.id, agreed)])).toBe('forbidden')
    expect(await client.prove(agreed)).toBe('applied')
    expect(shop.all<Consent>('consents')).toMatchObject(
      ['sms', 'whatsapp'].map((channel) => ({
        contact_id: row(client.id).contact_id,
        channel,
        purpose: 'reminder',
        given: 1,
        text_version: 'programare-1',
        source: 'booking',
        by: '',
      })),
    )
    expect(await client.outcome([patch(client.id, { agreed_text: 'programare-2' })])).toBe('forbidden')
  })

  it('B2: of two requests for one time, confirmed at once, one gets it', async () => {
    const [first, second] = [clientOf(), clientOf()]
    await first.book({ data_ora: at('10:00') })
    await first.prove()
    shop.at('2026-12-02T09:00:00.000Z')
    // The first has waited too long, and its place was given away.
    await second.book({ data_ora: at('10:30') })
    await second.prove()
    const results = await desk.act(
      [patch(first.id, { status: 'CONFIRMAT' })],
      [patch(second.id, { status: 'CONFIRMAT' })],
    )
    expect(results.map(({ status }) => status).sort()).toEqual(['applied', 'rejected'])
    expect([row(first.id).status, row(second.id).status].sort()).toEqual(['CERUT', 'CONFIRMAT'])
  })

  it('gets places of the shop’s hours alone, after its notice and before its horizon', async () => {
    for (const data_ora of [
      at('07:30'),
      at('17:30'),
      at('10:15'),
      at('10:00', '2026-12-06'),
      at('10:00', '2026-12-01'),
      at('10:00', '2027-01-05'),
      at('10:00', '2026-12-25'),
    ])
      expect([data_ora, await clientOf().book({ data_ora })]).toEqual([data_ora, 'slot_taken'])
    expect(await clientOf().book({ data_ora: at('17:00') })).toBe('applied')
  })

  it('writes what he may, about his own appointment, in a shop that takes bookings', async () => {
    const client = clientOf()
    expect(await client.book({ bay_id: BAY })).toBe('forbidden_column')
    expect(await client.book({ status: 'CONFIRMAT' })).toBe('forbidden_column')
    expect(await client.book({ client_telefon: 'fără' })).toBe('invalid_input')
    expect(await client.book({ service_id: null })).toBe('booking_closed')
    expect(await client.outcome([insert('appointments', { data_ora: at('10:00'), service_id: OIL })])).toBe(
      'forbidden',
    )
    expect(await client.book()).toBe('applied')
    expect(await client.outcome([patch(client.id, { client_telefon: '0733123456' })])).toBe(
      'forbidden_column',
    )
    await shop.person().act([{ op: 'patch', collection: 'services', id: TYRES, data: { bookable: 0 } }])
    expect(await clientOf().book({ data_ora: at('12:00'), service_id: TYRES })).toBe('booking_closed')
    await settings({ enabled: 0 })
    expect(await clientOf().book({ data_ora: at('12:00') })).toBe('booking_closed')
  })

  it('is accepted at once where the shop says so, unless he has missed two', async () => {
    await settings({ auto_accept: 1 })
    const first = clientOf()
    await first.book()
    await first.prove()
    expect(row(first.id)).toMatchObject({ status: 'CONFIRMAT', hold_until: null })
    const contact = String(row(first.id).contact_id)
    for (const time of ['12:00', '14:00']) {
      const id = nextId()
      await book({ data_ora: at(time), contact_id: contact, bay_id: BAY }, id)
      await desk.act([patch(id, { status: 'NEPREZENTAT' })])
    }
    const again = clientOf()
    await again.book({ data_ora: at('16:00') })
    await again.prove()
    expect(row(again.id)).toMatchObject({ status: 'CERUT', contact_id: contact })
  })

  it('moves and cancels until the shop’s deadline', async () => {
    const client = clientOf()
    await client.book()
    await client.prove()
    await desk.act([patch(client.id, { status: 'CONFIRMAT' })])
    expect(await client.outcome([patch(client.id, { data_ora: at('12:00') })])).toBe('applied')
    expect(row(client.id)).toMatchObject({ status: 'CONFIRMAT', data_ora: at('12:00') })
    expect(await client.outcome([patch(client.id, { data_ora: at('22:00') })])).toBe('slot_taken')
    shop.at(at('12:01', '2026-12-06'))
    expect(await client.outcome([patch(client.id, { data_ora: at('14:00', '2026-12-08') })])).toBe(
      'change_too_late',
    )
    expect(await client.outcome([patch(client.id, { status: 'ANULAT' })])).toBe('change_too_late')
    shop.at(at('11:59', '2026-12-06'))
    expect(await client.outcome([patch(client.id, { status: 'ANULAT' })])).toBe('applied')
    expect(await client.outcome([patch(client.id, { data_ora: at('14:00', '2026-12-08') })])).toBe(
      'transition_forbidden',
    )
  })

  it('is refused by the server when nobody answers, and the time until which he waited stays', async () => {
    const client = clientOf()
    await client.book()
    await client.prove()
    const { hold_until } = row(client.id)
    const server = shop.asActor(systemActor({ tenantId: shop.tenantId }, 'booking'))
    expect(await server.outcome([patch(client.id, { status: 'RESPINS' })])).toBe('applied')
    expect(row(client.id)).toMatchObject({ status: 'RESPINS', hold_until })
    expect(await desk.outcome([patch(client.id, { status: 'CONFIRMAT' })])).toBe('applied')
    expect(row(client.id).hold_until).toBeNull()
  })
})

describe('the client of an appointment', () => {
  it('is found by the phone, with the car of the plate', async () => {
    const car = nextId()
    const client = { client_nume: 'Ana Pop', client_telefon: '0722123456' }
    await desk.act([insert('vehicles', { nr_inmatriculare: 'CT12ABC', ...client }, car)])
    const { contact_id } = shop.row('vehicles', car)
    const id = nextId()
    await book({ data_ora: at('09:00'), client_telefon: '0722 123 456', nr_auto: 'ct 12 abc' }, id)
    expect(row(id)).toMatchObject({ contact_id, vehicle_id: car, client_nume: 'Ana Pop' })
  })

  it('is that of the car that was chosen', async () => {
    const car = nextId()
    await desk.act([insert('vehicles', { nr_inmatriculare: 'CT12ABC', client_nume: 'Ana Pop' }, car)])
    const id = nextId()
    await book({ data_ora: at('09:00'), vehicle_id: car }, id)
    const { contact_id } = shop.row('vehicles', car)
    expect(row(id)).toMatchObject({ contact_id, nr_auto: 'CT12ABC', client_nume: 'Ana Pop' })
  })

  it('is made where the phone is new, once for two appointments', async () => {
    const [one, other] = [nextId(), nextId()]
    const client = { client_nume: 'Dan', client_telefon: '0733123456' }
    await book({ data_ora: at('09:00'), ...client }, one)
    await book({ data_ora: at('12:00'), ...client }, other)
    expect(row(one).contact_id).not.toBeNull()
    expect(row(other).contact_id).toBe(row(one).contact_id)
  })
})

describe('a day with other hours', () => {
  it('ends on or after the day on which it begins', async () => {
    const exception = (from_day: string, to_day: string) =>
      desk.outcome([insert('calendar_exceptions', { from_day, to_day })])
    expect(await exception('2026-12-08', '2026-12-07')).toBe('exception_days')
    expect(await exception('2026-12-08', '2028-12-08')).toBe('exception_days')
    expect(await exception('2026-12-08', '2026-12-08')).toBe('applied')
  })
})

it('gets one order, whoever lets the car arrive', async () => {
  const id = nextId()
  await book({ data_ora: at('09:00'), bay_id: BAY }, id)
  const arrive = (order: string) => [
    insert('orders', { data_comanda: DAY }, order),
    patch(id, { status: 'SOSIT', order_id: order }),
  ]
  const [first, second] = [nextId(), nextId()]
  expect(await desk.outcome(arrive(first))).toBe('applied')
  expect(await shop.person().outcome(arrive(second))).toBe('appointment_has_order')
  expect(row(id).order_id).toBe(first)
  expect(() => shop.row('orders', second)).toThrow('no row')
  // Taking the arrival back frees it for another order.
  expect(await desk.outcome([patch(id, { status: 'PROGRAMAT', order_id: null })])).toBe('applied')
  expect(await desk.outcome(arrive(second))).toBe('applied')
})
