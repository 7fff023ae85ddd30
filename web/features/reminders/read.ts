import { compare } from '#domain/kernel/compare.ts'
import { type Due, dueOf, type Odometer, odometerOf } from '#domain/workshop/reminders/due.ts'
import type { Reminder } from '#domain/workshop/reminders/schema.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import type { Vehicle } from '#domain/workshop/vehicles/schema.ts'
import type { AppDatabase } from '#web/data/database.ts'
import { keptCar, readReadings } from '#web/data/workshop/cars.ts'

/** A reminder with its car, and its state today. */
export type ReminderEntry = { reminder: Reminder; car: Vehicle; odometer: Odometer | null; due: Due }

const RANK = { late: 0, soon: 1, later: 2, done: 3 }

/** The nearest due date comes first; among the done ones, the last one done. */
const byDue = (a: ReminderEntry, b: ReminderEntry): number => {
  if (a.due.state === 'done' && b.due.state === 'done')
    return compare(String(b.reminder.done_at), String(a.reminder.done_at))
  return (
    RANK[a.due.state] - RANK[b.due.state] ||
    compare(a.due.day ?? '9999', b.due.day ?? '9999') ||
    compare(a.reminder.id, b.reminder.id)
  )
}

/** The reminders with their state today, in the order in which people handle them. */
export const readEntries = async (
  db: AppDatabase,
  shop: Shop,
  reminders: readonly Reminder[],
  today: string,
): Promise<ReminderEntry[]> => {
  const odometers = new Map<string, Odometer | null>()
  const entries: ReminderEntry[] = []
  for (const reminder of reminders) {
    const car = await keptCar(db, reminder.vehicle_id)
    if (!car) continue
    if (!odometers.has(car.id))
      odometers.set(
        car.id,
        reminder.due_km === null && reminder.kind !== 'ulei'
          ? null
          : odometerOf(await readReadings(db, car.id)),
      )
    const odometer = odometers.get(car.id) ?? null
    entries.push({ reminder, car, odometer, due: dueOf(reminder, odometer, shop, today) })
  }
  return entries.sort(byDue)
}

/** How many done reminders are shown. */
const LAST_DONE = 100

/** All open reminders of the shop and the last done ones; undefined before there is a shop. */
export const readShopReminders = async (
  db: AppDatabase,
  tenantId: string,
  today: string,
): Promise<{ shop: Shop; entries: ReminderEntry[] } | undefined> => {
  const shop = await db.rows('tenants').get(tenantId)
  if (!shop) return undefined
  const all = await db.rows('reminders').toArray()
  const done = all
    .filter(({ done_at }) => done_at !== null)
    .sort((a, b) => compare(String(b.done_at), String(a.done_at)))
  const open = all.filter(({ done_at }) => done_at === null)
  return { shop, entries: await readEntries(db, shop, [...open, ...done.slice(0, LAST_DONE)], today) }
}
