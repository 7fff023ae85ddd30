import { timeInRomania } from '#domain/kernel/dates.ts'
import { holidayOf } from '#domain/romania/holidays.ts'
import { isOutsideHours } from '#domain/workshop/appointments/conflicts.ts'
import { hoursOn } from '#domain/workshop/appointments/hours.ts'
import { takes } from '#domain/workshop/appointments/needs.ts'
import type { Service } from '#domain/workshop/appointments/schema.ts'
import { type Calendar, freeSlots, type Wanted } from '#domain/workshop/appointments/slots.ts'
import { m } from '#web/i18n/messages.ts'
import { MinutesField } from '#web/ui/amount-field.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { TimeField } from '#web/ui/time-field.tsx'
import { Warning } from '#web/ui/warning.tsx'
import { type Draft, instantOfDraft } from './draft.ts'
import { FreeTimes } from './free-times.tsx'
import { LaneField } from './lane-field.tsx'
import { laneOptions } from './lane-options.ts'

type WhenFieldsProps = {
  draft: Draft
  set: (values: Partial<Draft>) => void
  service: Service | null
  /** What is looked for a place, on any lane. */
  wanted: Wanted
  calendar: Calendar
  now: string
}

/** The free times of the day, on the chosen lanes where some are chosen. */
const freeTimesOf = ({ draft, wanted, calendar, now }: WhenFieldsProps): string[] => {
  if (draft.day === null) return []
  const chosen = {
    ...wanted,
    bays: draft.bayId === null ? wanted.bays : [draft.bayId],
  }
  const lanes =
    draft.mechanicId === null
      ? calendar
      : { ...calendar, mechanics: calendar.mechanics.filter(({ id }) => id === draft.mechanicId) }
  return freeSlots(draft.day, chosen, lanes, now).map(({ at }) => timeInRomania(Date.parse(at)))
}

/** What speaks against the chosen time, although the desk may go on. */
const doubtOf = ({ draft, calendar, now }: WhenFieldsProps): string | null => {
  const t = m.appointments
  const at = instantOfDraft(draft)
  if (draft.day === null) return null
  const hours = hoursOn(draft.day, calendar)
  if (hours.length === 0) {
    const holiday = holidayOf(draft.day)
    return holiday ? t.closedHoliday(m.schedule.holidays[holiday]) : t.closedDay
  }
  if (at === null) return null
  const isOutside = isOutsideHours(
    {
      day: draft.day,
      data_ora: at,
      durata_minute: draft.minutes,
      bay_id: draft.bayId,
      mechanic_id: draft.mechanicId,
    },
    calendar,
  )
  if (isOutside) return t.outsideHours(hours.map((opening) => opening.join('–')).join(', '))
  return at < now ? t.past : null
}

/** Day, time and length, and the lanes; free times are offered, closed hours are said. */
export const WhenFields = (props: WhenFieldsProps) => {
  const { draft, set, service, wanted, calendar, now } = props
  const t = m.appointments
  const at = instantOfDraft(draft)
  const bays = laneOptions('bay', at, wanted, calendar, now)
  const mechanics = laneOptions('mechanic', at, wanted, calendar, now)
  const needsBay = service === null || takes(service, 'bay')
  const needsMechanic = service !== null && takes(service, 'mechanic')
  const doubt = doubtOf(props)
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-3">
        <DayField label={t.day} value={draft.day} onChange={(day) => set({ day })} />
        <TimeField label={t.time} value={draft.time} onChange={(time) => set({ time })} />
      </div>
      <FreeTimes times={freeTimesOf(props)} value={draft.time} onPick={(time) => set({ time })} />
      {doubt && <Warning>{doubt}</Warning>}
      <div className="grid grid-cols-2 items-start gap-3">
        <MinutesField
          label={t.length}
          hint={draft.buffer > 0 ? t.bufferAfter(draft.buffer) : undefined}
          value={draft.minutes}
          min={15}
          onChange={(minutes) => set({ minutes: minutes ?? 60 })}
        />
        {(needsBay || draft.bayId !== null) && bays.length > 0 && (
          <LaneField
            label={t.bay}
            none={needsBay ? t.lanes.any : t.lanes.none}
            options={bays}
            value={draft.bayId}
            onChange={(bayId) => set({ bayId })}
          />
        )}
        {mechanics.length > 0 && (
          <LaneField
            label={t.mechanic}
            none={needsMechanic ? t.lanes.any : t.lanes.none}
            options={mechanics}
            value={draft.mechanicId}
            onChange={(mechanicId) => set({ mechanicId })}
          />
        )}
      </div>
    </>
  )
}
