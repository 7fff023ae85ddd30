import { shutOutBy } from '#domain/workshop/appointments/conflicts.ts'
import type { CalendarException } from '#domain/workshop/appointments/settings.ts'
import { type AppointmentEntry, withNames } from '#web/appointments/read.ts'
import { useNow } from '#web/appointments/use-now.ts'
import { useLive } from '#web/data/hooks.ts'
import type { ShopCalendar } from '#web/data/workshop/calendar.ts'

/** The appointments that days off leave outside of the hours; none while the days are not all typed. */
export const useShutOut = (
  exception: CalendarException | null,
  calendar: ShopCalendar,
): readonly AppointmentEntry[] => {
  const now = useNow()
  return (
    useLive(
      async (db) => {
        if (exception === null) return []
        const rows = await db
          .rows('appointments')
          .where('day')
          .between(exception.from_day, exception.to_day, true, true)
          .toArray()
        const coming = rows.filter(({ data_ora }) => data_ora > now)
        return withNames(db, shutOutBy(exception, coming, calendar, now))
      },
      [JSON.stringify(exception), calendar, now],
    ) ?? []
  )
}
