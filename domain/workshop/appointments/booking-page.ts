import { PAGES } from '#domain/api/paths.ts'
import { type PlanId, planHas } from '#domain/plans/catalogue.ts'
import type { CalendarSettingsRow } from './settings.ts'

/** The address of a shop's page for bookings; `origin` is scheme and host. */
export const bookingAddress = (origin: string, slug: string): string => `${origin}${PAGES.booking}/${slug}`

/** Where the clients of a shop book by themselves; null where they do not. */
export const bookingPageOf = (
  origin: string,
  settings: Pick<CalendarSettingsRow, 'enabled' | 'slug'> | null | undefined,
  plan: PlanId,
): string | null =>
  settings?.enabled === 1 && settings.slug !== '' && planHas(plan, 'booking')
    ? bookingAddress(origin, settings.slug)
    : null
