import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, dayOfMonth, isoWeek, mondayOf, monthOf, shiftMonths } from './days.ts'

describe('days of the calendar', () => {
  it('start the week on Monday', () => {
    expect(mondayOf('2026-11-21')).toBe('2026-11-16')
    expect(mondayOf('2026-11-16')).toBe('2026-11-16')
    expect(mondayOf('2026-11-22')).toBe('2026-11-16')
    expect(mondayOf('2026-01-01')).toBe('2025-12-29')
  })

  it('count ISO weeks across the turn of the year', () => {
    expect(isoWeek('2026-11-21')).toBe(47)
    expect(isoWeek('2026-01-01')).toBe(1)
    expect(isoWeek('2027-01-01')).toBe(53)
    expect(isoWeek('2025-12-29')).toBe(1)
    expect(isoWeek('2024-12-29')).toBe(52)
  })

  it('know the ends of a month', () => {
    expect(monthOf('2026-11-21')).toEqual({ first: '2026-11-01', last: '2026-11-30' })
    expect(monthOf('2028-02-03')).toEqual({ first: '2028-02-01', last: '2028-02-29' })
    expect(monthOf('2026-12-31')).toEqual({ first: '2026-12-01', last: '2026-12-31' })
    expect(dayOfMonth('2026-11-07')).toBe(7)
  })
})

describe('addMonths', () => {
  it('keeps the day of the month, or takes its last', () => {
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 600 }), (days, months) => {
        const day = new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)
        const next = addMonths(day, months)
        const [year = 0, month = 0] = day.split('-').map(Number)
        const [nextYear = 0, nextMonth = 0] = next.split('-').map(Number)
        expect((nextYear - year) * 12 + nextMonth - month).toBe(months)
      }),
    )
  })
})

describe('shiftMonths', () => {
  it('keeps the time of the day, and takes the last day of a month that is too short', () => {
    expect(shiftMonths('2026-01-31T10:20:30.400Z', 1)).toBe('2026-02-28T10:20:30.400Z')
    expect(shiftMonths('2028-02-29T00:00:00.000Z', 12)).toBe('2029-02-28T00:00:00.000Z')
    expect(shiftMonths('2026-03-31T10:00:00.000Z', -1)).toBe('2026-02-28T10:00:00.000Z')
  })

  it('reads an instant of another time zone', () => {
    expect(shiftMonths('2026-01-31T22:00:00.000-04:00', 1)).toBe('2026-03-01T02:00:00.000Z')
  })
})
