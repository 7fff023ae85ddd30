import { expect, it } from 'vitest'
import { OWN_STATES, ownState } from './own-state.ts'

const NOW = '2026-12-08T08:00:00.000Z'
const PAST = '2026-12-08T07:59:00.000Z'
const LATER = '2026-12-08T09:00:00.000Z'

type Row = Parameters<typeof ownState>[0]

const row = (changes: Partial<Row>): Row => ({
  status: 'PROGRAMAT',
  phone_verified: 1,
  source: 'booking',
  hold_until: null,
  deleted_at: null,
  ends_at: LATER,
  ...changes,
})

const CASES: [state: string, row: Partial<Row>][] = [
  ['code', { status: 'CERUT', phone_verified: 0, hold_until: LATER }],
  ['lapsed', { status: 'CERUT', phone_verified: 0, hold_until: PAST }],
  ['lapsed', { status: 'CERUT', phone_verified: 0, hold_until: PAST, deleted_at: NOW }],
  ['asked', { status: 'CERUT', hold_until: LATER }],
  ['unanswered', { status: 'CERUT', hold_until: PAST }],
  ['unanswered', { status: 'RESPINS', hold_until: PAST }],
  ['refused', { status: 'RESPINS' }],
  ['stands', {}],
  ['stands', { status: 'CONFIRMAT' }],
  ['stands', { source: 'desk', phone_verified: 0 }],
  ['past', { ends_at: PAST }],
  ['arrived', { status: 'SOSIT' }],
  ['done', { status: 'FINALIZAT' }],
  ['missed', { status: 'NEPREZENTAT' }],
  ['cancelled', { status: 'ANULAT' }],
  ['cancelled', { status: 'ANULAT', phone_verified: 0 }],
  ['cancelled', { deleted_at: NOW }],
]

it.each(CASES)('an appointment is "%s" to its client', (state, changes) =>
  expect(ownState(row(changes), NOW)).toBe(state),
)

it('has a case here for each state', () => {
  expect(new Set(CASES.map(([state]) => state))).toEqual(new Set(OWN_STATES))
})
