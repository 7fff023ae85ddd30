import { describe, expect, it } from 'vitest'
import { settingsOf } from '#domain/workshop/appointments/hours.ts'
import type { Appointment, Bay, Service } from '#domain/workshop/appointments/schema.ts'
import type { Calendar } from '#domain/workshop/appointments/slots.ts'
import { bookable, FORTNIGHT, formatLength, serviceChoice, shownDays, timesOf } from './booking-view.ts'

/** A Tuesday, 10:00 in Romania. */
const NOW = '2026-12-08T08:00:00.000Z'

const SERVICE = {
  id: 's1',
  nume: 'Schimb de ulei',
  minutes: 60,
  season_minutes: null,
  buffer_minute: 0,
  needs: 'bay',
  bays: '',
  price_from: 15_000,
  activ: 1,
  bookable: 1,
  position: 1,
  deleted_at: null,
} as Service

const BAY = { id: 'b1', activ: 1, bookable: 1, position: 1, deleted_at: null } as Bay

/** An appointment of the bay, from a time of UTC on. */
const taken = (day: string, from: string, minutes: number): Appointment =>
  ({
    id: `${day}${from}`,
    day,
    data_ora: `${day}T${from}:00.000Z`,
    durata_minute: minutes,
    buffer_minute: 0,
    bay_id: 'b1',
    mechanic_id: null,
    status: 'PROGRAMAT',
    hold_until: null,
    deleted_at: null,
  }) as Appointment

const calendar = (settings: object = {}, appointments: Appointment[] = []): Calendar => ({
  settings: { ...settingsOf(null), notice_hours: 4, ...settings },
  exceptions: [],
  bays: [BAY],
  mechanics: [],
  appointments,
})

const NOTHING = { asked: '', chosen: '', id: null }

describe('what a client chooses from', () => {
  it('are the services that can be booked, in the shop’s order, with their length and price', () => {
    const others = [
      { ...SERVICE, id: 's0', position: 0 },
      { ...SERVICE, id: 's2', bookable: 0 },
      { ...SERVICE, id: 's3', activ: 0 },
      { ...SERVICE, id: 's4', deleted_at: NOW },
    ] as Service[]
    expect(bookable([SERVICE, ...others]).map(({ id }) => id)).toEqual(['s0', 's1'])
    const { name, detail } = serviceChoice(SERVICE, calendar(), '2026-12-08')
    expect([name, detail.replaceAll('\u00a0', ' ')]).toEqual([
      'Schimb de ulei',
      'circa 1 oră · de la 150,00 lei',
    ])
    const season = { season_from: '2026-12-01', season_to: '2026-12-31' }
    const short = { ...SERVICE, season_minutes: 30, price_from: null } as Service
    expect(serviceChoice(short, calendar(season), '2026-12-08').detail).toBe('circa 30 de minute')
    expect([15, 45, 90, 180].map((minutes) => formatLength(minutes).replaceAll('\u00a0', ' '))).toEqual([
      '15 minute',
      '45 de minute',
      '1,5 ore',
      '3 ore',
    ])
  })

  it('are the days of a fortnight, each with what is free or why nothing is', () => {
    const full = taken('2026-12-09', '06:00', 600)
    const { days, day, times, earlier, later } = timesOf(SERVICE, calendar({}, [full]), NOTHING, NOW)
    expect(days).toHaveLength(FORTNIGHT)
    expect(days.slice(0, 6).map(({ weekday, date, state }) => `${weekday} ${date} ${state}`)).toEqual([
      'marți 8 dec. ',
      'miercuri 9 dec. complet',
      'joi 10 dec. ',
      'vineri 11 dec. ',
      'sâmbătă 12 dec. închis',
      'duminică 13 dec. închis',
    ])
    // Four hours ahead, in steps of half an hour, and the last ends with the day.
    expect([day, times[0]?.time, times.at(-1)?.time]).toEqual(['2026-12-08', '14:00', '17:00'])
    expect([earlier, later]).toEqual(['', '2026-12-22'])
  })

  it('says where it is too late for a day', () => {
    const { days, day } = timesOf(SERVICE, calendar({ notice_hours: 12 }), NOTHING, NOW)
    expect([days[0]?.state, day]).toEqual(['prea târziu', '2026-12-09'])
  })

  it('is the day that was chosen, or the first with a free time', () => {
    const full = taken('2026-12-09', '06:00', 600)
    const chosen = (one: string) =>
      timesOf(SERVICE, calendar({}, [full]), { ...NOTHING, chosen: one }, NOW).day
    expect(['2026-12-10', '2026-12-09', '2026-12-12', 'x'].map(chosen)).toEqual([
      '2026-12-10',
      '2026-12-08',
      '2026-12-08',
      '2026-12-08',
    ])
    expect(timesOf(SERVICE, { ...calendar(), bays: [] }, NOTHING, NOW)).toMatchObject({ day: '', times: [] })
  })

  it('ends with the horizon of the shop, whatever day is asked for', () => {
    const near = calendar({ horizon_days: 20 })
    const shown = (asked: string) => {
      const days = shownDays(asked, near, NOW)
      return [days[0], days.at(-1), days.length]
    }
    expect(shown('')).toEqual(['2026-12-08', '2026-12-21', 14])
    expect(shown('2026-12-22')).toEqual(['2026-12-22', '2026-12-28', 7])
    expect(shown('2031-01-01')).toEqual(['2026-12-28', '2026-12-28', 1])
    expect(shown('1990-01-01')).toEqual(['2026-12-08', '2026-12-21', 14])
    const last = timesOf(SERVICE, near, { ...NOTHING, asked: '2026-12-22' }, NOW)
    expect([last.earlier, last.later]).toEqual(['2026-12-08', ''])
  })

  it('is also the time that the appointment which moves has itself', () => {
    const own = taken('2026-12-08', '12:00', 60)
    const times = (id: string | null) =>
      timesOf(SERVICE, calendar({}, [own]), { ...NOTHING, id }, NOW).times.map(({ time }) => time)
    expect(times(null)).not.toContain('14:00')
    expect(times(own.id)).toContain('14:00')
  })
})
