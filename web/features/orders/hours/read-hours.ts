import { addDays } from '#domain/kernel/days.ts'
import { groupBy } from '#domain/kernel/group-by.ts'
import { type DayShare, sharesOf, timeOf } from '#domain/reports/hours.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { AppDatabase } from '#web/data/database.ts'

/** A session's part of a day, with the car and the line in words; `line` is undefined where it is gone. */
export type HoursEntry = DayShare & { car: string; line: string | undefined }

/** The hours of a mechanic in a week; null for hours that were typed for nobody. */
export type MechanicHours = {
  mechanicId: string | null
  time: number
  /** By day, Monday first; milliseconds. */
  days: readonly { day: string; time: number; entries: readonly HoursEntry[] }[]
}

/** The week that begins on a Monday, by mechanic; only of some mechanics where `only` says so. `now` in milliseconds. */
export const readHours = async (
  db: AppDatabase,
  monday: string,
  now: number,
  only: readonly string[] | null,
): Promise<MechanicHours[]> => {
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index))
  const sessions = await db
    .rows('work_sessions')
    .where('started_at')
    // Sessions of the nights before and after overlap with the week.
    .between(addDays(monday, -2), addDays(monday, 8))
    .toArray()
  const shares = sharesOf(sessions, now).filter(
    ({ day, session: { mechanic_id } }) =>
      days.includes(day) && (only === null || (mechanic_id !== null && only.includes(mechanic_id))),
  )
  const [orders, lines] = await Promise.all([
    db.rows('orders').bulkGet([...new Set(shares.map(({ session }) => session.order_id))]),
    db
      .rows('order_lines')
      .bulkGet([
        ...new Set(shares.flatMap(({ session }) => (session.line_id === null ? [] : [session.line_id]))),
      ]),
  ])
  const cars = new Map(orders.map((order) => [order?.id, formatPlate(order?.nr_auto ?? '')]))
  const names = new Map(lines.map((line) => [line?.id, line?.descriere]))
  const entries = shares.map((share) => ({
    ...share,
    car: cars.get(share.session.order_id) ?? '',
    line: names.get(share.session.line_id ?? ''),
  }))
  return [...groupBy(entries, ({ session }) => session.mechanic_id)].map(([mechanicId, own]) => ({
    mechanicId,
    time: timeOf(own),
    days: days.map((day) => {
      const ofDay = own
        .filter((entry) => entry.day === day)
        .sort((a, b) => (a.session.started_at < b.session.started_at ? -1 : 1))
      return { day, time: timeOf(ofDay), entries: ofDay }
    }),
  }))
}
