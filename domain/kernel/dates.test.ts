import { afterEach, describe, expect, it, vi } from 'vitest'
import { dayInRomania, isDay } from './dates.ts'

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
