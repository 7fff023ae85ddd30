import { expect, it } from 'vitest'
import { addDays, startOfDay } from '#domain/kernel/days.ts'
import { shortDate, spokenDay, spokenInstant } from './spoken-day.ts'

it('a day is said as the locale says it', () => {
  const said = (language: 'ro' | 'en') => {
    const format = new Intl.DateTimeFormat(language === 'ro' ? 'ro-RO' : 'en-GB', {
      timeZone: 'UTC',
      weekday: 'long',
      day: 'numeric',
      month: 'long',
    })
    return (day: string) => format.format(startOfDay(day)).replaceAll(',', '')
  }
  for (const language of ['ro', 'en'] as const)
    for (let ahead = 0; ahead < 366; ahead += 5) {
      const day = addDays('2028-02-25', ahead)
      expect(spokenDay(day, language).replace(',', '')).toBe(said(language)(day))
    }
})

it('an instant is said by the clock of Romania, in summer and in winter', () => {
  expect(spokenInstant('2026-12-03T07:30:00.000Z')).toBe('joi, 3 decembrie, 09:30')
  expect(spokenInstant('2026-07-31T21:15:00.000Z', 'en')).toBe('Saturday, 1 August, 00:15')
})

it('a day is short where many stand beside each other', () => {
  expect(['2026-11-30', '2026-05-01', '2026-12-03', '2026-09-09'].map(shortDate)).toEqual([
    '30 nov.',
    '1 mai',
    '3 dec.',
    '9 sep.',
  ])
})
