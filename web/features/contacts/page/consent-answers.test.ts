import { expect, it } from 'vitest'
import type { Stop } from '#domain/messages/schema.ts'
import type { Consent } from '#domain/workshop/contacts/schema.ts'
import { answerOps, stateOf, type Wishes } from './consent-answers.ts'

const REMINDERS = { channel: 'sms', purpose: 'reminder' } as const
const PHONE = '+40722000111'
const consent = (changes: Partial<Consent>): Consent =>
  ({ ...REMINDERS, contact_id: 'ana', given: 1, at: '2026-01-01T00:00:00.000Z', ...changes }) as Consent
const wishes = (changes: Partial<Wishes> = {}): Wishes => ({
  contact: { id: 'ana', phone: PHONE, email: '' },
  ids: ['ana', 'merged'],
  consents: [],
  stops: [],
  ...changes,
})
const STOPPED = [{ id: 'stop', address: PHONE } as Stop]

it('reminders need a yes, messages about the work go out until a no, and nothing goes nowhere', () => {
  expect(stateOf(wishes(), REMINDERS)).toBe('unasked')
  expect(stateOf(wishes(), { channel: 'sms', purpose: 'serviciu' })).toBe('yes')
  expect(stateOf(wishes(), { channel: 'email', purpose: 'serviciu' })).toBe('noEmail')
  expect(stateOf(wishes({ consents: [consent({ contact_id: 'merged' })] }), REMINDERS)).toBe('yes')
})

it('the stop list stands above a consent, and does not touch messages about the work', () => {
  const stopped = wishes({ consents: [consent({})], stops: STOPPED })
  expect(stateOf(stopped, REMINDERS)).toBe('stopped')
  expect(stateOf(stopped, { channel: 'whatsapp', purpose: 'marketing' })).toBe('stopped')
  expect(stateOf(stopped, { channel: 'sms', purpose: 'serviciu' })).toBe('yes')
})

it('a new yes takes the address off the stop list, and brings back nothing older', () => {
  let made = 0
  const ids = { at: '2026-11-29T10:00:00.000Z', newId: () => `new ${++made}` }
  const older = [consent({ purpose: 'marketing' }), consent({ channel: 'whatsapp' })]
  const ops = answerOps(wishes({ consents: older, stops: STOPPED }), REMINDERS, true, ids)
  expect(ops[0]).toEqual({ op: 'delete', collection: 'stop_list', id: 'stop' })
  expect(ops.slice(1)).toMatchObject([
    { data: { channel: 'sms', purpose: 'marketing', given: 0 } },
    { data: { channel: 'whatsapp', purpose: 'reminder', given: 0 } },
    { data: { ...REMINDERS, given: 1, source: 'desk' } },
  ])
  expect(answerOps(wishes({ stops: STOPPED }), REMINDERS, false, ids)).toHaveLength(1)
})
