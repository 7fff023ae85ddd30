import { afterEach, describe, expect, it, vi } from 'vitest'
import { dayInRomania, instantInRomania, isDay } from './dates.ts'

afterEach(() => vi.restoreAllMocks())

describe('the day in Romania', () => {
  it('is the day of Bucharest, by winter and by summer time', () => {
    expect(dayInRomania(Date.UTC(2026, 10, 29, 21, 59))).toBe('2026-11-29')
    expect(dayInRomania(Date.UTC(2026, 10, 29, 22, 0))).toBe('2026-11-30')
    expect(dayInRomania(Date.UTC(2026, 6, 1, 20, 59))).toBe('2026-07-01')
    expect(dayInRomania(Date.UTC(2026, 6, 1, 21, 0))).toBe('2026-07-02')
  })

  it('is the same where a language formats days in another order, as WebKit with ICU 72 does', () => {
    const written: { format: unknown } = Intl.DateTimeFormat.prototype
    vi.spyOn(written, 'format', 'get').mockReturnValue(() => '11/29/2026')
    expect(dayInRomania(Date.UTC(2026, 10, 29, 12))).toBe('2026-11-29')
  })

  it('is a day of the calendar whatever the clock says', () => {
    for (const year of [1990, 2009, 2026, 2100]) expect(isDay(dayInRomania(Date.UTC(year, 0, 15)))).toBe(true)
  })
})

describe('the instant of an hour in Romania', () => {
  const at = (day: string, hour: number) => new Date(instantInRomania(day, hour)).toISOString()

  it('follows summer and winter time', () => {
    expect(at('2026-01-15', 9)).toBe('2026-01-15T07:00:00.000Z')
    expect(at('2026-07-15', 9)).toBe('2026-07-15T06:00:00.000Z')
    expect(at('2026-03-29', 0)).toBe('2026-03-28T22:00:00.000Z')
    expect(at('2026-03-29', 9)).toBe('2026-03-29T06:00:00.000Z')
    expect(at('2026-10-25', 0)).toBe('2026-10-24T21:00:00.000Z')
    expect(at('2026-10-25', 9)).toBe('2026-10-25T07:00:00.000Z')
  })

  it('takes the next hour for a skipped one, and the first of a repeated one', () => {
    expect(at('2026-03-29', 3)).toBe('2026-03-29T01:00:00.000Z')
    expect(at('2026-10-25', 3)).toBe('2026-10-25T00:00:00.000Z')
  })
})
