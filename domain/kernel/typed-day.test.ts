import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { FIRST_DAY, formatDayShort, LAST_DAY } from './dates.ts'
import { parseDay } from './typed-day.ts'

const days = fc
  .integer({ min: Date.parse(FIRST_DAY) / DAY, max: Date.parse(LAST_DAY) / DAY })
  .map((day) => new Date(day * DAY).toISOString().slice(0, 10))

describe('parseDay', () => {
  it.each(['15.01.2027', '15.1.27', '15/01/2027', '15-1-2027', '15 1 27', '15,1,27', '150127', '15012027'])(
    'reads %s as 15 January 2027',
    (typed) => expect(parseDay(typed)).toBe('2027-01-15'),
  )

  it('reads every day as it is shown and as it is stored', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(parseDay(formatDayShort(day))).toBe(day)
        expect(parseDay(` ${day} `)).toBe(day)
      }),
    )
  })

  it('refuses days outside the calendar and outside the bounds of records', () => {
    for (const typed of ['31.02.2026', '29.02.2027', '00.01.2027', '15.13.2027', '15.01.1989', '01.01.2101'])
      expect(parseDay(typed)).toBeNull()
  })

  it('guesses no year and completes no unfinished day', () => {
    for (const typed of ['15.01', '15.01.', '15.01.2', '15.01.202', '1501', 'azi', '']) {
      expect(parseDay(typed)).toBeNull()
    }
  })

  it('reads years of two digits within the bounds of records', () => {
    expect(parseDay('1.1.89')).toBe('2089-01-01')
    expect(parseDay('1.1.90')).toBe('1990-01-01')
  })
})
