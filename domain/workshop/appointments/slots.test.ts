import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockInRomania, timeInRomania } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { freshRow } from '#domain/sync/apply-op.ts'
import type { Collection, RowOf } from '#domain/sync/collection.ts'
import { mechanics } from '#domain/workshop/catalog/schema.ts'
import { alternativesTo, searchedDays } from './alternatives.ts'
import { conflictsOf, isOutsideHours, shutOutBy } from './conflicts.ts'
import { hoursOn, openOn, settingsOf } from './hours.ts'
import { loadOn } from './load.ts'
import type { DayHours, WeekHours } from './opening.ts'
import { type Appointment, appointments, bays, services } from './schema.ts'
import { type CalendarException, calendarExceptions } from './settings.ts'
import { readSlots, writeSlots } from './slot-list.ts'
import { type Calendar, freeSlots, type Wanted, wantedFor } from './slots.ts'
import { CELL, cellsOf, minutesOf, takenBy } from './time.ts'

const NOW = '2026-01-01T00:00:00.000Z'
const MONDAY = '2026-12-07'
const ACTOR = systemActor({ tenantId: 'shop' }, 'founding')

const made = <C extends Collection>(collection: C, id: string, values: Partial<RowOf<C>>): RowOf<C> =>
  Object.assign(freshRow(collection, id, ACTOR, NOW), values) as RowOf<C>

const at = (day: string, time: string) => new Date(clockInRomania(day, time)).toISOString()
const clock = (instant: string) => timeInRomania(Date.parse(instant))

const BAYS = ['b1', 'b2', 'b3'].map((id, position) => made(bays, id, { nume: id, position }))
const MECHANICS = ['m1', 'm2'].map((id) => made(mechanics, id, { nume: id }))

const exception = (values: Partial<CalendarException>, id = 'e1') =>
  made(calendarExceptions, id, { from_day: MONDAY, to_day: MONDAY, ...values })

const calendar = (values: Partial<Calendar> = {}): Calendar => ({
  settings: settingsOf(null),
  exceptions: [],
  bays: BAYS.slice(0, 1),
  mechanics: [],
  appointments: [],
  ...values,
})

const appointment = (id: string, values: Partial<Appointment>): Appointment =>
  made(appointments, id, { status: 'PROGRAMAT', day: MONDAY, ...values })

const wanted = (values: Partial<Wanted> = {}): Wanted => ({
  minutes: 60,
  buffer: 0,
  needs: 'bay',
  bays: [],
  first: { bay_id: null, mechanic_id: null },
  byClient: false,
  id: null,
  ...values,
})

const starts = (day: string, one: Wanted, all: Calendar) =>
  freeSlots(day, one, all, NOW).map((slot) => clock(slot.at))

describe('hours', () => {
  it('of a day are those of its weekday, of a holiday, or of an exception, the last one made', () => {
    expect(hoursOn(MONDAY, calendar())).toEqual([['08:00', '18:00']])
    expect(hoursOn('2026-12-06', calendar())).toEqual([])
    expect(hoursOn('2026-12-25', calendar())).toEqual([])
    const settings = { ...settingsOf(null), open_on_holidays: 1 as const }
    expect(hoursOn('2026-12-25', calendar({ settings }))).toEqual([['08:00', '18:00']])
    const exceptions = [
      exception({ hours: '' }, 'e1'),
      exception({ hours: '[["09:00","12:00"]]' }, 'e2'),
      exception({ hours: '[]', mechanic_id: 'm1' }, 'e3'),
    ]
    expect(hoursOn(MONDAY, calendar({ exceptions }))).toEqual([['09:00', '12:00']])
    expect(openOn(MONDAY, calendar({ exceptions }), { kind: 'mechanic', id: 'm1' })).toEqual([])
    expect(openOn(MONDAY, calendar({ exceptions }), { kind: 'mechanic', id: 'm2' })).toHaveLength(1)
  })

  it('B4: of a whole day have as many cells as the day has', () => {
    const cells = (day: string) =>
      cellsOf({ from: clockInRomania(day, '00:00'), to: clockInRomania(day, '24:00') }).length
    expect([cells('2027-03-28'), cells('2027-10-31'), cells('2028-02-29')]).toEqual([92, 100, 96])
  })
})

describe('free places', () => {
  it('are within the hours, around the lunch break and what is booked', () => {
    const day: DayHours = [
      ['08:00', '12:00'],
      ['13:00', '15:00'],
    ]
    const settings = { ...settingsOf(null), week: Array<DayHours>(7).fill(day) as WeekHours }
    const booked = appointment('a1', { data_ora: at(MONDAY, '09:00'), bay_id: 'b1' })
    expect(starts(MONDAY, wanted(), calendar({ settings, appointments: [booked] }))).toEqual([
      '08:00',
      '10:00',
      '10:30',
      '11:00',
      '13:00',
      '13:30',
      '14:00',
    ])
    expect(starts(MONDAY, wanted({ id: 'a1' }), calendar({ settings, appointments: [booked] }))).toContain(
      '09:00',
    )
  })

  it('keep the buffer of both, and let the last one run beyond closing', () => {
    const booked = appointment('a1', { data_ora: at(MONDAY, '10:00'), bay_id: 'b1', buffer_minute: 30 })
    const found = starts(MONDAY, wanted({ buffer: 30 }), calendar({ appointments: [booked] }))
    expect(found).not.toContain('09:00')
    expect(found).toContain('08:30')
    expect(found).not.toContain('11:00')
    expect(found).toContain('11:30')
    expect(found.at(-1)).toBe('17:00')
  })

  it('take the bays of the service, those that clients may book, and a mechanic who is there', () => {
    const all = calendar({
      bays: [BAYS[0], made(bays, 'b2', { position: 1, bookable: 0 }), BAYS[2]].flatMap((one) => one ?? []),
      mechanics: MECHANICS,
      exceptions: [exception({ mechanic_id: 'm1' })],
    })
    const both = wanted({ needs: 'both', bays: ['b2', 'b3'] })
    expect(freeSlots(MONDAY, both, all, NOW)[0]).toMatchObject({ bay_id: 'b2', mechanic_id: 'm2' })
    expect(freeSlots(MONDAY, { ...both, byClient: true }, all, NOW)[0]).toMatchObject({ bay_id: 'b3' })
    const away = [exception({ mechanic_id: 'm1' }), exception({ mechanic_id: 'm2' }, 'e2')]
    expect(freeSlots(MONDAY, both, { ...all, exceptions: away }, NOW)).toEqual([])
  })

  it('in the season are shorter and nearer to each other', () => {
    const service = made(services, 's1', { minutes: 60, season_minutes: 30 })
    const settings = { ...settingsOf(null), season_from: MONDAY, season_to: MONDAY }
    const all = calendar({ settings })
    const found = starts(MONDAY, wantedFor(service, MONDAY, all), all)
    expect(found.slice(0, 3)).toEqual(['08:00', '08:15', '08:30'])
    expect(found.at(-1)).toBe('17:30')
    const next = addDays(MONDAY, 1)
    expect(starts(next, wantedFor(service, next, all), all).slice(0, 2)).toEqual(['08:00', '08:30'])
  })

  it('are free: booked one after the other, none overlaps, until no place is left', () => {
    const booking = fc.record({
      pick: fc.nat(),
      minutes: fc.integer({ min: 1, max: 12 }).map((cells) => cells * 15),
      buffer: fc.integer({ min: 0, max: 2 }).map((cells) => cells * 15),
      needs: fc.constantFrom('bay', 'mechanic', 'both'),
    })
    fc.assert(
      fc.property(
        fc.array(booking, { maxLength: 25 }),
        fc.constantFrom(MONDAY, '2027-03-29', '2028-02-29'),
        (bookings, day) => {
          const all: Appointment[] = []
          for (const [index, { pick, minutes, buffer, needs }] of bookings.entries()) {
            const now = calendar({ bays: BAYS, mechanics: MECHANICS, appointments: all })
            const slots = freeSlots(day, wanted({ minutes, buffer, needs }), now, NOW)
            const slot = slots[pick % Math.max(1, slots.length)]
            if (!slot) continue
            const { at: data_ora, bay_id, mechanic_id } = slot
            const one = appointment(`a${index}`, {
              ...{ day, data_ora, bay_id, mechanic_id, durata_minute: minutes, buffer_minute: buffer },
            })
            expect(conflictsOf(one, all, NOW)).toEqual([])
            expect(isOutsideHours(one, now)).toBe(false)
            all.push(one)
          }
          // Counted apart, by cells: each cell of a lane at most once.
          const cells = all.flatMap((one) =>
            [one.bay_id, one.mechanic_id].flatMap((lane) =>
              lane === null ? [] : cellsOf(takenBy(one)).map((cell) => `${lane} ${cell}`),
            ),
          )
          expect(new Set(cells).size).toBe(cells.length)
          const loads = loadOn(day, calendar({ bays: BAYS, mechanics: MECHANICS, appointments: all }), NOW)
          expect(loads.reduce((sum, { booked, beyond }) => sum + booked + beyond, 0)).toBe(cells.length * 15)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('places instead of a taken one', () => {
  it('are the same time on another lane, then the nearest, on the next days where the day is full', () => {
    const full = ['b1', 'b2'].map((bay_id, index) =>
      appointment(`a${index}`, { bay_id, data_ora: at(MONDAY, '08:00'), durata_minute: 600 }),
    )
    const all = calendar({ bays: BAYS, appointments: full })
    const [first, second] = alternativesTo(at(MONDAY, '12:00'), wanted(), all, NOW)
    expect(first).toEqual({ at: at(MONDAY, '12:00'), bay_id: 'b3', mechanic_id: null })
    expect(second?.bay_id).toBe('b3')
    const one = calendar({ appointments: full })
    const later = alternativesTo(at(MONDAY, '12:00'), wanted(), one, NOW)
    expect(later.map((slot) => slot.at)).toEqual(
      ['08:00', '08:30', '09:00'].map((time) => at(addDays(MONDAY, 1), time)),
    )
    expect(readSlots(writeSlots(later))).toEqual(later)
    expect(readSlots('')).toEqual([])
    expect(searchedDays(at(MONDAY, '12:00'))[0]).toBe(MONDAY)
  })
})

describe('B7: a day that closes', () => {
  it('says which appointments it shuts out, of the shop or of one lane', () => {
    const [early, late, own] = [
      appointment('a1', { data_ora: at(MONDAY, '09:00'), bay_id: 'b1' }),
      appointment('a2', { data_ora: at(MONDAY, '15:00'), bay_id: 'b1', mechanic_id: 'm1' }),
      appointment('a3', { data_ora: at(MONDAY, '20:00'), bay_id: 'b1' }),
    ]
    const gone = appointment('a4', { data_ora: at(MONDAY, '11:00'), bay_id: 'b1', status: 'ANULAT' })
    const all = [late, early, own, gone]
    const shut = (values: Partial<CalendarException>) =>
      shutOutBy(exception(values), all, calendar(), NOW).map(({ id }) => id)
    expect(shut({})).toEqual(['a1', 'a2'])
    expect(shut({ hours: '[["08:00","12:00"]]' })).toEqual(['a2'])
    expect(shut({ mechanic_id: 'm1' })).toEqual(['a2'])
    expect(shut({ from_day: '2026-12-08', to_day: '2026-12-09' })).toEqual([])
  })
})

describe('load', () => {
  it('is what is booked of the hours there are, and what is beyond them', () => {
    const all = [
      appointment('a1', { data_ora: at(MONDAY, '17:00'), bay_id: 'b1', durata_minute: 120 }),
      appointment('a2', { data_ora: at(MONDAY, '08:00'), bay_id: 'b1', status: 'FINALIZAT' }),
      appointment('a3', { data_ora: at(MONDAY, '10:00'), bay_id: 'b1', status: 'NEPREZENTAT' }),
    ]
    expect(loadOn(MONDAY, calendar({ appointments: all }), NOW)).toEqual([
      { lane: { kind: 'bay', id: 'b1' }, open: 600, booked: 120, beyond: 60 },
    ])
    expect(minutesOf({ from: 0, to: CELL })).toBe(15)
  })
})
