import { describe, expect, it } from 'vitest'
import type { Reminder } from '#domain/workshop/reminders/schema.ts'
import { batchOf, type Candidate, costOf } from './reminder-batch.ts'

const TODAY = '2026-11-29'
const sender = { nume: 'Service Dobrogea', telefon: '+40722123456' }

const candidate = (
  id: string,
  day: string,
  contact: Partial<Candidate['to']['contact']> = {},
  changes: Partial<Reminder> = {},
): Candidate => ({
  reminder: {
    id,
    kind: 'itp',
    due_date: day,
    due_km: null,
    note: '',
    contacted_at: null,
    ...changes,
  } as Reminder,
  day,
  to: {
    contact: { id: `of ${id}`, name: 'Ion', phone: '+40722000111', email: '', language: 'ro', ...contact },
    vehicleId: `car ${id}`,
    car: { plate: 'CT83KCS', make: 'Dacia', model: 'Logan' },
  },
})

const batch = (
  candidates: readonly Candidate[],
  agreed: readonly string[] = candidates.map(({ to }) => to.contact.id),
) =>
  batchOf(
    candidates,
    { kind: 'itp', month: '2026-12-15', today: TODAY },
    {
      sender,
      plan: 'pro',
      templates: [],
      hasAgreed: (id, channel) => channel === 'sms' && agreed.includes(id),
    },
  )

describe('the batch of a month', () => {
  it('has the cars of that kind and month by day, with their messages and what they cost', () => {
    const lines = batch([
      candidate('late', '2026-12-31'),
      candidate('early', '2026-12-01'),
      candidate('next month', '2027-01-01'),
      candidate('this month', '2026-11-30'),
      candidate('other', '2026-12-05', {}, { kind: 'rca' }),
    ])
    expect(lines.map(({ reminder }) => reminder.id)).toEqual(['early', 'late'])
    expect(costOf(lines)).toEqual({ messages: 2, units: 2 })
    expect(lines[0]?.message).toMatchObject({
      channel: 'sms',
      address: '+40722000111',
      reminder_id: 'early',
      dedupe_key: `reminder/early/2026-12-01/by-hand-${TODAY}`,
    })
    expect(lines[0]?.message?.body).toContain('01.12.2026')
  })

  it('says why a car gets none, which costs nothing', () => {
    const lines = batch(
      [
        candidate('1', '2026-12-01', { phone: '' }),
        candidate('2', '2026-12-02', { phone: '+40213123456' }),
        candidate('3', '2026-12-03'),
        candidate('4', '2026-12-04', {}, { contacted_at: `${TODAY}T08:00:00.000Z` }),
      ],
      ['of 1', 'of 2', 'of 4'],
    )
    expect(lines.map((line) => (line.message === null ? line.reason : 'goes'))).toEqual([
      'no_address',
      'no_address',
      'no_consent',
      'told_today',
    ])
    expect(costOf(lines)).toEqual({ messages: 0, units: 0 })
  })
})
