import { DAY } from '#domain/kernel/days.ts'

/** When effects run. Milliseconds; the caller passes clocks and randomness. */

/** How long a due effect may wait in the queue before it is dispatched again. */
export const GRACE = 60_000

/** How long a claim holds without a renewal (E5): after that its worker counts as dead. */
export const LEASE = 60_000

/** How often a running worker renews its claim. */
export const RENEWAL = 20_000

/** The largest difference between the clocks of two machines. */
export const CLOCK_SKEW = 10_000

/** After this many tries an effect is dead. */
export const TRIES = 10

/** How long finished effects stay stored, so that their keys stay taken. */
export const DONE_KEPT = 30 * DAY

const SHORTEST_WAIT = 30_000
const LONGEST_WAIT = 6 * 3_600_000

/** The wait before the next try after `tries` of them, with jitter: `chance` in [0, 1). */
export const waitAfter = (tries: number, chance: number): number => {
  const longest = Math.min(SHORTEST_WAIT * 2 ** (tries - 1), LONGEST_WAIT)
  return Math.round(longest * (0.5 + chance / 2))
}

/** When the object checks effects that are about to be written (E4); null when there are none. */
export const lookAfter = (effects: readonly { dueAt: string }[], now: number): number | null =>
  effects.length === 0
    ? null
    : Math.min(...effects.map(({ dueAt }) => Math.max(Date.parse(dueAt), now + GRACE)))

/** When the object checks again after it has sent the due effects: `next` is the earliest that is not due yet. */
export const lookAgain = (sent: number, next: string | null, now: number): number | null => {
  const times = [...(sent > 0 ? [now + GRACE] : []), ...(next === null ? [] : [Date.parse(next)])]
  return times.length === 0 ? null : Math.min(...times)
}
