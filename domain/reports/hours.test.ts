import { expect, it } from 'vitest'
import type { WorkSession } from '#domain/workshop/clock/schema.ts'
import { sharesOf, timeOf } from './hours.ts'

const HOUR = 3_600_000
const session = (
  id: string,
  started_at: string,
  stopped_at: string | null,
  more: Partial<WorkSession> = {},
) =>
  ({
    id,
    mechanic_id: 'm',
    typed: null,
    worked: 0,
    ends_at: '2026-10-26T16:00:00.000Z',
    started_at,
    stopped_at,
    ...more,
  }) as WorkSession

it('hours over midnight belong to both days, in a night that has an hour more', () => {
  // 22:00 to 06:00 in Romania: 2 hours of Saturday, 7 of the Sunday on which the clock goes back.
  const night = session('a', '2026-10-24T19:00:00.000Z', '2026-10-25T04:00:00.000Z')
  expect(sharesOf([night], 0).map(({ day, time }) => [day, time / HOUR])).toEqual([
    ['2026-10-24', 2],
    ['2026-10-25', 7],
  ])
})

it('a running session counts until now, minus what another took, and typed hours by their day', () => {
  const running = session('a', '2026-10-26T08:00:00.000Z', null)
  const between = session('b', '2026-10-26T09:00:00.000Z', '2026-10-26T10:00:00.000Z')
  const typed = session('c', '2026-10-26T11:00:00.000Z', '2026-10-26T11:00:00.000Z', {
    typed: 1000,
    worked: -HOUR,
  })
  const shares = sharesOf([running, between, typed], Date.parse('2026-10-26T11:30:00.000Z'))
  expect(shares.map(({ session, time }) => [session.id, time / HOUR])).toEqual([
    ['a', 1],
    ['a', 1.5],
    ['b', 1],
    ['c', -1],
  ])
  expect(timeOf(shares)).toBe(2.5 * HOUR)
})
