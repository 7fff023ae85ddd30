import { beforeEach, describe, expect, it } from 'vitest'
import type { Effect } from '#domain/effects/job.ts'
import { clockInRomania } from '#domain/kernel/dates.ts'
import { clientActor, systemActor } from '#domain/sync/actor.ts'
import { usage } from '#domain/usage/schema.ts'
import { periodAt, usageId } from '#domain/usage/standing.ts'
import { seedId } from '#domain/workshop/catalog/seeds.ts'
import { nextId, type ShopInMemory, shopInMemory } from '#tests/factories/shop-in-memory.ts'

const BEGIN = '2026-12-01T08:00:00.000Z'
/** A Monday. */
const DAY = '2026-12-07'
const at = (time: string, day = DAY) => new Date(clockInRomania(day, time)).toISOString()

type Data = Record<string, string | number | null>

let shop: ShopInMemory
let desk: ReturnType<ShopInMemory['person']>

const patch = (id: string, data: Data) => ({ op: 'patch' as const, collection: 'appointments', id, data })

const settings = (data: Data) =>
  shop.person().act([{ op: 'insert', collection: 'calendar_settings', id: shop.tenantId, data }])

/** A booking of a client, and what his page lets him do. */
const aBooking = async (isProved = true) => {
  const id = nextId()
  const actor = clientActor(shop.tenantId, 'booking', { collection: 'appointments', id })
  const { outcome } = shop.asActor(actor)
  const data = {
    service_id: seedId(8, 1),
    data_ora: at('10:00'),
    client_nume: 'Ana Pop',
    client_telefon: '0722123456',
    nr_auto: 'CT12ABC',
  }
  const booked = await outcome([{ op: 'insert', collection: 'appointments', id, data }])
  const write = (values: Data) => outcome([patch(id, values)])
  if (isProved) await write({ phone_verified: 1 })
  return { id, booked, write }
}

/** The effects since the last call: for whom, about what, and when each is due. */
const toldSince = (() => {
  let seen = 0
  const told = ({ job, payload, dueAt }: Effect): string[] => {
    const read = JSON.parse(payload) as { kind?: string; purpose?: string }
    if (job === 'notifications.tell') return [`desk ${read.kind}`]
    if (job !== 'appointments.tell-client') return []
    return [`client ${read.purpose}${dueAt > now ? ` ${dueAt}` : ''}`]
  }
  let now = BEGIN
  return {
    begin: () => {
      seen = 0
    },
    at: (time: string) => {
      now = time
      shop.at(time)
    },
    look: (): string[] => {
      const fresh = shop.caused.slice(seen)
      seen = shop.caused.length
      return fresh.flatMap(told).sort()
    },
  }
})()

const EVE = 'client appointment_eve 2026-12-05T17:45:00.000Z'

beforeEach(async () => {
  shop = await shopInMemory(BEGIN)
  await shop.onPlan('pro')
  desk = shop.person('reception')
  toldSince.begin()
  toldSince.at(BEGIN)
  await settings({ enabled: 1 })
})

describe('a booking', () => {
  it('sends a code, and the desk hears of it once the phone is proved', async () => {
    const { write } = await aBooking(false)
    expect(toldSince.look()).toEqual(['client code'])
    expect(await write({ codes: 3 })).toBe('transition_forbidden')
    expect(await write({ codes: 2 })).toBe('applied')
    expect(toldSince.look()).toEqual(['client code'])
    await write({ phone_verified: 1 })
    expect(toldSince.look()).toEqual(['desk appointments.asked'])
    expect(await write({ codes: 3 })).toBe('transition_forbidden')
  })

  it('is confirmed to its client when the desk accepts it, with a reminder on the day before', async () => {
    const { id } = await aBooking()
    toldSince.look()
    await desk.act([patch(id, { status: 'PROGRAMAT' })])
    expect(toldSince.look()).toEqual(['client appointment', EVE])
    await desk.act([patch(id, { status: 'CONFIRMAT', observatii: 'sunat' })])
    expect(toldSince.look()).toEqual([])
    await desk.act([patch(id, { status: 'ANULAT' })])
    expect(toldSince.look()).toEqual(['client appointment_refused'])
    await desk.act([patch(id, { status: 'PROGRAMAT' })])
    expect(toldSince.look()).toEqual(['client appointment', EVE])
  })

  it('is refused to its client by the desk, and by the time', async () => {
    const [refused, late] = [await aBooking(), await aBooking(false)]
    expect(late.booked).toBe('slot_taken')
    toldSince.look()
    await desk.act([patch(refused.id, { status: 'RESPINS', cancel_reason: 'Concediu' })])
    expect(toldSince.look()).toEqual(['client appointment_refused'])
    const unanswered = await aBooking()
    toldSince.look()
    toldSince.at('2026-12-02T09:00:00.000Z')
    await shop
      .asActor(systemActor({ tenantId: shop.tenantId }, 'booking'))
      .act([patch(unanswered.id, { status: 'RESPINS' })])
    expect(toldSince.look()).toEqual(['client appointment_refused'])
  })

  it('stands at once where the shop says so, and both hear of it', async () => {
    await settings({ auto_accept: 1 })
    await aBooking()
    expect(toldSince.look()).toEqual(['client appointment', EVE, 'client code', 'desk appointments.booked'])
  })

  it('that its client moves or cancels is told to the desk, and the reminder moves along', async () => {
    await settings({ auto_accept: 1 })
    const { write } = await aBooking()
    toldSince.look()
    expect(await write({ data_ora: at('12:00', '2026-12-09') })).toBe('applied')
    expect(toldSince.look()).toEqual([
      'client appointment_eve 2026-12-08T10:00:00.000Z',
      'desk appointments.moved',
    ])
    expect(await write({ status: 'ANULAT' })).toBe('applied')
    expect(toldSince.look()).toEqual(['desk appointments.cancelled'])
  })

  it('that the desk moves is told to its client once it has settled', async () => {
    await settings({ auto_accept: 1 })
    const { id } = await aBooking()
    toldSince.look()
    await desk.act([patch(id, { data_ora: at('14:00') })])
    expect(toldSince.look()).toEqual(['client appointment 2026-12-01T08:10:00.000Z', EVE])
  })

  it('that its client gives up before the code came is told to nobody', async () => {
    const { write } = await aBooking(false)
    toldSince.look()
    expect(await write({ status: 'ANULAT' })).toBe('applied')
    expect(toldSince.look()).toEqual([])
  })

  it('is refused where the plan has none, or no SMS are left', async () => {
    const id = usageId('sms', periodAt(BEGIN))
    await shop.asActor(systemActor({ tenantId: shop.tenantId }, 'billing')).act([
      {
        op: 'insert',
        collection: usage.name,
        id,
        data: { feature: 'sms', period: '2026-12-01', adds: 100 },
      },
    ])
    expect((await aBooking(false)).booked).toBe('limit_reached')
    await shop.onPlan('basic')
    expect((await aBooking(false)).booked).toBe('plan_required')
    expect(toldSince.look().filter((told) => told.startsWith('client'))).toEqual([])
  })
})

describe('days off', () => {
  it('with an appointment in them are told to the desk, once, and again where they change', async () => {
    const id = nextId()
    const data = { data_ora: at('10:00'), client_nume: 'Ana Pop' }
    await desk.act([{ op: 'insert', collection: 'appointments', id: nextId(), data }])
    toldSince.look()
    const closed = (values: Data) =>
      desk.act([{ op: 'patch', collection: 'calendar_exceptions', id, data: values }])
    const days = { from_day: '2026-12-08', to_day: '2026-12-08' }
    await desk.act([{ op: 'insert', collection: 'calendar_exceptions', id, data: days }])
    expect(toldSince.look()).toEqual([])
    await closed({ from_day: DAY })
    expect(toldSince.look()).toEqual(['desk appointments.shut-out'])
    await closed({ reason: 'Inventar' })
    expect(toldSince.look()).toEqual([])
    await closed({ hours: '[["09:00","12:00"]]' })
    expect(toldSince.look()).toEqual([])
  })
})

describe('an appointment of the desk', () => {
  const make = async (data: Data) => {
    const id = nextId()
    const base = { data_ora: at('10:00'), client_telefon: '0722123456', client_nume: 'Ana Pop' }
    await desk.act([{ op: 'insert', collection: 'appointments', id, data: { ...base, ...data } }])
    return id
  }

  it('is recalled to its client on the day before, wherever it goes', async () => {
    const id = await make({})
    expect(toldSince.look()).toEqual([EVE])
    await desk.act([patch(id, { observatii: 'x' })], [patch(id, { durata_minute: 90 })])
    expect(toldSince.look()).toEqual([])
    await desk.act([patch(id, { data_ora: at('16:30', '2026-12-10') })])
    expect(toldSince.look()).toEqual(['client appointment_eve 2026-12-09T14:30:00.000Z'])
    await desk.act([patch(id, { status: 'ANULAT' })])
    expect(toldSince.look()).toEqual([])
  })

  it('that its client moves or cancels by his link is told to the desk', async () => {
    const id = await make({ service_id: seedId(8, 1) })
    toldSince.look()
    const client = shop.asActor(clientActor(shop.tenantId, 'booking', { collection: 'appointments', id }))
    await client.act([patch(id, { data_ora: at('12:00', '2026-12-09') })])
    expect(toldSince.look()).toContain('desk appointments.moved')
    await client.act([patch(id, { status: 'ANULAT' })])
    expect(toldSince.look()).toEqual(['desk appointments.cancelled'])
  })

  it('is not recalled where the shop does not wish it, nobody can be told, or it is soon', async () => {
    await make({ client_telefon: '' })
    await make({ data_ora: at('17:00', '2026-12-02'), durata_minute: 15 })
    expect(toldSince.look()).toEqual(['client appointment_eve 2026-12-01T15:00:00.000Z'])
    await make({ data_ora: at('11:00', '2026-12-02') })
    expect(toldSince.look()).toEqual([])
    await settings({ eve_message: 0 })
    await make({ data_ora: at('13:00') })
    expect(toldSince.look()).toEqual([])
  })
})
