import { compare } from '#domain/kernel/compare.ts'
import { daysBetween } from '#domain/kernel/days.ts'

/** What the odometer said at an order, and which readings are doubted. */
export type Reading = { day: string; km: number }

/** Beyond so many kilometres a day between two readings one of them is doubted: a digit too many is ten times as much. */
const MOST_PER_DAY = 1_000
/** What a car may have gone besides, on the day of the order or where a day is written too late. */
const SLACK = 5_000
/** A first reading beyond this is asked about: few cars ever get there. */
const MOST_AT_FIRST = 1_000_000

const jumps = (from: Reading, to: Reading): boolean =>
  to.km - from.km > Math.max(0, daysBetween(from.day, to.day)) * MOST_PER_DAY + SLACK

const inOrder = (readings: readonly Reading[]): Reading[] =>
  [...readings].sort((a, b) => compare(a.day, b.day) || a.km - b.km)

/** Why a reading is asked about, and the reading that it does not fit. */
export type ReadingDoubt = { kind: 'too-far' | 'goes-back'; than: Reading } | { kind: 'a-lot' }

/** Whether a reading that is being written fits those of the car's other orders; null when it does. */
export const doubtOfReading = (reading: Reading, others: readonly Reading[]): ReadingDoubt | null => {
  const sorted = believed(others)
  const before = sorted.findLast(({ day }) => day <= reading.day)
  const after = sorted.find(({ day }) => day > reading.day)
  if (before && reading.km < before.km) return { kind: 'goes-back', than: before }
  if (before && jumps(before, reading)) return { kind: 'too-far', than: before }
  if (after && reading.km > after.km) return { kind: 'too-far', than: after }
  return sorted.length === 0 && reading.km > MOST_AT_FIRST ? { kind: 'a-lot' } : null
}

/** Whether a reading follows from an earlier one, or stands against all of them, as after a new instrument. */
const isSupported = (reading: Reading, earlier: readonly Reading[]): boolean =>
  earlier.length === 0 ||
  earlier.every(({ km }) => km > reading.km) ||
  earlier.some((one) => one.km <= reading.km && !jumps(one, reading))

/**
 * A car's readings by day, without last ones that no earlier reading supports: a digit too many must not make every
 * reminder late. The car's next visit settles which of them was right.
 */
export const believed = (readings: readonly Reading[]): Reading[] => {
  const sorted = inOrder(readings)
  for (let last = sorted.at(-1); last && !isSupported(last, sorted.slice(0, -1)); last = sorted.at(-1))
    sorted.pop()
  return sorted
}
