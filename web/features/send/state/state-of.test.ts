import { expect, it } from 'vitest'
import { MESSAGE_STATES, REASONS } from '#domain/messages/words.ts'
import { stateOf } from './state-of.ts'

const NOW = Date.parse('2026-11-25T14:00:00.000Z')
const SENT = {
  channel: 'sms',
  state: 'sent',
  reason: '',
  due_at: null,
  queued_at: '2026-11-25T12:30:00.000Z',
  sent_at: '2026-11-25T12:32:00.000Z',
} as const

const words = (some: Partial<Parameters<typeof stateOf>[0]>, openedAt: string | null = null) =>
  stateOf({ ...SENT, ...some }, openedAt, NOW).words

it('says when it was sent, that it arrived, and that the client opened it', () => {
  expect(words({})).toBe('Trimis 14:32')
  expect(words({ state: 'delivered' })).toBe('Trimis 14:32, livrat')
  expect(words({ state: 'delivered' }, '2026-11-25T12:40:00.000Z')).toBe('Trimis 14:32, livrat, deschis')
  expect(words({ sent_at: '2026-11-24T12:32:00.000Z' })).toBe('Trimis 24.11.2026, 14:32')
  expect(words({ channel: 'whatsapp' })).toBe('În WhatsApp la 14:32')
})

it('says until when it waits', () => {
  expect(words({ state: 'reserved', due_at: '2026-11-26T07:00:00.000Z' })).toBe('Pleacă 26.11.2026, 09:00')
  expect(words({ state: 'reserved', due_at: '2026-11-25T13:00:00.000Z' })).toBe('Așteaptă să plece')
})

it('says what to do about everything that did not arrive', () => {
  for (const state of MESSAGE_STATES.filter((one) => ['failed', 'expired', 'unknown'].includes(one)))
    expect(stateOf({ ...SENT, state }, null, NOW)).toMatchObject({
      look: 'bad',
      advice: expect.stringMatching(/\.$/),
    })
  for (const reason of REASONS.filter((one) => one !== ''))
    expect(stateOf({ ...SENT, state: 'suppressed', reason }, null, NOW).advice).toMatch(/\.$/)
})
