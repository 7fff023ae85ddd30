import { dayInRomania } from '#domain/kernel/dates.ts'
import { addDays, daysBetween } from '#domain/kernel/days.ts'
import { notify } from '#domain/notifications/notify.ts'
import type { Rules, View } from '#domain/sync/collection.ts'
import { calendarOf } from './calendar.ts'
import { shutOutBy } from './conflicts.ts'
import { appointmentsShutOut } from './notifications.ts'
import { type CalendarException, calendarExceptions } from './settings.ts'

/** Most days of an exception. */
const LONGEST = 366

/** Days that are looked through for appointments, from today on: further ahead hardly anything is booked. */
const LOOKED_THROUGH = 60

export const exceptionRules: Rules<typeof calendarExceptions> = {
  change({ kind, before, after }, view) {
    if (kind === 'delete') return
    const days = daysBetween(after.from_day, after.to_day)
    if (days < 0 || days > LONGEST)
      view.reject('exception_days', { issues: [{ path: 'to_day', code: 'exception_days' }] })
    if (view.isAuthority && SAID.some((column) => before?.[column] !== after[column])) notifyDesk(after, view)
  },
}

const SAID = ['from_day', 'to_day', 'hours', 'bay_id', 'mechanic_id'] as const

/** The screen shows the appointments to the person who writes the days off; the rest of the desk is notified. */
const notifyDesk = (after: CalendarException, view: View): void => {
  const today = dayInRomania(Date.parse(view.now))
  const first = Math.max(daysBetween(today, after.from_day), 0)
  const last = Math.min(daysBetween(today, after.to_day), LOOKED_THROUGH)
  if (first > last) return
  const days = Array.from({ length: last - first + 1 }, (_, index) => addDays(today, first + index))
  const calendar = calendarOf(days, view)
  const coming = calendar.appointments.filter(({ data_ora }) => data_ora > view.now)
  const count = shutOutBy(after, coming, calendar, view.now).length
  if (count === 0) return
  notify(view, appointmentsShutOut, {
    occasion: `${after.id}/${view.actId}`,
    params: { from: after.from_day, to: after.to_day, count },
    target: { collection: calendarExceptions.name, id: after.id },
  })
}
