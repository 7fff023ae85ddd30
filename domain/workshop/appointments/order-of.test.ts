import { describe, expect, it } from 'vitest'
import { systemActor } from '#domain/sync/actor.ts'
import { freshRow } from '#domain/sync/apply-op.ts'
import { type PackageLine, packageLines } from '#domain/workshop/orders/packages.ts'
import { orderOf } from './order-of.ts'
import { type Appointment, appointments } from './schema.ts'

const ACTOR = systemActor({ tenantId: 'shop' }, 'founding')
const NOW = '2026-12-01T00:00:00.000Z'

const appointment = (values: Partial<Appointment> = {}): Appointment => ({
  ...(freshRow(appointments, 'a', ACTOR, NOW) as Appointment),
  nr_auto: 'B123ABC',
  client_nume: 'Ana Pop',
  client_telefon: '0722123456',
  cerere: 'Bate în față',
  observatii: 'Vine cu cârligul',
  mechanic_id: 'm1',
  ...values,
})

const packaged = (id: string, values: Partial<PackageLine>): PackageLine => ({
  ...(freshRow(packageLines, id, ACTOR, NOW) as PackageLine),
  package_id: 'p',
  ...values,
})

const arrival = { day: '2026-12-01', vehicleId: 'car', packaged: [], hourPrice: 20_000 }

describe('the order of an appointment', () => {
  it('has the words of the client as its request, and keeps the notes of the shop inside', () => {
    const { order, car } = orderOf(appointment(), arrival)
    expect(order).toEqual({
      data_comanda: '2026-12-01',
      solicitare: 'Bate în față',
      note_interne: 'Vine cu cârligul',
    })
    expect(car).toBeNull()
  })

  it('has the lines of the package, labour for the mechanic at the rate of the shop', () => {
    const lines = [
      packaged('2', { tip: 'material', descriere: 'Ulei', cantitate: 4000, pret_unitar: 4500, ordine: 20 }),
      packaged('1', { tip: 'manopera', descriere: 'Schimb ulei', ore: 1000, pret_ora: null, ordine: 10 }),
    ]
    expect(
      orderOf(appointment(), { ...arrival, packaged: lines }).lines.map(
        ({ descriere, pret_ora, mecanic_id, ordine }) => [descriere, pret_ora, mecanic_id, ordine],
      ),
    ).toEqual([
      ['Schimb ulei', 20_000, 'm1', 1],
      ['Ulei', 0, null, 2],
    ])
  })

  it('brings a car that the shop does not have', () => {
    const { car, order } = orderOf(appointment({ contact_id: 'c' }), { ...arrival, vehicleId: null })
    expect(car).toEqual({
      nr_inmatriculare: 'B123ABC',
      client_nume: 'Ana Pop',
      client_telefon: '0722123456',
      contact_id: 'c',
    })
    // The order copies them of the car.
    expect(order).not.toHaveProperty('client_nume')
  })

  it('is for its client alone where no car is known', () => {
    const { car, order } = orderOf(appointment({ nr_auto: '' }), { ...arrival, vehicleId: null })
    expect(car).toBeNull()
    expect(order).toMatchObject({ client_nume: 'Ana Pop', client_telefon: '0722123456', contact_id: null })
  })
})
