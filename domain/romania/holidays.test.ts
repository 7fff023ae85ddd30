import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '#domain/kernel/days.ts'
import { holidayOf, holidaysOf, orthodoxEaster } from './holidays.ts'

/** Sundays of Easter as the Romanian Orthodox Church publishes them. */
const EASTER = [
  '2015-04-12',
  '2016-05-01',
  '2017-04-16',
  '2018-04-08',
  '2019-04-28',
  '2020-04-19',
  '2021-05-02',
  '2022-04-24',
  '2023-04-16',
  '2024-05-05',
  '2025-04-20',
  '2026-04-12',
  '2027-05-02',
  '2028-04-16',
  '2029-04-08',
  '2030-04-28',
  '2031-04-13',
  '2032-05-02',
  '2033-04-24',
  '2034-04-09',
  '2035-04-29',
]

const year = fc.integer({ min: 1990, max: 2100 })

describe('the Orthodox Easter', () => {
  it.each(EASTER)('is on %s', (day) => {
    expect(orthodoxEaster(Number(day.slice(0, 4)))).toBe(day)
  })

  it('is a Sunday between 4 April and 11 May', () => {
    fc.assert(
      fc.property(year, (some) => {
        const easter = orthodoxEaster(some)
        expect(weekday(easter)).toBe(7)
        expect(easter >= `${some}-04-04` && easter <= `${some}-05-11`).toBe(true)
      }),
    )
  })
})

describe('public holidays', () => {
  it('of 2026 are those of the law', () => {
    expect([...holidaysOf(2026).keys()].sort()).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-01-06',
      '2026-01-07',
      '2026-01-24',
      '2026-04-10',
      '2026-04-12',
      '2026-04-13',
      '2026-05-01',
      '2026-05-31',
      '2026-06-01',
      '2026-08-15',
      '2026-11-30',
      '2026-12-01',
      '2026-12-25',
      '2026-12-26',
    ])
  })

  it('are 17 days, less one where a moving one falls on a fixed one', () => {
    fc.assert(
      fc.property(year, (some) => {
        const days = holidaysOf(some)
        expect(days.size).toBeLessThanOrEqual(17)
        expect(days.size).toBeGreaterThanOrEqual(16)
        const easter = orthodoxEaster(some)
        expect(holidayOf(addDays(easter, -2))).toBe('good_friday')
        expect(weekday(addDays(easter, 50))).toBe(1)
        expect(holidayOf(addDays(easter, 49))).toBe('pentecost')
      }),
    )
  })

  it('are no other days', () => {
    expect(holidayOf('2026-03-08')).toBeNull()
    expect(holidayOf('2028-02-29')).toBeNull()
    expect(holidayOf('2026-05-31')).toBe('pentecost')
  })
})
