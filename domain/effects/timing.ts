/** When effects are carried. Milliseconds; clocks and chance are handed in. */

/** How long an effect that is due may lie before it is carried again: the queue has had its chance. */
export const GRACE = 60_000

/** How long a claim holds without being renewed (E5): after that its carrier is taken for dead. */
export const LEASE = 60_000

/** How often a carrier at work renews its claim. */
export const RENEWAL = 20_000

/** How far the clocks of two machines may lie apart. */
export const CLOCK_SKEW = 10_000

/** How often an effect is tried before it is dead. */
export const TRIES = 10

/** How long effects that are done are remembered, so that their keys still are. */
export const DONE_KEPT = 30 * 86_400_000

const SHORTEST_WAIT = 30_000
const LONGEST_WAIT = 6 * 3_600_000

/** The wait before the next try after `tries` of them, with jitter: `chance` in [0, 1). */
export const waitAfter = (tries: number, chance: number): number => {
  const longest = Math.min(SHORTEST_WAIT * 2 ** (tries - 1), LONGEST_WAIT)
  return Math.round(longest * (0.5 + chance / 2))
}

/** When the object looks after effects that are about to be written (E4); null when there are none. */
export const lookAfter = (effects: readonly { dueAt: string }[], now: number): number | null =>
  effects.length === 0
    ? null
    : Math.min(...effects.map(({ dueAt }) => Math.max(Date.parse(dueAt), now + GRACE)))

/** When the object looks again after it has sent what is due: `next` is the earliest that is not due yet. */
export const lookAgain = (sent: number, next: string | null, now: number): number | null => {
  const times = [...(sent > 0 ? [now + GRACE] : []), ...(next === null ? [] : [Date.parse(next)])]
  return times.length === 0 ? null : Math.min(...times)
}
