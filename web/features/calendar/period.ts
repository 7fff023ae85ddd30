import { addDays, addMonths, mondayOf, monthOf } from '#domain/kernel/days.ts'
import type { Period } from '#web/data/workshop/calendar.ts'
import type { View } from './calendar-query.ts'

/** Days of the list. */
const LIST_DAYS = 28

/** The days of a view; a month is shown in whole weeks. */
export const periodOf = (view: View, day: string): Period => {
  if (view === 'zi') return { from: day, to: day }
  if (view === 'saptamana') return { from: mondayOf(day), to: addDays(mondayOf(day), 6) }
  if (view === 'lista') return { from: day, to: addDays(day, LIST_DAYS - 1) }
  const { first, last } = monthOf(day)
  return { from: mondayOf(first), to: addDays(mondayOf(last), 6) }
}

/** The day to which the arrows go from a day: one step of the view ahead (1) or back (-1). */
export const stepFrom = (view: View, day: string, step: 1 | -1): string => {
  if (view === 'zi') return addDays(day, step)
  if (view === 'saptamana') return addDays(day, 7 * step)
  if (view === 'lista') return addDays(day, LIST_DAYS * step)
  return addMonths(day, step)
}
