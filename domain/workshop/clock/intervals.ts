import { compare } from '#domain/kernel/compare.ts'
import type { WorkSession } from './schema.ts'

/** What decides the time of a session. */
export type Timed = Pick<WorkSession, 'id' | 'started_at' | 'stopped_at' | 'ends_at'>

/** A piece of time of one session, in milliseconds since 1970. */
export type Piece = { from: number; to: number }

const byStart = (a: Timed, b: Timed): number => compare(a.started_at, b.started_at) || compare(a.id, b.id)

/** Whether a session began before another of the same mechanic. */
export const isBefore = (a: Timed, b: Timed): boolean => byStart(a, b) < 0

/** The time that a session claims, in milliseconds; one that runs claims the time until it ends by itself. */
export const claimOf = ({ started_at, stopped_at, ends_at }: Timed): Piece => ({
  from: Date.parse(started_at),
  to: Date.parse(stopped_at ?? ends_at),
})

/** Whether two sessions claim a common time. */
export const overlap = (a: Timed, b: Timed): boolean => {
  const [one, other] = [claimOf(a), claimOf(b)]
  return one.from < other.to && other.from < one.to
}

/**
 * The pieces of time that count for a session among those of its mechanic. When sessions overlap, the time counts for
 * the one that started last. The order in which devices sent them does not matter, no moment counts twice, and no claimed
 * moment is lost.
 */
export const ownOf = (session: Timed, all: readonly Timed[]): Piece[] => {
  const { from, to } = claimOf(session)
  const later = all.filter((one) => one.id !== session.id && isBefore(session, one)).sort(byStart)
  const own: Piece[] = []
  let at = from
  for (const one of later) {
    const claim = claimOf(one)
    if (claim.from >= to) break
    if (claim.from > at) own.push({ from: at, to: claim.from })
    at = Math.max(at, claim.to)
  }
  if (at < to) own.push({ from: at, to })
  return own
}

/** Milliseconds of some pieces. */
export const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((length, { from, to }) => length + to - from, 0)
