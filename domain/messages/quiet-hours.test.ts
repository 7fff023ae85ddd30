import { describe, expect, it } from 'vitest'
import { dayInRomania, instantInRomania } from '#domain/kernel/dates.ts'
import { weekday } from '#domain/kernel/days.ts'
import { DEFAULT_MESSAGE_SETTINGS, eveOf, leavesAt, messageSettingsOf } from './quiet-hours.ts'

/** When a message leaves that is due at an instant. */
const leaves = (at: string, settings = {}): string =>
  new Date(leavesAt(Date.parse(at), messageSettingsOf(settings))).toISOString()

describe('quiet hours', () => {
  it('are from 20 to 9 and on Sundays, in Romania', () => {
    expect(leaves('2026-11-25T12:00:00.000Z')).toBe('2026-11-25T12:00:00.000Z')
    expect(leaves('2026-11-25T06:59:59.999Z')).toBe('2026-11-25T07:00:00.000Z')
    expect(leaves('2026-11-25T07:00:00.000Z')).toBe('2026-11-25T07:00:00.000Z')
    expect(leaves('2026-11-25T17:59:59.999Z')).toBe('2026-11-25T17:59:59.999Z')
    expect(leaves('2026-11-25T18:00:00.000Z')).toBe('2026-11-26T07:00:00.000Z')
    expect(leaves('2026-11-29T10:00:00.000Z')).toBe('2026-11-30T07:00:00.000Z')
  })

  it('move a reminder due at 21:30 to 9:00 of the next allowed day', () => {
    expect(leaves('2026-11-25T19:30:00.000Z')).toBe('2026-11-26T07:00:00.000Z')
    expect(leaves('2026-07-15T18:30:00.000Z')).toBe('2026-07-16T06:00:00.000Z')
  })

  it('move it to Monday over the nights in which the clock changes', () => {
    expect(leaves('2026-03-28T19:30:00.000Z')).toBe('2026-03-30T06:00:00.000Z')
    expect(leaves('2026-10-24T18:30:00.000Z')).toBe('2026-10-26T07:00:00.000Z')
  })

  it('are longer where the shop says so', () => {
    const narrow = { send_from: 10, send_until: 17, saturdays: 0 }
    expect(leaves('2026-11-27T15:00:00.000Z', narrow)).toBe('2026-11-30T08:00:00.000Z')
    expect(leaves('2026-11-27T07:30:00.000Z', narrow)).toBe('2026-11-27T08:00:00.000Z')
  })

  it('hold all over two years: never earlier, never quiet, never a later hour than needed', () => {
    const settings = DEFAULT_MESSAGE_SETTINGS
    const end = Date.parse('2028-01-01T00:00:00.000Z')
    for (let at = Date.parse('2026-01-01T00:30:00.000Z'); at < end; at += 7 * 3_600_000) {
      const left = leavesAt(at, settings)
      const day = dayInRomania(left)
      expect(left).toBeGreaterThanOrEqual(at)
      expect(weekday(day)).not.toBe(7)
      expect(left).toBeGreaterThanOrEqual(instantInRomania(day, 9))
      expect(left).toBeLessThan(instantInRomania(day, 20))
      // Two nights and a Sunday, with the hour that autumn adds.
      expect(left - at).toBeLessThanOrEqual(38 * 3_600_000)
    }
  })
})

describe('the reminder of an appointment', () => {
  const eve = (at: string, settings = {}): string =>
    new Date(eveOf(Date.parse(at), messageSettingsOf(settings))).toISOString()

  it.each([
    ['a day before it', '2026-12-03T12:30:00.000Z', '2026-12-02T12:30:00.000Z'],
    ['in the evening before an early one', '2026-12-03T06:00:00.000Z', '2026-12-02T17:45:00.000Z'],
    ['on Saturday evening before a Monday', '2026-11-30T08:00:00.000Z', '2026-11-28T17:45:00.000Z'],
    ['by the clock that changes in between', '2026-03-30T07:00:00.000Z', '2026-03-28T17:45:00.000Z'],
  ])('is due %s', (_, at, due) => expect(eve(at)).toBe(due))

  it('follows the hours that the shop has narrowed', () => {
    const narrow = { send_until: 17, saturdays: 0 }
    expect(eve('2026-11-30T08:00:00.000Z', narrow)).toBe('2026-11-27T14:45:00.000Z')
    expect(eve('2026-12-03T16:00:00.000Z', narrow)).toBe('2026-12-02T14:45:00.000Z')
  })

  it('is never due on its day, and never at night', () => {
    for (
      let at = Date.parse('2026-02-01T00:15:00.000Z');
      at < Date.parse('2026-12-01');
      at += 5 * 3_600_000
    ) {
      const due = eveOf(at, DEFAULT_MESSAGE_SETTINGS)
      expect(leavesAt(due, DEFAULT_MESSAGE_SETTINGS)).toBe(due)
      expect(dayInRomania(due) < dayInRomania(at)).toBe(true)
    }
  })
})
