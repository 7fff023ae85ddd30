import { holidayOf } from '#domain/romania/holidays.ts'
import {
  exceptionOfLane,
  exceptionOn,
  type Hours,
  hoursOfException,
  hoursOn,
} from '#domain/workshop/appointments/hours.ts'
import type { DayHours } from '#domain/workshop/appointments/opening.ts'
import { m } from '#web/i18n/messages.ts'
import { common, minuteOf, type Span } from './geometry.ts'
import type { LaneKind } from './grid/blocks.ts'
import type { Opening } from './grid/track.ts'

const spansOf = (hours: DayHours): Span[] =>
  hours.map(([from, to]) => ({ from: minuteOf(from), to: minuteOf(to) }))

/** Why a day has other hours than its weekday: what the shop wrote, or the name of the holiday; '' for none. */
const reasonOf = (day: string, hours: Hours): string => {
  const exception = exceptionOn(day, hours)
  if (exception) return exception.reason
  const holiday = hours.settings.open_on_holidays === 0 ? holidayOf(day) : null
  return holiday === null ? '' : m.schedule.holidays[holiday]
}

/** When each lane is open on a day, in minutes of it; `laneId` null is the shop. */
export const openingsOf =
  (hours: Hours) =>
  (day: string, kind: LaneKind, laneId: string | null): Opening => {
    const shop: Opening = { open: spansOf(hoursOn(day, hours)), reason: reasonOf(day, hours) }
    const lane =
      laneId && exceptionOfLane({ kind: kind === 'bays' ? 'bay' : 'mechanic', id: laneId }, day, hours)
    if (!lane || shop.open.length === 0) return shop
    return { open: common(shop.open, spansOf(hoursOfException(lane))), reason: lane.reason }
  }
