import { addDays } from '#domain/kernel/days.ts'
import { SEARCHED_DAYS } from '#domain/workshop/appointments/alternatives.ts'
import type { Calendar } from '#domain/workshop/appointments/slots.ts'
import { useLive } from '#web/data/hooks.ts'
import { readDays, type ShopCalendar } from '#web/data/workshop/calendar.ts'

/** The calendar with the appointments of a day and of the next ones, kept current. */
export const useDay = (day: string | null, calendar: ShopCalendar): Calendar => {
  const appointments = useLive(
    (db) =>
      day === null ? Promise.resolve([]) : readDays(db, { from: day, to: addDays(day, SEARCHED_DAYS - 1) }),
    [day],
  )
  return { ...calendar, appointments: appointments ?? [] }
}
