import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockInRomania } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'
import { freshRow } from '#domain/sync/apply-op.ts'
import { type Appointment, appointments } from '#domain/workshop/appointments/schema.ts'
import { seeded } from '#tests/factories/random.ts'
import { idAt } from '#tests/factories/workshop.ts'
import { localActor } from '#web/data/actors.ts'
import { AppDatabase } from '#web/data/database.ts'
import { readDays } from '#web/data/workshop/calendar.ts'
import { type Block, sameWhereEqual } from './grid/blocks.ts'
import { blocksOf } from './make-blocks.ts'

const NOW = '2026-11-30T08:00:00.000Z'
const MONDAY = '2026-11-30'
const random = seeded(13)

const appointmentOn = (day: string, time: string): Appointment => {
  const at = Date.parse(NOW)
  const data_ora = new Date(clockInRomania(day, time)).toISOString()
  const row = freshRow(appointments, idAt(random, at), localActor(''), NOW)
  return Object.assign(row, {
    day,
    data_ora,
    nr_auto: 'CT12MRS',
    client_nume: 'Popescu',
    durata_minute: 30,
  }) as unknown as Appointment
}

describe('a week of the calendar', () => {
  const db = new AppDatabase('calendar-costs')
  beforeAll(() => db.open())
  afterAll(() => db.delete())

  it('reads its own rows alone, however many others there are', async () => {
    const year = Array.from({ length: 350 }, (_, index) => addDays(MONDAY, index - 175))
    const rows = year.map((day) => appointmentOn(day, '08:00'))
    await db.rows('appointments').bulkAdd(rows)
    let read = 0
    db.rows('appointments').hook('reading', (row) => {
      read += 1
      return row
    })
    const found = await readDays(db, { from: MONDAY, to: addDays(MONDAY, 6) })
    expect([rows.length, found.length, read]).toEqual([350, 7, 7])
  })

  it('keeps the block of an appointment that has not changed, so that it is not drawn again', () => {
    const [one, other] = blocksOf(
      [appointmentOn(MONDAY, '08:00'), appointmentOn(MONDAY, '09:00')],
      { services: new Map(), plates: new Map() },
      NOW,
    ) as [Block, Block]
    const before = new Map([one, other].map((block) => [block.id, block]))
    const after = sameWhereEqual(before, [{ ...one }, { ...other, client: 'Ionescu' }])
    expect(after.get(one.id)).toBe(one)
    expect(after.get(other.id)).not.toBe(other)
    expect(after.get(other.id)?.client).toBe('Ionescu')
  })
})
