import type { Notification } from './schema.ts'

/** An appointment opens over the calendar. */
const OVER_CALENDAR = '/programari#programare-'

/** The app's pages of the things that notifications are about. */
const PAGES: Readonly<Record<string, string>> = {
  orders: '/comenzi/',
  invoices: '/facturi/',
  vehicles: '/vehicule/',
  contacts: '/clienti/',
  appointments: OVER_CALENDAR,
  calendar_exceptions: '/setari/program#closures-',
  exports: '/setari/export#',
  usage: '/setari/consum#',
  tenants: '/setari/consum#',
  members: '/echipa#',
  plan_payments: '/setari/abonament#',
}

/** The page of all notifications. */
export const NOTIFICATIONS_PAGE = '/notificari'

/** The page on which a person chooses notifications and their channels. */
export const PREFERENCES_PAGE = '/setari/preferinte'

/** Where a click on a notification leads: the page of its target, or all notifications where it has none. */
export const addressOf = ({
  target_collection,
  target_id,
}: Pick<Notification, 'target_collection' | 'target_id'>): string => {
  const page = PAGES[target_collection]
  return page === undefined ? NOTIFICATIONS_PAGE : `${page}${target_id}`
}

/**
 * Whether a person on a page looks at what an address leads to: a row of a page is seen with it; an appointment is
 * not seen with the calendar.
 */
export const isSeenOn = (pathname: string, to: string): boolean =>
  to.split('#')[0] === pathname && !to.startsWith(OVER_CALENDAR)
