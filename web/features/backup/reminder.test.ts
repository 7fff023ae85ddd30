import { describe, expect, it } from 'vitest'
import { DAY } from '#domain/kernel/days.ts'
import { backupReminder, daysSince } from './reminder.ts'

const NOW = Date.UTC(2026, 10, 21, 12)
const ago = (days: number) => new Date(NOW - days * DAY).toISOString()
const facts = { backupAt: null, firstWorkAt: ago(30), changedAt: ago(0), later: null }

describe('the reminder to make a backup', () => {
  it('comes after seven days without one, and says how many', () => {
    expect(backupReminder({ ...facts, backupAt: ago(6.9) }, NOW)).toBeNull()
    expect(backupReminder({ ...facts, backupAt: ago(7) }, NOW)).toEqual({ days: 7, ever: true })
    expect(backupReminder({ ...facts, backupAt: ago(12) }, NOW)).toEqual({ days: 12, ever: true })
  })

  it('counts from the first work when there was no backup, and stays away without work', () => {
    expect(backupReminder({ ...facts, firstWorkAt: ago(8) }, NOW)).toEqual({ days: 8, ever: false })
    expect(backupReminder({ ...facts, firstWorkAt: ago(3) }, NOW)).toBeNull()
    expect(backupReminder({ ...facts, firstWorkAt: null, changedAt: null }, NOW)).toBeNull()
  })

  it('stays away while nothing has changed since the backup', () => {
    expect(backupReminder({ ...facts, backupAt: ago(20), changedAt: ago(21) }, NOW)).toBeNull()
  })

  it('can be postponed for a day', () => {
    expect(backupReminder({ ...facts, later: ago(0.5) }, NOW)).toBeNull()
    expect(backupReminder({ ...facts, later: ago(1) }, NOW)).not.toBeNull()
  })

  it('counts no time when the clock went back', () => {
    expect(daysSince(ago(-5), NOW)).toBe(0)
  })
})
