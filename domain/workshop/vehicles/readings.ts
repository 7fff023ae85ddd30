import { compare } from '#domain/kernel/compare.ts'
import { daysBetween } from '#domain/kernel/days.ts'

/** A reading of the odometer at an order, and which readings are doubtful. */
export type Reading = { day: string; km: number }

/**
 * Above this many kilometres per day between two readings, one of them is doubtful: an extra digit makes it ten times
 * as much.
 */
const MOST_PER_DAY = 1_000
/** Additional kilometres on the day of the order, or where a day is written too late. */
const SLACK = 5_000
/** A first reading above this is questioned: few cars reach it. */
const MOST_AT_FIRST = 1_000_000

const jumps = (from: Reading, to: Reading): boolean =>
  to.km - from.km > Math.max(0, daysBetween(from.day, to.day)) * MOST_PER_DAY + SLACK

/** Readings by day. */
export const inOrder = (readings: readonly Reading[]): Reading[] =>
  [...readings].sort((a, b) => compare(a.day, b.day) || a.km - b.km)

/** Why a reading is doubtful, and the reading that contradicts it. */
export type ReadingDoubt = { kind: 'too-far' | 'goes-back'; than: Reading } | { kind: 'a-lot' }

/** Whether a new reading contradicts those of the car's other orders; null when it does not. */
export const doubtOfReading = (reading: Reading, others: readonly Reading[]): ReadingDoubt | null => {
  const sorted = believed(others)
  const before = sorted.findLast(({ day }) => day <= reading.day)
  const after = sorted.find(({ day }) => day > reading.day)
  if (before && reading.km < before.km) return { kind: 'goes-back', than: before }
  if (before && jumps(before, reading)) return { kind: 'too-far', than: before }
  if (after && reading.km > after.km) return { kind: 'too-far', than: after }
  return sorted.length === 0 && reading.km > MOST_AT_FIRST ? { kind: 'a-lot' } : null
}

/** Whether a reading follows from an earlier one, or contradicts all of them, as after a new instrument. */
const isSupported = (reading: Reading, earlier: readonly Reading[]): boolean =>
  earlier.length === 0 ||
  earlier.every(({ km }) => km > reading.km) ||
  earlier.some((one) => one.km <= reading.km && !jumps(one, reading))

/**
 * A car's readings by day, without the last ones that no earlier reading supports: an extra digit must not make every
 * reminder late. The next visit of the car decides which reading was right.
 */
export const believed = (readings: readonly Reading[]): Reading[] => {
  const sorted = inOrder(readings)
  for (let last = sorted.at(-1); last && !isSupported(last, sorted.slice(0, -1)); last = sorted.at(-1))
    sorted.pop()
  return sorted
}
