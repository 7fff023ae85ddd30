import { dayInRomania } from '#domain/kernel/dates.ts'
import { DAY } from '#domain/kernel/days.ts'
import { PLANS } from './catalogue.ts'

/**
 * Gentle suggestions of the free tier (source 000): each appears at most once, at most one per day, and none for seven
 * days after a dismissal. They never block anything.
 */
export const SUGGESTIONS = ['orders_20', 'orders_40', 'orders_50', 'share_pdf', 'months_3'] as const
export type Suggestion = (typeof SUGGESTIONS)[number]

/** Events on this device. Instants are ISO. */
export type SuggestionFacts = {
  ordersThisMonth: number
  /** The first work on this device; null before it. */
  since: string | null
  /** When a document was last shared with a client without the server; null for never. */
  sharedAt: string | null
}

/** Which suggestions were shown, and when they were dismissed. */
export type SuggestionMemory = Partial<Record<Suggestion, { shownAt: string; dismissedAt: string | null }>>

const QUIET_DAYS = 7
const MONTHS_3 = 91 * DAY
const SOFT_LIMIT = PLANS.free.limits.softOrdersPerMonth ?? Infinity

const between = (value: number, from: number, below: number): boolean => value >= from && value < below

/** Whether the moment of a suggestion has come; in a busy month the later suggestion replaces the earlier ones. */
const isMoment = (suggestion: Suggestion, facts: SuggestionFacts, now: number): boolean => {
  const { ordersThisMonth, since, sharedAt } = facts
  if (suggestion === 'orders_20') return between(ordersThisMonth, 20, 40)
  if (suggestion === 'orders_40') return between(ordersThisMonth, 40, SOFT_LIMIT)
  if (suggestion === 'orders_50') return ordersThisMonth >= SOFT_LIMIT
  if (suggestion === 'share_pdf') return sharedAt !== null
  return since !== null && now - Date.parse(since) >= MONTHS_3
}

const dayOf = (at: string): string => dayInRomania(Date.parse(at))

/**
 * The one suggestion to show now among those of a place, or null. A shown suggestion stays for its day or until it is
 * dismissed, and never returns.
 */
export const suggest = (
  among: readonly Suggestion[],
  facts: SuggestionFacts,
  memory: SuggestionMemory,
  now: number,
): Suggestion | null => {
  const today = dayInRomania(now)
  const known = Object.entries(memory) as [Suggestion, NonNullable<SuggestionMemory[Suggestion]>][]
  const ofToday = known.find(([, { shownAt }]) => dayOf(shownAt) === today)
  if (ofToday) {
    const [suggestion, { dismissedAt }] = ofToday
    return dismissedAt === null && among.includes(suggestion) ? suggestion : null
  }
  const isQuiet = known.some(
    ([, { dismissedAt }]) => dismissedAt !== null && now - Date.parse(dismissedAt) < QUIET_DAYS * DAY,
  )
  if (isQuiet) return null
  return among.find((one) => memory[one] === undefined && isMoment(one, facts, now)) ?? null
}
