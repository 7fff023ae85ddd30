import { compare } from '#domain/kernel/compare.ts'
import { type Hours, openOn } from './hours.ts'
import { shareLane } from './lanes.ts'
import type { Appointment } from './schema.ts'
import type { CalendarException } from './settings.ts'
import { isWithin, overlap, spanOf, takenBy } from './time.ts'
import { holds } from './transitions.ts'

/** What stands in the way of what. */

/** The appointments that take a moment of a lane of this one at a time (ISO). */
export const conflictsOf = (
  appointment: Appointment,
  others: readonly Appointment[],
  now: string,
): Appointment[] => {
  const taken = takenBy(appointment)
  return others.filter(
    (other) =>
      other.id !== appointment.id &&
      other.deleted_at === null &&
      holds(other, now) &&
      shareLane(appointment, other) &&
      overlap(taken, takenBy(other)),
  )
}

/** Whether an appointment is outside of the hours of the shop or of a lane of it, buffer aside. */
export const isOutsideHours = (
  appointment: Pick<Appointment, 'day' | 'data_ora' | 'durata_minute' | 'bay_id' | 'mechanic_id'>,
  hours: Hours,
): boolean => {
  const { day, bay_id, mechanic_id } = appointment
  const work = spanOf(appointment)
  const spans = [
    openOn(day, hours),
    ...(bay_id === null ? [] : [openOn(day, hours, { kind: 'bay', id: bay_id })]),
    ...(mechanic_id === null ? [] : [openOn(day, hours, { kind: 'mechanic', id: mechanic_id })]),
  ]
  return spans.some((open) => !isWithin(work, open))
}

/**
 * The appointments that an exception, new or changed, leaves outside of the hours and that were within them before, in
 * their order. `hours` are those without it.
 */
export const shutOutBy = (
  exception: CalendarException,
  appointments: readonly Appointment[],
  hours: Hours,
  now: string,
): Appointment[] => {
  const before = { ...hours, exceptions: hours.exceptions.filter(({ id }) => id !== exception.id) }
  const after = { ...hours, exceptions: [...before.exceptions, exception] }
  return appointments
    .filter((one) => one.deleted_at === null && holds(one, now))
    .filter((one) => exception.from_day <= one.day && one.day <= exception.to_day)
    .filter((one) => isOutsideHours(one, after) && !isOutsideHours(one, before))
    .toSorted((a, b) => compare(a.data_ora, b.data_ora))
}
