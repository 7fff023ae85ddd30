import { describe, expect, it } from 'vitest'
import { dayOfMonth, isoWeek, mondayOf, monthOf } from './calendar.ts'

describe('days of the dashboard', () => {
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
