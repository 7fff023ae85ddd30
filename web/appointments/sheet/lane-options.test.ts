import { expect, it } from 'vitest'
import { clockInRomania } from '#domain/kernel/dates.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { freshRow } from '#domain/sync/apply-op.ts'
import type { Collection, RowOf } from '#domain/sync/collection.ts'
import { settingsOf } from '#domain/workshop/appointments/hours.ts'
import { type Appointment, appointments, bays } from '#domain/workshop/appointments/schema.ts'
import type { Calendar, Wanted } from '#domain/workshop/appointments/slots.ts'
import { mechanics } from '#domain/workshop/catalog/schema.ts'
import { laneOptions } from './lane-options.ts'

const NOW = '2026-12-01T00:00:00.000Z'
const DAY = '2026-12-07'
const ACTOR = systemActor({ tenantId: 'shop' }, 'founding')

const made = <C extends Collection>(collection: C, id: string, values: Partial<RowOf<C>>): RowOf<C> =>
  Object.assign(freshRow(collection, id, ACTOR, NOW), values) as RowOf<C>
const at = (time: string) => new Date(clockInRomania(DAY, time)).toISOString()
const booked = (values: Partial<Appointment>) =>
  made(appointments, `${values.bay_id}${values.mechanic_id}`, {
    status: 'PROGRAMAT',
    day: DAY,
    data_ora: at('10:00'),
    durata_minute: 60,
    ...values,
  })

const calendar = (rows: Appointment[]): Calendar => ({
  settings: settingsOf(null),
  exceptions: [],
  bays: [
    made(bays, 'b1', { nume: 'Post 1', position: 1 }),
    made(bays, 'b2', { nume: 'Post 2', position: 2 }),
    made(bays, 'b3', { nume: 'Vechi', position: 3, activ: 0 }),
  ],
  mechanics: [
    made(mechanics, 'm1', { nume: 'Pop', prenume: 'Dan' }),
    made(mechanics, 'm2', { nume: 'Rus', prenume: 'Ion' }),
  ],
  appointments: rows,
})

const wanted: Wanted = {
  minutes: 60,
  buffer: 0,
  needs: 'bay',
  bays: [],
  first: { bay_id: null, mechanic_id: null },
  byClient: false,
  id: null,
}

const said = (
  rows: Appointment[],
  kind: 'bay' | 'mechanic',
  time: string | null,
  one: Partial<Wanted> = {},
) =>
  laneOptions(kind, time && at(time), { ...wanted, ...one }, calendar(rows), NOW).map(
    ({ name, isFree }) => `${name} ${isFree}`,
  )

it('puts the free bays first, and offers none out of use', () => {
  expect(said([booked({ bay_id: 'b1' })], 'bay', '10:30')).toEqual(['Post 2 true', 'Post 1 false'])
  expect(said([booked({ bay_id: 'b1' })], 'bay', '11:00')).toEqual(['Post 1 true', 'Post 2 true'])
})

it('does the same with mechanics', () => {
  expect(said([booked({ mechanic_id: 'm1', bay_id: 'b1' })], 'mechanic', '10:00')).toEqual([
    'Ion Rus true',
    'Dan Pop false',
  ])
})

it('calls a lane free outside of the hours, where the desk may go on', () => {
  expect(said([], 'bay', '20:00')).toEqual(['Post 1 true', 'Post 2 true'])
})

it('knows nothing before a time is chosen, and names only the bays of the service', () => {
  expect(said([], 'bay', null)).toEqual(['Post 1 null', 'Post 2 null'])
  expect(said([], 'bay', '10:00', { bays: ['b2'] })).toEqual(['Post 2 true'])
})

it('does not take the appointment that moves for one in its way', () => {
  const row = booked({ bay_id: 'b1' })
  expect(said([row], 'bay', '10:30', { id: row.id })).toEqual(['Post 1 true', 'Post 2 true'])
})
