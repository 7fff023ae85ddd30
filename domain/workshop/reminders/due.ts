import { addDays, addMonths, daysBetween } from '#domain/kernel/days.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { believed, inOrder, type Reading } from '#domain/workshop/vehicles/readings.ts'
import type { Reminder, ReminderKind } from './schema.ts'

/** When a reminder is due, and the reminder that follows it. Days are `YYYY-MM-DD`. */

/** The last reading of a car, and its kilometres per day; `perDay` is null while it is unknown. */
export type Odometer = { day: string; km: number; perDay: number | null }

export type ReminderSettings = Pick<
  Shop,
  | 'reminder_days'
  | 'reminder_km'
  | 'itp_months'
  | 'itp_months_old'
  | 'itp_old_years'
  | 'oil_months'
  | 'oil_km'
>

export type Due = {
  state: 'late' | 'soon' | 'later' | 'done'
  /** Its day; for kilometres the estimated day on which the car reaches them, or null. */
  day: string | null
  /** Whether `day` is an estimate from kilometres. */
  isGuess: boolean
  /**
   * Kilometres left since the last reading, below 0 when passed; null where the reminder has no mark or the car no
   * reading.
   */
  kmLeft: number | null
}

/** Days between readings that a pace needs. */
const PACE_DAYS = 30

/** The last readings of a car that say how much it is driven. */
export const MOST_READINGS = 12

/** The odometer of a car from the last readings of its orders, in any order. Readings that go back count as typos. */
export const odometerOf = (readings: readonly Reading[]): Odometer | null => {
  const sorted = believed(inOrder(readings).slice(-MOST_READINGS))
  const last = sorted.at(-1)
  if (!last) return null
  const credible = sorted.filter(({ km }) => km <= last.km)
  const first = credible[0] ?? last
  const days = daysBetween(first.day, last.day)
  const perDay = days >= PACE_DAYS && last.km > first.km ? (last.km - first.km) / days : null
  return { ...last, perDay }
}

/** The estimated day of a mark, or null for a car of unknown pace. */
const dayOfMark = (mark: number, odometer: Odometer): string | null => {
  if (mark <= odometer.km) return odometer.day
  if (odometer.perDay === null) return null
  const days = Math.ceil((mark - odometer.km) / odometer.perDay)
  return days > 3_650 ? null : addDays(odometer.day, days)
}

/** The state of a reminder today: by its day or its kilometres, whichever comes first. */
export const dueOf = (
  reminder: Pick<Reminder, 'due_date' | 'due_km' | 'done_at'>,
  odometer: Odometer | null,
  settings: Pick<ReminderSettings, 'reminder_days' | 'reminder_km'>,
  today: string,
): Due => {
  const { due_date, due_km, done_at } = reminder
  const mark = due_km === null || odometer === null ? null : dayOfMark(due_km, odometer)
  const kmLeft = due_km === null || odometer === null ? null : due_km - odometer.km
  const isGuess = mark !== null && (due_date === null || mark < due_date)
  const day = isGuess ? mark : due_date
  const common = { day, isGuess, kmLeft }
  if (done_at !== null) return { state: 'done', ...common }
  // An estimated day only says when to check, and does not make a reminder late.
  if ((due_date !== null && due_date < today) || (kmLeft !== null && kmLeft <= 0))
    return { state: 'late', ...common }
  const isNear =
    (day !== null && day <= addDays(today, settings.reminder_days)) ||
    (kmLeft !== null && kmLeft <= settings.reminder_km)
  return { state: isNear ? 'soon' : 'later', ...common }
}

/** Months for which insurance and road tax are usually bought. */
const YEAR = 12

/**
 * The reminder that follows one done on a day, at some kilometres. Inspection, insurance and road tax continue from the
 * day on which they would have expired, if that day is still ahead: coming early costs no days.
 */
export const nextDue = (
  { kind, due_date, due_km }: Pick<Reminder, 'kind' | 'due_date' | 'due_km'>,
  settings: ReminderSettings,
  { today, year, km }: { today: string; year: number | null; km: number | null },
): { due_date: string | null; due_km: number | null } => {
  const from = due_date !== null && due_date > today ? due_date : today
  const months: Record<Exclude<ReminderKind, 'anvelope'>, number> = {
    itp: itpMonths(settings, year, from),
    rca: YEAR,
    rovinieta: YEAR,
    ulei: settings.oil_months,
    alta: YEAR,
  }
  if (kind === 'anvelope') return { due_date: nextSeason(from), due_km: null }
  if (kind !== 'ulei') return { due_date: addMonths(from, months[kind]), due_km: null }
  const at = km ?? due_km
  return {
    due_date: addMonths(today, months.ulei),
    due_km: at === null || settings.oil_km === 0 ? null : at + settings.oil_km,
  }
}

/** The first days of winter and of summer, as tyres go. */
const SEASONS = ['04-01', '11-01'] as const

/** The first day of the next season after a day; two seasons are never less than two months apart. */
const nextSeason = (day: string): string => {
  const year = Number(day.slice(0, 4))
  const days = [year, year + 1].flatMap((one) => SEASONS.map((season) => `${one}-${season}`))
  return days.find((one) => one > addMonths(day, 2)) ?? addMonths(day, 6)
}

/** Months between two inspections: fewer for a car past the age that the shop's settings name. */
const itpMonths = (settings: ReminderSettings, year: number | null, day: string): number =>
  year !== null && Number(day.slice(0, 4)) - year >= settings.itp_old_years
    ? settings.itp_months_old
    : settings.itp_months
