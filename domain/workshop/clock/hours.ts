import { compare } from '#domain/kernel/compare.ts'
import { MAX_QUANTITY } from '#domain/kernel/money.ts'
import type { WorkSession } from './schema.ts'

/** Milliseconds in a thousandth of an hour. */
const UNIT = 3_600

/** Thousandths of an hour in milliseconds. */
export const asTime = (hours: number): number => hours * UNIT

/** Milliseconds as thousandths of an hour, rounded half up. */
export const asHours = (time: number): number => Math.round(time / UNIT)

/** What typed hours add to a line, in milliseconds. */
export type Added = { id: string; worked: number }

/**
 * Hours worked on a line, in thousandths, rounded once: those of its sessions, where typed hours replace everything that
 * began before them. `added` is what each row of typed hours adds so that all rows together give this sum.
 */
export const hoursOfLine = (
  sessions: readonly Pick<WorkSession, 'id' | 'started_at' | 'typed' | 'worked'>[],
): { hours: number; added: Added[] } => {
  const added: Added[] = []
  let time = 0
  for (const { id, typed, worked } of [...sessions].sort(
    (a, b) => compare(a.started_at, b.started_at) || compare(a.id, b.id),
  )) {
    if (typed === null) {
      time += worked
      continue
    }
    added.push({ id, worked: asTime(typed) - time })
    time = asTime(typed)
  }
  return { hours: Math.min(asHours(time), MAX_QUANTITY), added }
}
