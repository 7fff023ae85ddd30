import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/kernel/days.ts'
import { dueOf, nextDue, odometerOf, type ReminderSettings } from './due.ts'

const SETTINGS: ReminderSettings = {
  reminder_days: 30,
  reminder_km: 1_000,
  itp_months: 24,
  itp_months_old: 12,
  itp_old_years: 12,
  oil_months: 12,
  oil_km: 10_000,
}
const TODAY = '2026-11-21'
const by = (due_date: string | null, due_km: number | null = null) => ({ due_date, due_km, done_at: null })

describe('a reminder by its day', () => {
  it('is late from the day after, near from thirty days before', () => {
    const state = (day: string) => dueOf(by(day), null, SETTINGS, TODAY).state
    expect(['2026-11-20', '2026-11-21', '2026-12-21', '2026-12-22'].map(state)).toEqual([
      'late',
      'soon',
      'soon',
      'later',
    ])
  })

  it('is done once it is done, at any time', () => {
    const done = { ...by('2020-01-01'), done_at: '2026-11-21T08:00:00.000Z' }
    expect(dueOf(done, null, SETTINGS, TODAY).state).toBe('done')
  })
})

describe('a reminder by kilometres', () => {
  const readings = [
    { day: '2026-08-13', km: 100_000 },
    { day: '2026-11-21', km: 105_000 },
  ]

  it('estimates its day from the pace of the car', () => {
    // 5.000 km in 100 days: 50 per day.
    const due = dueOf(by(null, 107_500), odometerOf(readings), SETTINGS, TODAY)
    expect(due).toEqual({ state: 'later', day: '2027-01-10', isGuess: true, kmLeft: 2_500 })
  })

  it('looks at the last twelve readings of a car, however long it has been coming', () => {
    const often = Array.from({ length: 40 }, (_, at) => ({
      day: addDays('2020-01-01', at * 40),
      km: at * 400,
    }))
    const late = often.slice(-12)
    const slow = [{ day: '2000-01-01', km: 1 }, ...often]
    expect(odometerOf(slow)).toEqual(odometerOf(late))
    expect(odometerOf(slow)?.perDay).toBe(10)
  })

  it('is near in its last thousand kilometres, and late after them', () => {
    const state = (km: number) => dueOf(by(null, km), odometerOf(readings), SETTINGS, TODAY).state
    expect([106_000, 105_000, 104_000].map(state)).toEqual(['soon', 'late', 'late'])
  })

  it('waits for whichever comes first', () => {
    const due = dueOf(by('2026-12-01', 150_000), odometerOf(readings), SETTINGS, TODAY)
    expect(due).toMatchObject({ state: 'soon', day: '2026-12-01', isGuess: false })
  })

  it('has no estimate for a car with no reading, or only one', () => {
    expect(dueOf(by(null, 100_000), null, SETTINGS, TODAY)).toMatchObject({
      state: 'later',
      day: null,
      kmLeft: null,
    })
    const once = odometerOf([{ day: TODAY, km: 50_000 }])
    expect(dueOf(by(null, 100_000), once, SETTINGS, TODAY)).toMatchObject({ day: null, kmLeft: 50_000 })
  })

  it('ignores a reading that goes back', () => {
    expect(odometerOf([...readings, { day: '2026-09-01', km: 1_000_000 }])).toMatchObject({
      km: 105_000,
      perDay: 50,
    })
  })
})

describe('the next reminder', () => {
  it('is an inspection in two years, in one for a car of twelve years or more', () => {
    const next = (year: number | null) =>
      nextDue({ kind: 'itp', due_date: null, due_km: null }, SETTINGS, { today: TODAY, year, km: null })
    expect(next(2018).due_date).toBe('2028-11-21')
    expect(next(2014).due_date).toBe('2027-11-21')
    expect(next(null).due_date).toBe('2028-11-21')
  })

  it('counts from the old day when done early, from today when done late', () => {
    const next = (due_date: string) =>
      nextDue({ kind: 'rca', due_date, due_km: null }, SETTINGS, { today: TODAY, year: null, km: null })
        .due_date
    expect(next('2026-12-10')).toBe('2027-12-10')
    expect(next('2026-10-01')).toBe('2027-11-21')
  })

  it('is an oil service by the day and by the kilometres', () => {
    const oil = { kind: 'ulei', due_date: null, due_km: 100_000 } as const
    expect(nextDue(oil, SETTINGS, { today: TODAY, year: null, km: 101_500 })).toEqual({
      due_date: '2027-11-21',
      due_km: 111_500,
    })
  })
})
