import { DAY, shiftMonths } from '#domain/kernel/days.ts'
import type { Values } from '#domain/sync/log.ts'
import { type Interval, PLAN_IDS, type PlanId, planAt } from './catalogue.ts'

/** A plan and how it is paid. */
export type Terms = { plan: PlanId; interval: Interval }

/** A subscription as the provider of payments has it now. Instants are ISO. */
export type Subscription = Terms & {
  id: string
  startedAt: string
  /** The end of the period that was paid last, or of the trial before the first payment. */
  until: string
  /** When it ends because the shop has cancelled it, or because it has ended; null while it goes on. */
  endsAt: string | null
  /** What follows at the end of the period, where that is another plan or interval. */
  next: Terms | null
}

/** The card that is charged. `expires` is `MM/YYYY`. */
export type Card = { brand: string; last4: string; expires: string }

/** A shop's account at the provider of payments, as it is now. */
export type Account = {
  customer: string
  tenantId: string
  subscriptions: readonly Subscription[]
  card: Card | null
}

/** Whether a subscription goes on: an unpaid one is tried again until the provider gives up. `now` is ISO. */
export const isLiving = ({ endsAt }: Subscription, now: string): boolean => endsAt === null || endsAt > now

/** Whether the present time is paid, or still free. */
export const isCovered = ({ until }: Subscription, now: string): boolean => until > now

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1)

/**
 * The one subscription that counts, and living ones beside it, which somebody began by paying twice. It depends on what
 * the provider has and not on the order of its reports: of those that are paid the one that began first.
 */
export const choose = (
  subscriptions: readonly Subscription[],
  now: string,
): { kept: Subscription | null; extra: Subscription[] } => {
  const living = subscriptions
    .filter((one) => isLiving(one, now))
    .sort(
      (one, other) =>
        Number(isCovered(other, now)) - Number(isCovered(one, now)) ||
        compare(one.startedAt, other.startedAt) ||
        compare(one.id, other.id),
    )
  const [kept, ...extra] = living
  if (kept) return { kept, extra }
  const ended = [...subscriptions].sort(
    (one, other) => compare(other.endsAt ?? '', one.endsAt ?? '') || compare(one.id, other.id),
  )
  return { kept: ended[0] ?? null, extra: [] }
}

/** The columns of the shop's row that a subscription decides. */
export const columnsOf = (
  { id, plan, interval, until, endsAt, next }: Subscription,
  { customer, card }: Pick<Account, 'customer' | 'card'>,
): Values => ({
  plan,
  plan_interval: interval,
  plan_until: until,
  cancel_at: endsAt,
  next_plan: next?.plan ?? null,
  next_interval: next?.interval ?? null,
  customer,
  subscription: id,
  card_brand: card?.brand ?? '',
  card_last4: card?.last4 ?? '',
  card_expires: card?.expires ?? '',
})

const MONTHS = { month: 1, year: 12 } as const

/** A calendar month or year later, ISO; a day that the month lacks becomes its last one. */
export const periodAfter = (from: string, interval: Interval): string => shiftMonths(from, MONTHS[interval])

/** A calendar month or year earlier. */
export const periodBefore = (until: string, interval: Interval): string =>
  shiftMonths(until, -MONTHS[interval])

/** Milliseconds of a trial that have to be left for the first payment to wait for its end: the provider needs two days. */
const WORTH_WAITING = 3 * DAY

/**
 * When a plan is paid for the first time where that is not at once: the plan of the trial, or a smaller one, once the
 * trial is over. A larger one is paid from today. Instants are ISO.
 */
export const firstPaymentAt = (
  plan: PlanId,
  trial: { plan: PlanId; endsAt: string | null },
  now: string,
): string | null => {
  if (trial.endsAt === null || PLAN_IDS.indexOf(plan) > PLAN_IDS.indexOf(planAt(trial, now))) return null
  return Date.parse(trial.endsAt) - Date.parse(now) >= WORTH_WAITING ? trial.endsAt : null
}
