import { expect, it } from 'vitest'
import { type Hours, settingsOf } from '#domain/workshop/appointments/hours.ts'
import type { CalendarException } from '#domain/workshop/appointments/settings.ts'
import { daysOffFrom } from './days-off.ts'

const exception = (values: Partial<CalendarException>): CalendarException =>
  ({
    id: 'e',
    hours: '',
    reason: '',
    bay_id: null,
    mechanic_id: null,
    deleted_at: null,
    ...values,
  }) as CalendarException

const shop = (exceptions: CalendarException[] = [], open_on_holidays: 0 | 1 = 0): Hours => ({
  settings: { ...settingsOf(null), open_on_holidays },
  exceptions,
})

const said = (today: string, hours: Hours) =>
  daysOffFrom(today, hours).map((one) =>
    one.kind === 'holiday'
      ? `${one.days.holiday} ${one.days.from_day}/${one.days.to_day}`
      : `${one.exception.from_day}/${one.exception.to_day}`,
  )

it('lists the holidays of a year, days in a row once', () => {
  const list = said('2026-12-20', shop())
  expect(list.slice(0, 2)).toEqual(['christmas 2026-12-25/2026-12-26', 'new_year 2027-01-01/2027-01-02'])
  expect(list).toContain('easter 2027-05-02/2027-05-03')
  expect(list.at(-1)).toBe('national_day 2027-12-01/2027-12-01')
})

it('puts what the shop has written among them, and leaves what is over', () => {
  const leave = exception({ id: 'leave', from_day: '2026-12-28', to_day: '2026-12-30' })
  const over = exception({ id: 'over', from_day: '2026-12-01', to_day: '2026-12-19' })
  expect(said('2026-12-20', shop([over, leave])).slice(0, 3)).toEqual([
    'christmas 2026-12-25/2026-12-26',
    '2026-12-28/2026-12-30',
    'new_year 2027-01-01/2027-01-02',
  ])
})

it('names a holiday on which the shop works by its hours, but not one on which a single bay is off', () => {
  const work = exception({
    id: 'work',
    from_day: '2026-12-25',
    to_day: '2026-12-26',
    hours: '[["08:00","12:00"]]',
  })
  expect(said('2026-12-20', shop([work]))[0]).toBe('2026-12-25/2026-12-26')
  expect(said('2026-12-20', shop([{ ...work, bay_id: 'one' }]))).toContain('christmas 2026-12-25/2026-12-26')
})

it('has no holidays where they are days like any other', () => {
  expect(said('2026-12-20', shop([], 1))).toEqual([])
})
