import { addDays, monthOf as daysOfMonth, mondayOf } from '#domain/kernel/days.ts'

/** Intervals of days that people ask for, counted from today; days are `YYYY-MM-DD`, both ends included. */
export type Interval = { from: string; to: string }

/** Monday to Sunday. */
export const weekOf = (today: string): Interval => {
  const from = mondayOf(today)
  return { from, to: addDays(from, 6) }
}

export const monthOf = (today: string): Interval => {
  const { first, last } = daysOfMonth(today)
  return { from: first, to: last }
}

/** The month before the month of `today`. */
export const lastMonthOf = (today: string): Interval => monthOf(addDays(monthOf(today).from, -1))
