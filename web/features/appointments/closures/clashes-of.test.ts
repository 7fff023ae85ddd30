import { expect, it } from 'vitest'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { type Closure, clashesOf } from './clashes-of.ts'

const NOW = '2026-12-01T08:00:00.000Z'

type Booked = Parameters<typeof clashesOf>[1][number] & { id: string }

/** On 24 December, 09:00–10:00 in Romania. */
const booked = (id: string, values: Partial<Appointment> = {}): Booked => ({
  id,
  day: '2026-12-24',
  data_ora: '2026-12-24T07:00:00.000Z',
  ends_at: '2026-12-24T08:00:00.000Z',
  status: 'PROGRAMAT',
  hold_until: null,
  bay_id: 'one',
  mechanic_id: null,
  ...values,
})

const closure = (values: Partial<Closure> = {}): Closure => ({
  from_day: '2026-12-24',
  to_day: '2026-12-27',
  hours: [],
  bay_id: null,
  mechanic_id: null,
  ...values,
})

const ids = (rows: readonly Booked[]) => rows.map(({ id }) => id)

it('names those on the closed days, the earliest first', () => {
  const rows = [
    booked('later', { data_ora: '2026-12-24T09:00:00.000Z', ends_at: '2026-12-24T10:00:00.000Z' }),
    booked('earlier'),
    booked('before', { day: '2026-12-23' }),
    booked('after', { day: '2026-12-28' }),
  ]
  expect(ids(clashesOf(closure(), rows, NOW))).toEqual(['earlier', 'later'])
})

it('leaves those that fit into the other hours of the day', () => {
  const hours: Closure['hours'] = [['08:00', '12:00']]
  const rows = [booked('fits'), booked('runs over', { ends_at: '2026-12-24T10:15:00.000Z' })]
  expect(ids(clashesOf(closure({ hours }), rows, NOW))).toEqual(['runs over'])
})

it('of one lane, names those of that lane alone', () => {
  const rows = [booked('here'), booked('there', { bay_id: 'two', mechanic_id: 'me' })]
  expect(ids(clashesOf(closure({ bay_id: 'one' }), rows, NOW))).toEqual(['here'])
  expect(ids(clashesOf(closure({ mechanic_id: 'me' }), rows, NOW))).toEqual(['there'])
})

it('passes over what takes no lane any more', () => {
  const rows = [
    booked('cancelled', { status: 'ANULAT' }),
    booked('expired', { status: 'CERUT', hold_until: '2026-11-30T00:00:00.000Z' }),
    booked('asked', { status: 'CERUT', hold_until: '2026-12-02T00:00:00.000Z' }),
  ]
  expect(ids(clashesOf(closure(), rows, NOW))).toEqual(['asked'])
})
