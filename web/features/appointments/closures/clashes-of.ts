import { timeInRomania } from '#domain/kernel/dates.ts'
import type { DayHours } from '#domain/workshop/appointments/opening.ts'
import type { Appointment } from '#domain/workshop/appointments/schema.ts'
import { holds } from '#domain/workshop/appointments/transitions.ts'

/** Days with other hours: of the whole shop, or of one lane. */
export type Closure = {
  from_day: string
  to_day: string
  /** None: closed. */
  hours: DayHours
  bay_id: string | null
  mechanic_id: string | null
}

type Booked = Pick<
  Appointment,
  'day' | 'data_ora' | 'ends_at' | 'status' | 'hold_until' | 'bay_id' | 'mechanic_id'
>

const isWithin = (hours: DayHours, { data_ora, ends_at }: Booked): boolean => {
  const from = timeInRomania(Date.parse(data_ora))
  const end = timeInRomania(Date.parse(ends_at))
  const to = end === '00:00' ? '24:00' : end
  return hours.some((opening) => opening[0] <= from && to <= opening[1])
}

/** The appointments that stand in a closure: those that hold at `now` (ISO) and are not within its hours. */
export const clashesOf = <Row extends Booked>(
  { from_day, to_day, hours, bay_id, mechanic_id }: Closure,
  appointments: readonly Row[],
  now: string,
): Row[] =>
  appointments
    .filter(
      (one) =>
        from_day <= one.day &&
        one.day <= to_day &&
        (bay_id === null || one.bay_id === bay_id) &&
        (mechanic_id === null || one.mechanic_id === mechanic_id) &&
        holds(one, now) &&
        one.status !== 'SOSIT' &&
        !isWithin(hours, one),
    )
    .sort((a, b) => (a.data_ora < b.data_ora ? -1 : 1))
