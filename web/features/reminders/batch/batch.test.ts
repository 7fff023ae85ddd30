import { expect, it } from 'vitest'
import { toldBy } from './batch.ts'

const TODAY = '2026-11-29'
const sent = (some: object = {}) => ({
  dedupe_key: 'desk/1',
  reminder_id: 'itp',
  state: 'sent' as const,
  queued_at: '2026-11-29T08:00:00.000Z',
  ...some,
})
const reminders = (some: object) => [...toldBy([sent(some)], TODAY).reminders]

it('a reminder whose day has passed is told once a day', () => {
  expect(reminders({})).toEqual(['itp'])
  expect(reminders({ queued_at: '2026-11-28T08:00:00.000Z' })).toEqual([])
})

it('one that waits for its hour counts as told, one that did not arrive does not', () => {
  expect(reminders({ state: 'reserved', queued_at: '2026-11-27T08:00:00.000Z' })).toEqual(['itp'])
  for (const state of ['failed', 'expired', 'suppressed']) expect(reminders({ state })).toEqual([])
})

it('an occasion is taken for good', () => {
  expect(toldBy([sent({ state: 'failed' })], TODAY).occasions.has('desk/1')).toBe(true)
})
