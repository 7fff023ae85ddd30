import type { Context } from 'hono'
import { dayInRomania, isInstant } from '#domain/kernel/dates.ts'
import { addDays } from '#domain/kernel/days.ts'
import { AppError } from '#domain/kernel/errors.ts'
import { planHas, planOfShop } from '#domain/plans/catalogue.ts'
import { bookable, FORTNIGHT } from '#domain/portal/booking-view.ts'
import { shopCard } from '#domain/portal/shop-card.ts'
import type { PortalShop } from '#domain/portal/view.ts'
import { type BookingRows, readBookingRows } from '#worker/db/booking-rows.ts'
import { findBySlug } from '#worker/db/booking-slugs.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import type { AppEnv } from '#worker/http/context.ts'

/** A shop at its address. */
export type OpenShop = BookingRows & {
  db: TenantDb
  card: PortalShop
  /** Whether its plan has bookings, and there is something to book. */
  takesBookings: boolean
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A day of the query; '' where it is none. */
export const dayIn = (text: string | undefined): string => (text !== undefined && DAY.test(text) ? text : '')

/** The day in Romania of an instant; '' of any other text. */
export const dayOf = (text: string): string => (isInstant(text) ? dayInRomania(Date.parse(text)) : '')

/** The days whose appointments a page needs. */
export const daysFrom = (asked: string, now: number): { from: string; to: string } => {
  const today = dayInRomania(now)
  const from = asked > today ? asked : today
  return { from, to: addDays(from, FORTNIGHT) }
}

/**
 * Opens the page of a shop: one look into the directory, and one into its shard.
 * @throws AppError `not_found` for an unknown address, and for a shop that has closed its page
 */
export const openShop = async (c: Context<AppEnv>, slug: string, asked: string): Promise<OpenShop> => {
  const db = await findBySlug(c.env, slug.toLowerCase())
  const now = Date.now()
  const rows = db && (await readBookingRows(db, daysFrom(asked, now)))
  if (!db || rows?.calendar.settings.enabled !== 1) throw new AppError('not_found')
  const hasPlan = planHas(planOfShop(rows.shop, new Date(now).toISOString()), 'booking')
  return {
    ...rows,
    db,
    card: shopCard(rows.shop, rows.look),
    takesBookings: hasPlan && bookable(rows.services).length > 0,
  }
}
