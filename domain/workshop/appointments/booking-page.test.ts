import { describe, expect, it } from 'vitest'
import { filledTexts, templateOf } from '#domain/messages/templates.ts'
import { valuesOfReminder } from '#domain/messages/values.ts'
import type { PlanId } from '#domain/plans/catalogue.ts'
import { bookingPageOf } from './booking-page.ts'

const OPEN = { enabled: 1, slug: 'auto-popescu' } as const

/** What a client reads in a reminder of a shop with these settings and plan. */
const reminderOf = (settings: Parameters<typeof bookingPageOf>[1], plan: PlanId, language: 'ro' | 'en') => {
  const values = valuesOfReminder(
    { kind: 'itp', due_date: '2026-12-14', due_km: null, note: '' },
    'Ana',
    { plate: 'CT83KCS', make: 'Dacia', model: 'Logan' },
    { nume: 'Auto Popescu', telefon: '0241555123' },
    { today: '2026-11-30', booking: bookingPageOf('https://roaauto.ro', settings, plan), language },
  )
  return filledTexts(templateOf(null, 'reminder', 'email', language), 'reminder', values)
}

describe('a reminder', () => {
  it.each(['ro', 'en'] as const)('leads to the page for bookings where the shop has one (%s)', (language) => {
    expect(reminderOf(OPEN, 'pro', language).body).toContain('https://roaauto.ro/b/auto-popescu')
  })

  it.each([
    ['that is switched off', { ...OPEN, enabled: 0 }, 'pro'],
    ['without an address', { ...OPEN, slug: '' }, 'pro'],
    ['that the plan lacks', OPEN, 'basic'],
    ['that was never set up', null, 'pro'],
  ] as const)('says to call for one %s', (_, settings, plan) => {
    const { body, empty } = reminderOf(settings, plan, 'ro')
    expect(empty).toEqual([])
    expect(body).toContain('expiră la 14.12.2026. Pentru programare ne găsiți la 0241 555 123.\n')
  })
})
