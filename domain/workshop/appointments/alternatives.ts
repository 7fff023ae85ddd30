import { compare } from '#domain/kernel/compare.ts'
import { dayInRomania } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'
import { type Calendar, freeLanesAt, freeSlots, isOffered, type Slot, type Wanted } from './slots.ts'

/** Most places that a refusal offers instead. */
const MOST = 3

/** Days, with the wanted one, in which places are looked for. */
export const SEARCHED_DAYS = 4

/** The days whose appointments `alternativesTo` needs. */
export const searchedDays = (at: string): string[] => {
  const day = dayInRomania(Date.parse(at))
  return Array.from({ length: SEARCHED_DAYS }, (_, index) => addDays(day, index))
}

/**
 * The free places nearest to a wanted instant (ISO): the same time on another lane, then the starts of that day and the
 * next days that are nearest in time, at most three.
 */
export const alternativesTo = (at: string, wanted: Wanted, calendar: Calendar, now: string): Slot[] => {
  const time = Date.parse(at)
  const same = at > now ? freeLanesAt(at, wanted, calendar, now) : null
  const found = searchedDays(at)
    .flatMap((day) => freeSlots(day, wanted, calendar, now))
    .filter((slot) => !same || slot.at !== at)
  const slots = same ? [{ at, ...same }, ...found] : found
  const far = (slot: Slot) => Math.abs(Date.parse(slot.at) - time)
  return slots
    .filter((slot) => !wanted.byClient || isOffered(slot.at, calendar.settings, now))
    .toSorted((a, b) => far(a) - far(b) || compare(a.at, b.at))
    .slice(0, MOST)
}
